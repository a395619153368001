"""Tokens over the API: who issues what for whom."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import ApiToken
from tests.api import caller, errors_of, make_token, problem_of

pytestmark = pytest.mark.django_db

TOKENS = "/api/v1/tokens/"


def names(response):
    return sorted(each["name"] for each in response.json()["results"])


@pytest.fixture
def admin_session(adam):
    client = Client()
    client.force_login(adam)
    return client


@pytest.fixture
def tool(adam):
    """A token that may act as others, and is no admin."""
    return caller(adam, "act_as", "search:read", "replies:read")


def test_the_secret_is_in_the_answer_to_post_alone(adam):
    client = caller(adam, "admin")

    made = client.post(TOKENS, {"name": "chat", "scopes": ["replies:read", "search:read"]})
    body = made.json()

    assert made.status_code == 201
    assert list(body) == [
        *["id", "user", "name", "scopes", "prefix", "created_at", "expires_at", "last_used_at"],
        "token",
    ]
    assert (body["user"], body["scopes"]) == ("adam", ["search:read", "replies:read"])
    assert body["token"].startswith(body["prefix"])
    read = client.get(made["Location"])
    assert read["ETag"] == made["ETag"]
    assert body["token"] not in read.content.decode() + client.get(TOKENS).content.decode()
    as_token = Client().get("/api/v1/me/", HTTP_AUTHORIZATION=f"Bearer {body['token']}")
    assert as_token.json()["scopes"] == ["search:read", "replies:read"]


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({}, {"/scopes": "required"}),
        ({"scopes": "search:read"}, {"/scopes": "not_a_list"}),
        ({"scopes": ["search:write"]}, {"/scopes/0": "invalid_choice"}),
        ({"scopes": [], "name": "x" * 81}, {"/name": "max_length"}),
        ({"scopes": [], "expires_in": 0}, {"/expires_in": "min_value"}),
        ({"scopes": [], "expires_in": "60"}, {"/expires_in": "wrong_type"}),
        ({"scopes": [], "expires_at": "2001-01-01T00:00:00Z"}, {"/expires_at": "in_the_past"}),
        ({"scopes": [], "owner": 1}, {"/owner": "unknown_field"}),
    ],
)
def test_what_a_token_cannot_be_is_said(adam, body, errors):
    response = caller(adam, "admin").post(TOKENS, body)

    assert (response.status_code, errors_of(response)) == (400, errors)
    assert ApiToken.objects.count() == 1


def test_one_end_is_enough(adam):
    body = {"scopes": [], "expires_in": 60, "expires_at": "2099-01-01T00:00:00Z"}

    assert errors_of(caller(adam, "admin").post(TOKENS, body)) == {"/expires_in": "ambiguous"}


def test_an_end_can_be_chosen(adam):
    client = caller(adam, "admin")

    at = client.post(TOKENS, {"scopes": [], "expires_at": "2099-01-01T00:00:00+01:00"}).json()
    after = client.post(TOKENS, {"scopes": [], "expires_in": 86400}).json()

    assert at["expires_at"] == "2098-12-31T23:00:00Z"
    left = datetime.fromisoformat(after["expires_at"]) - timezone.now()
    assert timedelta(hours=23) < left <= timedelta(hours=24)


def test_agents_and_editors_issue_none(alice, eva, client):
    for user in (alice, eva):
        refused = caller(user).post(TOKENS, {"scopes": []})
        assert problem_of(refused) == (403, "insufficient_scope")
        client.force_login(user)
        refused = client.post(TOKENS, {"scopes": []}, "application/json")
        assert problem_of(refused) == (403, "not_allowed")


def test_an_admin_lists_all_and_others_their_own(alice, adam, client, admin_session):
    make_token(alice)
    make_token(adam)

    client.force_login(alice)
    assert client.get(TOKENS).json()["count"] == 1
    assert admin_session.get(TOKENS).json()["count"] == 2
    assert admin_session.get(f"{TOKENS}?user=alice").json()["count"] == 1


def test_revoking_ends_a_token_at_once(alice, admin_session):
    token, secret = make_token(alice)

    assert admin_session.delete(f"{TOKENS}{token.pk}/").status_code == 204

    refused = Client().get("/api/v1/me/", HTTP_AUTHORIZATION=f"Bearer {secret}")
    assert problem_of(refused) == (401, "token_revoked")
    assert admin_session.get(f"{TOKENS}{token.pk}/").status_code == 404
    assert admin_session.get(TOKENS).json()["count"] == 0


def test_everybody_revokes_their_own_and_nobody_elses(alice, bob, client):
    own, _ = make_token(alice)
    other, _ = make_token(bob)
    client.force_login(alice)

    assert client.delete(f"{TOKENS}{own.pk}/").status_code == 204
    assert client.delete(f"{TOKENS}{other.pk}/").status_code == 404
    other.refresh_from_db()
    assert other.revoked_at is None


def test_a_name_can_be_changed_and_nothing_else(adam, admin_session):
    token, _ = make_token(adam, "search:read")
    address = f"{TOKENS}{token.pk}/"

    body = admin_session.get(address).json()
    changed = admin_session.patch(
        address, {**body, "name": "Zendesk", "scopes": ["admin"]}, "application/json"
    )

    assert changed.json() == {**body, "name": "Zendesk"}


# --- For somebody else ------------------------------------------------------------------------


def test_a_signed_in_admin_issues_for_anybody(alice, admin_session):
    body = {"user": "alice", "name": "chat", "scopes": ["search:read"]}

    made = admin_session.post(TOKENS, body, "application/json")

    assert (made.status_code, made.json()["user"]) == (201, "alice")
    assert made.json()["expires_at"] is None


def test_a_token_without_act_as_issues_for_its_owner_only(adam, alice):
    client = caller(adam, "admin", "search:read")

    own = client.post(TOKENS, {"user": "adam", "scopes": ["search:read"]})
    other = client.post(TOKENS, {"user": "alice", "scopes": ["search:read"]})

    assert own.status_code == 201
    assert problem_of(other) == (403, "insufficient_scope")


def test_act_as_hands_on_a_part_of_itself_for_a_quarter_of_an_hour(tool, alice):
    made = tool.post(TOKENS, {"user": "alice", "scopes": ["search:read"], "expires_in": 900})

    assert (made.status_code, made.json()["user"]) == (201, "alice")
    left = datetime.fromisoformat(made.json()["expires_at"]) - timezone.now()
    assert timedelta(seconds=880) < left <= timedelta(seconds=900)
    me = Client().get("/api/v1/me/", HTTP_AUTHORIZATION=f"Bearer {made.json()['token']}").json()
    assert (me["username"], me["scopes"]) == ("alice", ["search:read"])


def test_tokens_are_narrowed_by_name_and_put_in_order(adam):
    client = caller(adam)
    client.post(TOKENS, {"name": "Chat", "scopes": []})

    rows = client.get(f"{TOKENS}?name=Chat&name=none&ordering=-last_used_at").json()["results"]

    assert [row["name"] for row in rows] == ["Chat"]


def test_without_an_end_it_is_the_longest_allowed(tool, alice):
    made = tool.post(TOKENS, {"user": "alice", "scopes": []})

    left = datetime.fromisoformat(made.json()["expires_at"]) - timezone.now()
    assert left <= timedelta(seconds=900)


@pytest.mark.parametrize(
    "end", [{"expires_in": 901}, {"expires_in": 3600}, {"expires_at": "2099-01-01T00:00:00Z"}]
)
def test_act_as_issues_nothing_longer(tool, alice, end):
    response = tool.post(TOKENS, {"user": "alice", "scopes": ["search:read"], **end})

    assert errors_of(response) == {"/expires_in": "max_value"}


@pytest.mark.parametrize("scope", ["act_as", "admin", "replies:write"])
def test_act_as_hands_on_nothing_it_lacks_and_never_itself(tool, alice, scope):
    response = tool.post(TOKENS, {"user": "alice", "scopes": ["search:read", scope]})

    assert problem_of(response) == (403, "insufficient_scope")
    assert not alice.tokens.exists()


@pytest.mark.parametrize("scope", ["act_as", "admin"])
def test_also_an_admins_token_hands_these_to_nobody_else(adam, alice, scope):
    client = caller(adam, "act_as", "admin", "search:read")

    response = client.post(TOKENS, {"user": "alice", "scopes": [scope]})

    assert problem_of(response) == (403, "insufficient_scope")


@pytest.mark.parametrize("name", ["nobody", "gone"])
def test_act_as_issues_for_active_users_only(tool, name, django_user_model):
    django_user_model.objects.create_user("gone", is_active=False)

    response = tool.post(TOKENS, {"user": name, "scopes": ["search:read"]})

    assert problem_of(response) == (403, "unknown_user")


def test_act_as_lists_no_tokens(tool):
    assert problem_of(tool.get(TOKENS)) == (403, "insufficient_scope")


def test_who_is_acted_for_issues_nothing(tool, alice):
    response = tool.post(TOKENS, {"scopes": []}, HTTP_ON_BEHALF_OF="alice")

    assert response.status_code == 403
