import pytest

from accounts.scopes import SCOPES
from tests.api import caller

pytestmark = pytest.mark.django_db


def test_me_says_who_asks_and_what_they_may(alice, support):
    assert caller(alice, "search:read", "replies:read").get("/api/v1/me/").json() == {
        "id": alice.pk,
        "username": "alice",
        "name": "Alice",
        "role": "agent",
        "language": "en",
        "teams": [{"id": support.pk, "name": "Support"}],
        "scopes": ["search:read", "replies:read"],
    }


def test_a_session_may_all_that_the_role_may(client, adam, eva):
    client.force_login(adam)
    assert client.get("/api/v1/me/").json()["scopes"] == list(SCOPES)

    client.force_login(eva)
    assert client.get("/api/v1/me/").json()["scopes"] == [
        each for each in SCOPES if each not in ("act_as", "admin")
    ]


def test_the_tag_changes_with_the_role_and_the_teams(alice, billing):
    client = caller(alice)
    seen = {client.get("/api/v1/me/")["ETag"]}

    alice.role = "editor"
    alice.save()
    seen.add(client.get("/api/v1/me/")["ETag"])
    alice.teams.add(billing)
    seen.add(client.get("/api/v1/me/")["ETag"])

    assert len(seen) == 3
