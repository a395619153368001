"""How many requests a minute, and whose."""

import pytest
from django.test import Client

from tests.api import caller, problem_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limits(settings, data_dir):
    settings.RATE_LIMIT = 3
    settings.RATE_LIMIT_ANONYMOUS = 2


def statuses(client, count=4, **headers):
    return [client.get("/api/v1/me/", **headers).status_code for _ in range(count)]


def test_a_token_has_its_own_minute(alice):
    assert statuses(caller(alice)) == [200, 200, 200, 429]
    assert statuses(caller(alice)) == [200, 200, 200, 429]


def test_a_session_counts_by_user(alice):
    first, second = Client(), Client()
    first.force_login(alice)
    second.force_login(alice)

    assert statuses(first, 3) == [200, 200, 200]
    assert statuses(second, 1) == [429]


def test_the_answer_says_when_to_come_back(alice):
    client = caller(alice)
    statuses(client, 3)

    response = client.get("/api/v1/me/")

    assert problem_of(response) == (429, "rate_limited")
    assert 1 <= int(response["Retry-After"]) <= 90


def test_the_rest_is_told_all_along(alice):
    response = caller(alice).get("/api/v1/me/")

    assert response["RateLimit-Policy"] == '"minute";q=3;w=60'
    assert response["RateLimit"] == '"minute";r=2'


def test_without_identity_the_address_counts():
    client = Client()

    assert statuses(client, 3) == [401, 401, 429]
    assert statuses(client, 1, REMOTE_ADDR="10.9.9.9") == [401]


def test_a_made_up_forwarding_header_is_not_believed():
    client = Client()
    seen = [
        client.get("/api/v1/me/", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}").status_code
        for number in range(3)
    ]

    assert seen == [401, 401, 429]


def test_guessing_tokens_runs_into_the_limit():
    client = Client()
    seen = [
        client.get("/api/v1/me/", HTTP_AUTHORIZATION=f"Bearer rb_{number}").status_code
        for number in range(3)
    ]

    assert seen == [401, 401, 429]


def test_none_is_none(alice, settings):
    settings.RATE_LIMIT = 0
    client = caller(alice)

    assert statuses(client) == [200, 200, 200, 200]
    assert "RateLimit" not in client.get("/api/v1/me/")
