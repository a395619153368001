"""Files over the API."""

from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from attachments.models import Attachment, Blob
from tests.api import caller, errors_of, problem_of
from tests.attachments.factories import downloaded, make_attachment, pdf, picture
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db
URL = "/api/v1/attachments/"


def post(client, filename="Returlabel.pdf", content=None, **fields):
    file = SimpleUploadedFile(filename, pdf() if content is None else content)
    return client.post(URL, {"file": file, **fields}, format="multipart")


@pytest.fixture
def agent(alice):
    return caller(alice)


def raw(client, filename, content=None, boundary="xyz"):
    """A file under a name that no honest client sends."""
    body = (
        f"--{boundary}\r\n"
        f'Content-Disposition: form-data; name="file"; filename="{filename}"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    ).encode() + (content or pdf())
    body += f"\r\n--{boundary}--\r\n".encode()
    return client.generic("POST", URL, body, f"multipart/form-data; boundary={boundary}")


def test_an_upload_is_answered_with_all_it_is(agent):
    answer = post(agent)

    assert answer.status_code == 201
    made = answer.json()
    created_at, pk = made.pop("created_at"), made.pop("id")
    assert created_at.endswith("Z")
    assert made == {
        "name": "Returlabel.pdf",
        "content_type": "application/pdf",
        "size": len(pdf()),
        "sha256": sha256(pdf()).hexdigest(),
        "url": f"{URL}{pk}/content/",
    }
    assert answer["Location"] == f"{URL}{pk}/"
    assert answer["ETag"]


def test_it_may_be_given_another_name(agent):
    assert post(agent, "scan0001.pdf", name="Returlabel.pdf").json()["name"] == "Returlabel.pdf"


def test_the_bytes_come_back(agent):
    made = post(agent).json()

    answer = agent.get(made["url"], headers={"Accept": "application/pdf"})

    assert downloaded(answer) == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="Returlabel.pdf"'
    assert answer["Content-Length"] == str(len(pdf()))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Authorization" in answer["Vary"]
    again = agent.get(made["url"], headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_kept_copy_is_no_way_past_a_withdrawal(agent, alice, eva):
    file = make_attachment(eva)
    reply = make_shared(eva, kind="predefined", attachments=[file.pk])
    first = agent.get(f"{URL}{file.pk}/content/")
    tag, _bytes = first["ETag"], downloaded(first)
    caller(eva).post(f"/api/v1/replies/{reply.pk}/archive/", {})

    later = agent.get(f"{URL}{file.pk}/content/", headers={"If-None-Match": tag})

    assert problem_of(later) == (404, "not_found")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"", "empty"),
        ("a.exe", b"MZ", "type_not_allowed"),
        ("a.pdf", picture(), "wrong_content"),
        ("a.png", b"<svg/>", "wrong_content"),
    ],
)
def test_what_cannot_be_kept_is_said(agent, name, content, code):
    answer = post(agent, name, content)

    assert (answer.status_code, errors_of(answer)) == (400, {"/file": code})
    assert not Blob.objects.exists()


@pytest.mark.parametrize(
    ("filename", "code"),
    [
        ("../../etc/a.pdf", "path"),
        ("C:\\temp\\a.pdf", "path"),
        ("a\x07.pdf", "control_character"),
        ("a\u202efdp.pdf", "hidden_character"),
        ("\u200ba.pdf", "hidden_character"),
        ("a" * 300 + ".pdf", "max_length"),
    ],
)
def test_names_are_refused_as_they_were_sent(agent, filename, code):
    answer = raw(agent, filename)

    assert (answer.status_code, errors_of(answer)) == (400, {"/file": code})
    assert not Attachment.objects.exists()


def test_too_many_bytes_are_refused_before_they_are_read(agent, settings):
    settings.ATTACHMENT_MAX_BYTES = 1_000
    just_over = post(agent, content=pdf() + b"%" * 1_000 + b"%%EOF")
    far_over = post(agent, content=pdf() + b"%" * 200_000)

    for answer in (just_over, far_over):
        assert problem_of(answer) == (413, "too_large")
        assert errors_of(answer) == {"/file": "too_large"}


def test_only_a_file_in_multipart_is_taken(agent):
    assert agent.post(URL, {"file": "x"}, format="json").status_code == 415
    assert errors_of(agent.post(URL, {"name": "a.pdf"}, format="multipart")) == {
        "/file": "required"
    }
    assert errors_of(post(agent, title="x")) == {"/title": "unknown_field"}
    text = agent.post(URL, {"file": "text"}, format="multipart")
    assert errors_of(text) == {"/file": "invalid"}
    files = [SimpleUploadedFile(f"{each}.pdf", pdf()) for each in "ab"]
    twice = agent.post(URL, {"file": files}, format="multipart")
    assert errors_of(twice) == {"/file": "repeated"}
    broken = agent.generic("POST", URL, b"nothing", "multipart/form-data")
    assert broken.status_code == 400
    assert not Attachment.objects.exists()


def test_other_addresses_take_no_files(agent):
    file = SimpleUploadedFile("a.pdf", pdf())
    answer = agent.post("/api/v1/replies/", {"file": file}, format="multipart")

    assert answer.status_code == 415


