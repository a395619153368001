"""Texts that break the guide since it changed: who is told, and what the buttons do."""

import pytest

from kb.models import ArticleFindings
from responses.models import ReplyFindings
from styleguide.services import keeping
from tests.desk.test_todo import listed
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared
from tests.styleguide.factories import a_rule, make_entry

pytestmark = pytest.mark.django_db

BAD = "Desværre, igen desværre."


def drift(eva):
    keeping.keep_up()
    entry = make_entry(eva, rules=[a_rule(), a_rule(message="Not “igen”.", parameters=AGAIN)])
    keeping.keep_up()
    return entry


AGAIN = {"words": ["igen"], "use": []}


def test_editors_put_right_what_others_use(alice, eva, adam):
    make_shared(eva, title="Reply", body=BAD, language="da")
    make_article("Article", body=BAD, language="da", by=alice)
    make_reply(alice, title="Own", body=BAD, language="da")
    drift(eva)

    expected = [("drift", "Article"), ("drift", "Reply")]
    assert sorted(listed(eva)) == sorted(listed(adam)) == expected
    assert listed(alice) == []


def test_a_row_says_what_is_broken_and_leads_to_where_it_is_put_right(client, alice, eva):
    reply = make_shared(eva, title="Reply", body=BAD, language="da")
    article = make_article("Article", body=BAD, language="da")
    drift(eva)
    client.force_login(eva)

    page = client.get("/todo/?kind=drift").content.decode()

    assert "“Desværre”: Say it another way. And 2 more." in page
    for text, edit in ((reply, "replies"), (article, "articles")):
        assert f'href="/{edit}/{text.pk}/edit/"' in page
        client.post(f"/{edit}/{text.pk}/findings/leave/")
    assert listed(eva) == []
    assert "Say it another way" not in client.get(f"/replies/{reply.pk}/").content.decode()


def test_agents_leave_nothing_as_it_is(client, alice, eva):
    reply = make_shared(eva, body=BAD, language="da")
    article = make_article("Article", body=BAD, language="da")
    drift(eva)
    client.force_login(alice)

    client.post(f"/replies/{reply.pk}/findings/leave/")
    answer = client.post(f"/articles/{article.pk}/findings/leave/")

    assert answer.status_code == 403
    assert ReplyFindings.objects.get().broken_at
    assert ArticleFindings.objects.get().broken_at
