"""The verbs of a reply over HTTP, and its history."""

import pytest

from tests.api import caller, problem_of
from tests.responses.factories import make_reply

pytestmark = pytest.mark.django_db


def address(reply, verb):
    return f"/api/v1/replies/{reply.pk}/{verb}"


def test_proposal_is_submitted_returned_and_published(alice, eva):
    reply = make_reply(alice, shared_with="staff")
    agent, editor = caller(alice), caller(eva)

    def status(client, verb, body=None):
        response = client.post(address(reply, f"{verb}/"), body or {})
        assert response.status_code == 200, response.content
        return response.json()["status"]

    assert status(agent, "submit") == "in_review"
    assert problem_of(agent.post(address(reply, "publish/"), {})) == (403, "not_allowed")
    assert status(editor, "return", {"comment": "Shorter"}) == "draft"
    assert status(agent, "submit") == "in_review"
    assert status(editor, "publish", {"override": {"reason": "It is fine"}}) == "published"
    assert problem_of(editor.post(address(reply, "return/"), {})) == (409, "conflict")
    assert status(editor, "publish") == "published"
    assert status(editor, "archive") == "archived"
    assert status(editor, "restore") == "draft"
    assert status(editor, "restore", {"revision": 1}) == "draft"


def test_history_is_for_editors_and_the_author(alice, bob, eva):
    reply = make_reply(alice, shared_with="staff", status="in_review")
    editor = caller(eva)
    editor.post(address(reply, "return/"), {"comment": "Shorter"})
    editor.post(address(reply, "publish/"), {})

    for user in (alice, eva):
        lines = caller(user).get(address(reply, "history/")).json()["results"]
        assert [(line["number"], line["verb"], line["comment"]) for line in lines] == [
            (3, "published", ""),
            (2, "returned", "Shorter"),
            (1, "created", ""),
        ]
        assert [line["author"] for line in lines] == [eva.pk, eva.pk, alice.pk]
    assert problem_of(caller(bob).get(address(reply, "history/"))) == (403, "not_allowed")
