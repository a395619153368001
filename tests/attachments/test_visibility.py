"""A file is seen by whoever sees something that refers to it, asked anew each time."""

import pytest
from django.contrib.auth.models import AnonymousUser

from attachments.models import Attachment
from core.exceptions import Invalid
from kb.services import articles, publishing
from responses.services.replies import change_reply
from responses.services.states import archive
from tests.attachments.factories import make_attachment
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def seers(file, *users):
    return [user for user in users if Attachment.objects.visible_to(user).filter(pk=file.pk)]


def test_an_upload_is_its_uploaders_until_something_refers_to_it(alice, bob, eva, adam):
    file = make_attachment(alice)
    assert seers(file, alice, bob, eva, adam, VISITOR) == [alice]

    make_reply(alice, kind="predefined", attachments=[file.pk], shared_with="staff")

    assert seers(file, alice, bob, eva, adam, VISITOR) == [alice, eva, adam]


def test_a_personal_reply_shows_its_files_to_nobody_else(alice, bob, eva, adam):
    file = make_attachment(alice)
    make_reply(alice, kind="predefined", attachments=[file.pk])

    assert seers(file, alice, bob, eva, adam, VISITOR) == [alice]


def test_a_withdrawn_reply_takes_its_files_along(alice, eva, bob):
    file = make_attachment(eva)
    reply = make_shared(eva, kind="predefined", attachments=[file.pk])
    assert seers(file, alice, bob, eva, VISITOR) == [alice, bob, eva]

    archive(reply, by=eva)

    assert seers(file, alice, bob, eva, VISITOR) == [eva]


def test_a_team_keeps_its_files(alice, bob, eva):
    file = make_attachment(eva)
    make_shared(
        eva, kind="predefined", attachments=[file.pk], shared_with="teams", teams=alice.teams.all()
    )

    assert seers(file, alice, bob, eva, VISITOR) == [alice, eva]


def test_visitors_have_the_files_of_public_articles_while_they_are_public(alice, eva):
    file = make_attachment(eva)
    article = make_article(by=eva, visibility="public", attachments=[file.pk])
    assert seers(file, VISITOR, alice, eva) == [VISITOR, alice, eva]

    articles.change_article(article, by=eva, version=None, visibility="internal")
    assert seers(file, VISITOR, alice, eva) == [alice, eva]

    publishing.archive(article, by=eva)
    assert seers(file, VISITOR, alice, eva) == [eva]


def test_one_public_referrer_is_enough(alice, eva):
    file = make_attachment(eva)
    make_shared(eva, kind="predefined", attachments=[file.pk], status="draft")
    make_article(by=eva, visibility="public", attachments=[file.pk])

    assert seers(file, VISITOR, alice, eva) == [VISITOR, alice, eva]


def test_nobody_refers_to_what_they_do_not_see(alice, bob, eva):
    secret = make_attachment(alice)
    make_reply(alice, kind="predefined", attachments=[secret.pk])
    loose = make_attachment(alice)
    own = make_attachment(bob)

    for ids in ([secret.pk], [loose.pk], [own.pk, secret.pk], [10**15]):
        for write in (
            lambda ids: make_reply(bob, kind="predefined", attachments=ids),
            lambda ids: articles.create_article(by=bob, title="x", body="x", attachments=ids),
        ):
            with pytest.raises(Invalid) as refused:
                write(ids)
            assert [code for code, _ in refused.value.errors["attachments"]] == ["unknown"]


def test_a_file_stands_once_and_there_are_not_too_many(alice):
    file = make_attachment(alice)
    many = [make_attachment(alice).pk for _ in range(21)]

    for ids, code in (([file.pk, file.pk], "repeated"), (many, "max_length")):
        with pytest.raises(Invalid) as refused:
            make_reply(alice, kind="predefined", attachments=ids)
        assert [each for each, _ in refused.value.errors["attachments"]] == [code]


def test_what_stands_there_may_be_sent_back_by_whoever_changes_it(alice, eva):
    file = make_attachment(alice)
    reply = make_reply(
        alice, kind="predefined", attachments=[file.pk], shared_with="staff", status="draft"
    )
    more = make_attachment(eva)

    changed = change_reply(reply, by=eva, attachments=[more.pk, file.pk])

    assert changed.attachment_ids == [more.pk, file.pk]
    assert changed.attachment_count == 2
