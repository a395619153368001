"""On-Behalf-Of: a chat tool with one token, and agents of its own."""

import pytest

from tests.api import caller, problem_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ME = "/api/v1/me/"


@pytest.fixture
def tool(adam):
    return caller(adam, "act_as", "search:read", "replies:read", "articles:publish", "admin")


@pytest.mark.parametrize("name", ["alice", "ALICE", "alice@example.com", "Alice@Example.com"])
def test_a_request_is_that_users(tool, alice, name):
    me = tool.get(ME, HTTP_ON_BEHALF_OF=name).json()

    assert (me["username"], me["role"], me["teams"][0]["name"]) == ("alice", "agent", "Support")


def test_neither_role_is_exceeded(tool, alice, eva):
    assert tool.get(ME, HTTP_ON_BEHALF_OF="alice").json()["scopes"] == [
        "search:read",
        "replies:read",
    ]
    assert tool.get(ME, HTTP_ON_BEHALF_OF="eva").json()["scopes"] == [
        "search:read",
        "replies:read",
        "articles:publish",
    ]
    assert tool.get("/api/v1/tokens/", HTTP_ON_BEHALF_OF="alice").status_code == 403


@pytest.mark.parametrize("name", ["nobody", "", "  ", "ali", "nobody@example.com", "%"])
def test_an_unknown_user_is_refused(tool, alice, name):
    assert problem_of(tool.get(ME, HTTP_ON_BEHALF_OF=name)) == (403, "unknown_user")


def test_an_inactive_user_is_refused(tool):
    make_user("gone", is_active=False)

    assert problem_of(tool.get(ME, HTTP_ON_BEHALF_OF="gone")) == (403, "unknown_user")


def test_an_e_mail_of_two_users_names_none(tool):
    make_user("one", email="shared@example.com")
    make_user("two", email="shared@example.com")

    assert problem_of(tool.get(ME, HTTP_ON_BEHALF_OF="shared@example.com"))[1] == "unknown_user"


def test_a_user_without_e_mail_is_not_found_by_an_empty_one(tool):
    make_user("quiet", email="")

    assert problem_of(tool.get(ME, HTTP_ON_BEHALF_OF=" ")) == (403, "unknown_user")


def test_the_scope_is_needed(adam, alice):
    client = caller(adam, "search:read", "admin")

    assert problem_of(client.get(ME, HTTP_ON_BEHALF_OF="alice")) == (403, "insufficient_scope")


def test_the_scope_does_nothing_below_admin(eva, alice):
    client = caller(eva, "act_as", "search:read")

    assert problem_of(client.get(ME, HTTP_ON_BEHALF_OF="alice")) == (403, "insufficient_scope")


def test_the_limit_is_the_users(tool, adam, alice, bob, settings, data_dir):
    settings.RATE_LIMIT = 2

    def statuses(name):
        return [tool.get(ME, HTTP_ON_BEHALF_OF=name).status_code for _ in range(3)]

    assert statuses("alice") == [200, 200, 429]
    assert statuses("bob") == [200, 200, 429]
    assert tool.get(ME).status_code == 200
