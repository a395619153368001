"""Replies over HTTP: shapes, rights, ETags, filters. What the services decide is tested there."""

import pytest

from kb.services.publishing import archive
from responses.models import Reply
from tests.api import caller, errors_of, problem_of
from tests.kb.factories import make_article
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db

FIELDS = {
    *("kind", "title", "shortcut", "subject", "body", "language", "tone", "stage", "channels"),
    *("shared_with", "teams", "tags", "status", "when_to_use", "precondition", "valid_from"),
    *("valid_until", "review_due", "article", "attachments", "variant_of", "source"),
    *("external_id", "id", "version", "owner", "variant_group", "variants", "outdated", "uses"),
    *("findings", "url", "created_at", "updated_at", "based_on"),
}


def address(reply, verb=""):
    return f"/api/v1/replies/{reply.pk}/{verb}"


# --- Writing ------------------------------------------------------------------------------------


def test_least_that_makes_a_reply_and_its_defaults(alice):
    response = caller(alice).post("/api/v1/replies/", {"title": "Hi", "body": "Hello"})

    assert response.status_code == 201
    body = response.json()
    assert body.keys() == FIELDS
    assert response["ETag"] == f'"reply-{body["id"]}-1"'
    assert response["Location"] == f"/api/v1/replies/{body['id']}/"
    assert {name: body[name] for name in ("kind", "shared_with", "status", "language")} == {
        "kind": "canned",
        "shared_with": "me",
        "status": "published",
        "language": "en",
    }
    assert (body["tone"], body["stage"], body["channels"], body["tags"]) == (
        "neutral",
        None,
        [],
        [],
    )
    assert (body["owner"], body["uses"]) == (alice.pk, {"count": 0, "last_used_at": None})
    assert body["url"] == f"/replies/{body['id']}/"
    assert body["variants"] == [{"id": body["id"], "language": "en", "tone": "neutral"}]


def test_editors_defaults(eva):
    body = caller(eva).post("/api/v1/replies/", {"title": "Hi", "body": "Hello"}).json()

    assert (body["shared_with"], body["status"]) == ("staff", "draft")


def test_everything_comes_back_as_it_was_given(eva, support):
    given = {
        "kind": "predefined",
        "title": "Returlabel",
        "shortcut": "retur",
        "subject": "Retur af ordre {{order.number}}",
        "body": "  [[Hej {{customer.first_name}}|Hej]]\n\n",
        "language": "da",
        "tone": "informal",
        "stage": "solution",
        "channels": ["chat", "email"],
        "shared_with": "teams",
        "teams": [support.pk],
        "tags": ["retur"],
        "status": "published",
        "when_to_use": "When",
        "precondition": "First",
        "valid_from": "2026-01-01T00:00:00Z",
        "valid_until": "2027-01-01T00:00:00Z",
        "review_due": "2026-12-01",
        "article": None,
        "attachments": [],
        "variant_of": None,
        "source": "crm",
        "external_id": "7",
    }

    response = caller(eva).post("/api/v1/replies/", given)

    assert response.status_code == 201, response.content
    body = response.json()
    assert {name: body[name] for name in given} == given


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"title": ""}, {"/title": "blank"}),
        ({"body": None}, {"/body": "null"}),
        ({"colour": "red"}, {"/colour": "unknown_field"}),
        ({"kind": "long"}, {"/kind": "invalid_choice"}),
        ({"language": "xx"}, {"/language": "unknown_language"}),
        ({"title": 7}, {"/title": "wrong_type"}),
        ({"subject": "A"}, {"/subject": "not_allowed"}),
        ({"channels": ["fax"]}, {"/channels/0": "invalid_choice"}),
        ({"teams": [4711]}, {"/teams": "does_not_exist"}),
        ({"article": 4711}, {"/article": "does_not_exist"}),
        ({"variant_of": 4711}, {"/variant_of": "does_not_exist"}),
        ({"kind": "predefined", "attachments": [12]}, {"/attachments": "unknown"}),
        ({"kind": "canned", "attachments": [12]}, {"/attachments": "not_allowed"}),
        ({"body": "x" * 1_000_001}, {"/body": "max_length"}),
        ({"body": "{{nobody.name}}"}, {"/body": "unknown_name"}),
        ({"valid_from": "yesterday"}, {"/valid_from": "invalid"}),
    ],
)
def test_wrong_fields_are_named(eva, fields, errors):
    response = caller(eva).post("/api/v1/replies/", {"title": "Hi", "body": "Hello", **fields})

    assert problem_of(response) == (400, "invalid")
    assert errors_of(response) == errors
    assert not Reply.objects.exists()


def test_unknown_placeholder_is_named_with_its_place(eva):
    response = caller(eva).post("/api/v1/replies/", {"title": "Hi", "body": "Hi {{a.b}}"})

    assert response.json()["positions"] == [
        {"pointer": "/body", "code": "unknown_name", "start": 3, "end": 10}
    ]


def test_taken_short_code_names_the_reply_that_has_it(eva):
    make_shared(eva, title="Returlabel", shortcut="retur")

    response = caller(eva).post(
        "/api/v1/replies/", {"title": "Hi", "body": "Hello", "shortcut": "RETUR"}
    )

    assert errors_of(response) == {"/shortcut": "taken"}
    assert "“Returlabel”" in response.json()["detail"]


