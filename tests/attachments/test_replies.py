"""Files of replies: in order, counted, copied, sent by a link that dies with its reason."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from attachments.services.uploads import rename
from core import transfer
from core.exceptions import Invalid
from core.transfer import Options
from responses.models import Reply, ReplyAttachment
from responses.search import document
from responses.services.copies import copy_to_own
from responses.services.rendering import render_reply
from responses.services.replies import change_reply, remove_reply
from responses.services.states import archive
from responses.transfer.replies import ReplyImporter
from tests.attachments.factories import downloaded, make_attachment, pdf
from tests.responses.factories import make_reply, make_shared, make_variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def label(eva):
    return make_attachment(eva, "Returlabel_DK.pdf")


@pytest.fixture
def reply(eva, label):
    return make_shared(eva, kind="predefined", attachments=[label.pk])


def path_of(reply, user):
    [file] = render_reply(reply, user=user, base_url="http://testserver/").files
    return file.url.removeprefix("http://testserver")


def test_order_is_kept_and_changed(eva, reply, label):
    more = [make_attachment(eva, f"{number}.pdf").pk for number in range(3)]

    changed = change_reply(reply, by=eva, attachments=[more[2], label.pk, more[0]])

    assert Reply.objects.get(pk=reply.pk).attachment_ids == [more[2], label.pk, more[0]]
    assert changed.version == reply.version + 1
    again = change_reply(changed, by=eva, attachments=[label.pk, more[2], more[0]])
    assert again.attachment_ids == [label.pk, more[2], more[0]]
    assert again.version == changed.version + 1
    same = change_reply(again, by=eva, attachments=[label.pk, more[2], more[0]])
    assert same.version == again.version


def test_a_canned_reply_has_no_files(eva, label, reply):
    with pytest.raises(Invalid) as refused:
        make_shared(eva, kind="canned", attachments=[label.pk])
    assert refused.value.errors.keys() == {"attachments"}

    with pytest.raises(Invalid):
        change_reply(reply, by=eva, kind="canned")
    bare = change_reply(reply, by=eva, kind="canned", attachments=[])
    assert (bare.kind, bare.attachment_count) == ("canned", 0)


def test_the_database_refuses_a_canned_reply_with_files(reply):
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(kind="canned")


def test_variants_have_their_own_files(eva, reply, label):
    danish = make_variant(reply, eva, "da")
    assert danish.attachment_ids == []

    with pytest.raises(Invalid) as refused:
        change_reply(danish, by=eva, kind="canned")

    assert refused.value.errors.keys() == {"kind"}


def test_a_copy_has_the_same_files(alice, reply, label):
    own = copy_to_own(reply, by=alice)

    assert (own.kind, own.attachment_ids, own.attachment_count) == ("predefined", [label.pk], 1)


def test_it_is_found_by_the_name_of_its_file(reply, label, eva):
    found = document(Reply.objects.for_finding().get(pk=reply.pk))
    assert "Returlabel DK pdf" in found.body

    rename(label, name="Forsendelse.pdf", by=eva)

    assert "Forsendelse" in document(Reply.objects.for_finding().get(pk=reply.pk)).body


@pytest.mark.django_db(transaction=True)
def test_search_finds_it_by_subject_and_file_name_and_counts_the_files(api, alice, eva):
    file = make_attachment(eva, "Pakkeseddel_2026.pdf")
    fields = {"title": "T", "subject": "Fortrydelse", "kind": "predefined"}
    reply = make_shared(eva, attachments=[file.pk], **fields)

    for word in ("pakkeseddel", "fortrydelse"):
        [hit] = api(alice).get("/api/v1/search/", {"q": word}).json()["results"]
        assert (hit["type"], hit["id"], hit["attachments"]) == ("reply", reply.pk, 1)


class TestLink:
    def test_it_gives_the_file_to_whoever_has_it(self, client, alice, reply, label):
        response = client.get(path_of(reply, alice))

        assert response.status_code == 200
        assert downloaded(response) == pdf()
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"] == 'attachment; filename="Returlabel_DK.pdf"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies

    def test_names_of_any_letters_are_sent(self, client, alice, eva):
        file = make_attachment(eva, "Følgeseddel 50%? #1.pdf")
        reply = make_shared(eva, kind="predefined", attachments=[file.pk])

        response = client.get(path_of(reply, alice))

        assert downloaded(response) == pdf()
        assert "filename*=utf-8''F%C3%B8lgeseddel%2050%25" in response["Content-Disposition"]

    @pytest.mark.parametrize("gone", ["taken out", "archived", "removed"])
    def test_it_is_dead_once_the_file_left(self, client, alice, eva, reply, gone):
        path = path_of(reply, alice)
        if gone == "taken out":
            change_reply(reply, by=eva, attachments=[])
        elif gone == "archived":
            archive(reply, by=eva)
        else:
            remove_reply(reply, by=eva)

        assert client.get(path).status_code == 404

    def test_it_lives_while_another_file_is_added(self, client, alice, eva, reply, label):
        path = path_of(reply, alice)
        change_reply(reply, by=eva, attachments=[make_attachment(eva).pk, label.pk])

        assert downloaded(client.get(path)) == pdf()

    def test_it_expires(self, client, alice, reply, settings):
        settings.ATTACHMENT_LINK_DAYS = -2
        [file] = render_reply(reply, user=alice).files

        assert file.expires_at < timezone.now()
        assert client.get(file.url).status_code == 404

    def test_nobody_makes_one_up(self, client, alice, reply, label):
        _, _, signed, name = path_of(reply, alice).split("/")
        for forged in (signed[:-1] + ("a" if signed[-1] != "a" else "b"), "x", "x:y", "é"):
            assert client.get(f"/files/{forged}/{name}").status_code == 404

        assert client.post(f"/files/{signed}/{name}").status_code == 405


def test_rendering_names_each_file(api, alice, eva, reply, label):
    answer = api(alice).post(f"/api/v1/replies/{reply.pk}/render/", {}).json()

    [file] = answer["attachments"]
    assert file.keys() == {"id", "name", "size", "url", "expires_at"}
    assert (file["id"], file["name"], file["size"]) == (label.pk, label.name, label.size)
    assert file["url"].startswith("http://testserver/files/")


def test_the_api_takes_and_shows_ids(api, eva, label):
    sent = {"title": "T", "body": "B", "kind": "predefined", "attachments": [label.pk]}
    made = api(eva).post("/api/v1/replies/", sent)

    assert made.status_code == 201
    assert made.json()["attachments"] == [label.pk]
    path, tag = f"/api/v1/replies/{made.json()['id']}/", made["ETag"]
    emptied = api(eva).patch(path, {"attachments": []}, headers={"If-Match": tag})
    assert emptied.json()["attachments"] == []
    assert emptied["ETag"] != tag


def test_wrong_types_are_refused(api, eva):
    for wrong in ("1", [0], ["1"], [True], [None], [1.5], {}, 10**30, [10**30]):
        sent = {"title": "T", "body": "B", "kind": "predefined", "attachments": wrong}
        assert api(eva).post("/api/v1/replies/", sent).status_code == 400, wrong


def test_an_imported_reply_keeps_the_files_it_got_here(eva, label, tmp_path):
    row = {"id": "1", "title": "T", "text": "B"}
    bring_in(tmp_path, row)
    reply = Reply.objects.get(external_id="1")
    change_reply(reply, by=eva, kind="predefined", attachments=[label.pk])

    bring_in(tmp_path, {**row, "text": "Another"})

    reply = Reply.objects.get(external_id="1")
    assert (reply.kind, reply.body, reply.attachment_ids) == ("predefined", "Another", [label.pk])


def bring_in(folder, row):
    path = folder / "replies.jsonl"
    path.write_text(json.dumps(row))
    reading = transfer.read(path, ReplyImporter(), language="en")
    with transaction.atomic():
        ReplyImporter().write(reading.rows, Options(source="tool"))


def test_links_go_with_the_reply(alice):
    file = make_attachment(alice)
    reply = make_reply(alice, kind="predefined", attachments=[file.pk])
    before = timezone.now()

    remove_reply(reply, by=alice)

    assert not ReplyAttachment.objects.exists()
    file.refresh_from_db()
    assert file.unused_since >= before
