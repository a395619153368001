"""Tokens as identity."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import ApiToken
from accounts.services import tokens
from tests.api import caller, make_token, problem_of

pytestmark = pytest.mark.django_db

ME = "/api/v1/me/"


def ask(secret, client=None, scheme="Bearer", **headers):
    return (client or Client()).get(ME, HTTP_AUTHORIZATION=f"{scheme} {secret}", **headers)


def test_a_secret_is_long_random_and_stored_as_a_digest_only(alice):
    token, secret = make_token(alice)
    row = ApiToken.objects.values().get(pk=token.pk)

    assert secret.startswith("rb_")
    assert len(secret) == 3 + 43
    assert secret[:10] == row["prefix"]
    assert secret not in str(row)
    assert make_token(alice)[1] != secret


def test_a_token_is_its_owner(alice):
    _, secret = make_token(alice)

    assert ask(secret).json()["username"] == "alice"
    assert ask(secret, scheme="bearer").json()["username"] == "alice"


@pytest.mark.parametrize(
    "secret", ["", "rb_", "rb_" + "a" * 43, "a" * 46, "rb_æøå", "x y z", "rb_" + "a" * 9000]
)
def test_what_is_no_token_is_refused(secret):
    response = ask(secret)

    assert problem_of(response) == (401, "invalid_token")
    assert response["WWW-Authenticate"] == 'Bearer error="invalid_token"'


def test_a_revoked_token_is_refused_from_the_next_request(alice):
    token, secret = make_token(alice)
    assert ask(secret).status_code == 200

    tokens.revoke_token(token, by=alice)

    assert problem_of(ask(secret)) == (401, "token_revoked")


def test_an_expired_token_is_refused(alice):
    _, secret = make_token(alice, expires_at=timezone.now() + timedelta(minutes=1))
    assert ask(secret).status_code == 200

    ApiToken.objects.update(expires_at=timezone.now())

    assert problem_of(ask(secret)) == (401, "token_expired")


def test_the_token_of_an_inactive_user_is_refused(alice):
    _, secret = make_token(alice)
    alice.is_active = False
    alice.save()

    assert problem_of(ask(secret)) == (401, "user_inactive")


def test_a_wrong_token_never_falls_back_to_the_session(alice):
    client = Client()
    client.force_login(alice)
    assert client.get(ME).status_code == 200

    assert problem_of(ask("rb_wrong", client)) == (401, "invalid_token")


def test_the_token_wins_over_the_session(alice, bob):
    client = Client()
    client.force_login(bob)
    _, secret = make_token(alice)

    assert ask(secret, client).json()["username"] == "alice"


def test_another_scheme_is_nobody_we_know():
    assert problem_of(ask("YTpi", scheme="Basic")) == (401, "not_authenticated")


def test_a_token_needs_no_csrf(adam):
    client = caller(adam, enforce_csrf_checks=True)

    assert client.post("/api/v1/teams/", {"name": "Returns"}).status_code == 201


def test_last_use_is_noted_at_most_every_ten_minutes(alice, django_assert_num_queries):
    token, secret = make_token(alice)
    ask(secret)
    token.refresh_from_db()
    first = token.last_used_at
    assert timezone.now() - first < timedelta(seconds=10)

    with django_assert_num_queries(3):  # what is due, token, teams
        ask(secret)

    ApiToken.objects.update(last_used_at=first - timedelta(minutes=11))
    ask(secret)
    token.refresh_from_db()
    assert token.last_used_at > first


@pytest.mark.parametrize(
    ("role", "useful"),
    [
        ("agent", ["search:read", "articles:write"]),
        ("editor", ["search:read", "articles:write", "articles:publish", "style:write"]),
        (
            "admin",
            ["search:read", "articles:write", "articles:publish", "style:write", "act_as", "admin"],
        ),
    ],
)
def test_a_scope_above_the_role_does_nothing(alice, role, useful):
    every = ("search:read", "articles:write", "articles:publish", "style:write", "act_as", "admin")
    client = caller(alice, *every)
    alice.role = role
    alice.save()

    assert client.get(ME).json()["scopes"] == useful


def test_a_demoted_admin_loses_what_the_token_could(adam):
    client = caller(adam, "admin")
    assert client.get("/api/v1/tokens/").status_code == 200

    adam.role = "agent"
    adam.save()

    assert problem_of(client.get("/api/v1/tokens/")) == (403, "insufficient_scope")


def test_the_missing_scope_is_named(alice):
    response = caller(alice, "search:read").get("/api/v1/tokens/")

    assert problem_of(response) == (403, "insufficient_scope")
    assert response["WWW-Authenticate"] == 'Bearer error="insufficient_scope", scope="admin"'