def test_agent_may_not_publish_for_all(alice):
    response = caller(alice).post(
        "/api/v1/replies/",
        {"title": "Hi", "body": "Hello", "shared_with": "staff", "status": "published"},
    )

    assert problem_of(response) == (403, "not_allowed")


def test_variant_is_a_reply_of_its_own_in_the_same_group(eva):
    danish = make_shared(eva, language="da")

    response = caller(eva).post(
        "/api/v1/replies/",
        {"title": "Nei", "body": "Nei", "language": "no", "variant_of": danish.pk},
    )

    body = response.json()
    assert (body["language"], body["variant_group"]) == ("nb", danish.group_id)
    assert [(each["id"], each["language"]) for each in body["variants"]] == [
        (danish.pk, "da"),
        (body["id"], "nb"),
    ]


# --- Reading ------------------------------------------------------------------------------------


def test_hidden_and_missing_answer_alike(alice, bob, adam):
    reply = make_reply(alice)

    for user in (bob, adam):
        assert problem_of(caller(user).get(address(reply))) == (404, "not_found")
    assert problem_of(caller(alice).get("/api/v1/replies/4711/")) == (404, "not_found")
    assert problem_of(caller().get(address(reply))) == (401, "not_authenticated")


def test_get_change_patch_works_with_everything_sent_back(eva):
    reply = make_shared(eva, title="Old", tags=["a"])
    client = caller(eva)
    read = client.get(address(reply))

    response = client.patch(
        address(reply), {**read.json(), "title": "New"}, HTTP_IF_MATCH=read["ETag"]
    )

    assert response.status_code == 200, response.content
    assert response.json()["title"] == "New"
    assert response["ETag"] == f'"reply-{reply.pk}-2"'
    assert client.get(address(reply), HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304


def test_stale_change_is_refused_with_what_is_there(eva):
    reply = make_shared(eva)
    client = caller(eva)
    client.patch(address(reply), {"title": "First"}, HTTP_IF_MATCH="*")

    response = client.patch(
        address(reply), {"title": "Second"}, HTTP_IF_MATCH=f'"reply-{reply.pk}-1"'
    )

    assert problem_of(response) == (412, "stale")
    assert response.json()["current"]["title"] == "First"
    assert problem_of(client.patch(address(reply), {"title": "x"}))[0] == 428
    assert problem_of(client.delete(address(reply)))[0] == 428


def test_use_leaves_the_tag_alone(eva):
    reply = make_shared(eva)
    client = caller(eva)
    tag = client.get(address(reply))["ETag"]

    client.post(address(reply, "uses/"), {})

    assert client.get(address(reply), HTTP_IF_NONE_MATCH=tag).status_code == 304


def test_status_in_a_patch_is_ignored_and_major_marks_the_others(eva):
    danish = make_shared(eva, language="da")
    norwegian = make_variant(danish, eva, "nb")

    response = caller(eva).patch(
        address(danish),
        {"status": "archived", "body": "New", "major": True, "override": {"reason": "x"}},
        HTTP_IF_MATCH="*",
    )

    assert response.json()["status"] == "published"
    assert caller(eva).get(address(norwegian)).json()["outdated"] is True


def test_agent_neither_changes_nor_deletes_what_is_for_all(alice, eva):
    reply = make_shared(eva)
    client = caller(alice)

    assert problem_of(client.patch(address(reply), {"title": "x"}))[0] == 403
    assert problem_of(client.delete(address(reply), HTTP_IF_MATCH="*"))[0] == 403


def test_delete_archives_what_is_shared_and_removes_what_is_ones_own(alice, eva):
    shared, own = make_shared(eva), make_reply(alice)

    assert caller(eva).delete(address(shared), HTTP_IF_MATCH="*").status_code == 204
    assert caller(alice).delete(address(own), HTTP_IF_MATCH="*").status_code == 204

    assert reread(shared).status == "archived"
    assert not Reply.objects.filter(pk=own.pk).exists()


def test_a_verb_heeds_if_match(eva):
    reply = make_shared(eva)
    client = caller(eva)

    stale = client.post(address(reply, "archive/"), {}, HTTP_IF_MATCH=f'"reply-{reply.pk}-7"')

    assert problem_of(stale) == (412, "stale")
    right = client.post(address(reply, "archive/"), {}, HTTP_IF_MATCH=f'"reply-{reply.pk}-1"')
    assert right.status_code == 200


def test_what_was_read_can_be_sent_back_when_the_linked_article_is_hidden(alice, eva):
    article = make_article("Retur")
    reply = make_reply(alice, article=article)
    archive(article, by=eva)
    client = caller(alice)
    read = client.get(address(reply))
    assert read.json()["article"] == article.pk

    saved = client.patch(
        address(reply), {**read.json(), "title": "New"}, HTTP_IF_MATCH=read["ETag"]
    )

    assert (saved.status_code, saved.json()["article"]) == (200, article.pk)
    other = client.patch(address(make_reply(alice)), {"article": article.pk}, HTTP_IF_MATCH="*")
    assert errors_of(other) == {"/article": "does_not_exist"}