def test_the_list_has_what_one_sees(agent, alice, bob, eva):
    mine, used = make_attachment(alice, "b.pdf"), make_attachment(eva, "a.pdf")
    make_attachment(bob)
    make_shared(eva, kind="predefined", attachments=[used.pk])

    found = agent.get(URL, {"ordering": "name"}).json()

    assert [each["id"] for each in found["results"]] == [used.pk, mine.pk]
    assert agent.get(URL, {"q": "b.p"}).json()["count"] == 1
    assert agent.get(URL, {"size": 1}).status_code == 400


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_as_many_queries_for_three_as_for_one(
    agent, alice, count, django_assert_num_queries
):
    for number in range(count):
        make_attachment(alice, content=pdf(number))
    agent.get(URL)

    with django_assert_num_queries(5):
        agent.get(URL)


def test_a_name_is_changed_and_its_type_stays(agent, alice):
    file = make_attachment(alice)
    path = f"{URL}{file.pk}/"
    before = agent.get(path)

    answer = agent.patch(path, {"name": "Label.pdf"})

    assert answer.json()["name"] == "Label.pdf"
    assert answer["ETag"] != before["ETag"]
    for name, code in (
        ("Label.png", "wrong_extension"),
        ("a/b.pdf", "path"),
        ("x", "type_not_allowed"),
    ):
        assert errors_of(agent.patch(path, {"name": name})) == {"/name": code}
    assert errors_of(agent.patch(path, {"name": None})) == {"/name": "null"}
    stale = agent.patch(path, {"name": "b.pdf"}, headers={"If-Match": before["ETag"]})
    assert problem_of(stale) == (412, "stale")


def test_what_is_used_stays(alice, eva):
    file = make_attachment(eva)
    shared = make_shared(eva, title="Shared", kind="predefined", attachments=[file.pk])
    make_reply(alice, kind="predefined", attachments=[file.pk])
    article = make_article("Returns", by=eva, attachments=[file.pk])

    answer = caller(eva).delete(f"{URL}{file.pk}/")

    assert problem_of(answer) == (409, "in_use")
    assert answer.json()["used_by"] == [
        {"type": "article", "id": article.pk, "title": "Returns"},
        {"type": "reply", "id": shared.pk, "title": "Shared"},
    ]


def test_what_nothing_uses_goes(agent, alice):
    file = make_attachment(alice)

    assert agent.delete(f"{URL}{file.pk}/").status_code == 204
    assert agent.get(f"{URL}{file.pk}/").status_code == 404
    assert agent.get(f"{URL}{file.pk}/content/").status_code == 404


def test_lists_are_narrowed_to_what_has_a_file(api, eva):
    one, two, three = (make_attachment(eva) for _ in range(3))
    both = make_shared(eva, kind="predefined", attachments=[one.pk, two.pk])
    make_shared(eva, kind="predefined", attachments=[three.pk])
    article = make_article(by=eva, attachments=[two.pk])

    for path, row in (("replies", both), ("articles", article)):
        found = api(eva).get(f"/api/v1/{path}/", {"attachments": [one.pk, two.pk]}).json()
        assert [each["id"] for each in found["results"]] == [row.pk]


@pytest.mark.parametrize("scope", ["replies:read", "articles:read"])
def test_either_scope_reads(alice, scope):
    file = make_attachment(alice)
    reader = caller(alice, scope)

    assert downloaded(reader.get(f"{URL}{file.pk}/content/")) == pdf()
    assert post(reader).status_code == 403


@pytest.mark.parametrize("scope", ["replies:write", "articles:write"])
def test_either_scope_writes(alice, scope):
    assert post(caller(alice, scope)).status_code == 201


def test_the_session_needs_its_csrf_token(alice):
    from rest_framework.test import APIClient

    client = APIClient(enforce_csrf_checks=True)
    client.force_login(alice)

    assert problem_of(post(client)) == (403, "csrf_failed")


def test_lost_bytes_are_said(agent, alice, data_dir):
    file = make_attachment(alice)
    (data_dir / "attachments" / file.blob.stored_as).unlink()

    answer = agent.get(f"{URL}{file.pk}/content/")

    assert problem_of(answer) == (503, "file_missing")


class TestArticles:
    def test_visitors_get_the_files_of_public_articles(self, eva, client):
        file = make_attachment(eva)
        article = make_article("Return it", by=eva, visibility="public", attachments=[file.pk])

        shown = client.get(f"/api/v1/articles/{article.pk}/").json()
        assert shown["attachments"] == [file.pk]
        assert downloaded(client.get(f"{URL}{file.pk}/content/")) == pdf()
        page = client.get(article.public_url)
        assert f"{URL}{file.pk}/content/" in page.text
        assert "Returlabel.pdf" in page.text

    def test_they_are_changed_and_counted_in_the_version(self, api, eva):
        one, two = make_attachment(eva), make_attachment(eva)
        sent = {"title": "T", "body": "B", "attachments": [one.pk]}
        made = api(eva).post("/api/v1/articles/", sent)
        path = f"/api/v1/articles/{made.json()['id']}/"

        changed = api(eva).patch(
            path, {"attachments": [two.pk, one.pk]}, headers={"If-Match": made["ETag"]}
        )

        assert changed.json()["attachments"] == [two.pk, one.pk]
        assert changed["ETag"] != made["ETag"]
        assert changed.json()["revision"] == 1

    def test_what_one_does_not_see_does_not_exist(self, api, alice, bob):
        secret = make_attachment(bob)
        sent = {"title": "T", "body": "B", "attachments": [secret.pk]}

        answer = api(alice).post("/api/v1/articles/", sent)

        assert errors_of(answer) == {"/attachments": "unknown"}
