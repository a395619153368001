import pytest

from accounts.models import Team
from core.models import Change, Tag
from tests.api import caller, errors_of, problem_of

pytestmark = pytest.mark.django_db


def test_everybody_signed_in_reads_teams(alice, billing):
    response = caller(alice, "search:read").get("/api/v1/teams/")

    assert [team["name"] for team in response.json()["results"]] == ["Billing", "Support"]


def test_an_admin_makes_a_team(adam):
    response = caller(adam).post("/api/v1/teams/", {"name": "Returns"})
    team = Team.objects.get()

    assert (response.status_code, response.json()) == (201, {"id": team.pk, "name": "Returns"})
    assert response["Location"] == f"/api/v1/teams/{team.pk}/"
    assert Change.objects.filter(type="team", object_id=team.pk, actor_id=adam.pk).count() == 1


def test_two_teams_never_share_a_name(adam, support, billing):
    client = caller(adam)

    assert errors_of(client.post("/api/v1/teams/", {"name": "SUPPORT"})) == {"/name": "taken"}
    assert errors_of(client.patch(f"/api/v1/teams/{billing.pk}/", {"name": "support"})) == {
        "/name": "taken"
    }
    assert client.patch(f"/api/v1/teams/{support.pk}/", {"name": "SUPPORT"}).status_code == 200


@pytest.mark.parametrize("body", [{}, {"name": ""}, {"name": "   "}, {"name": "x" * 81}])
def test_a_team_needs_a_name(adam, body):
    assert list(errors_of(caller(adam).post("/api/v1/teams/", body))) == ["/name"]


def test_an_empty_team_can_be_removed(adam, support):
    assert caller(adam).delete(f"/api/v1/teams/{support.pk}/").status_code == 204
    assert not Team.objects.exists()


def test_a_team_with_members_cannot_be_removed(adam, alice, support):
    response = caller(adam).delete(f"/api/v1/teams/{support.pk}/")

    assert problem_of(response) == (409, "in_use")
    assert response.json()["used_by"] == [{"type": "user", "id": alice.pk, "title": "Alice"}]
    assert Team.objects.exists()


def test_reading_scopes_write_no_teams(adam):
    client = caller(adam, "search:read", "replies:write")

    assert problem_of(client.post("/api/v1/teams/", {"name": "x"})) == (403, "insufficient_scope")


@pytest.mark.parametrize("kind", ["teams", "tags"])
def test_names_narrow_and_order(adam, kind):
    for name in ("Salg", "Køb"):
        Team(name=name).save()
        Tag.objects.named([name])
    client = caller(adam)

    for asked, found in [
        ("name=KOEB&name=none", ["Køb"]),
        ("ordering=-name", ["Salg", "Køb"]),
        ("ordering=id", ["Salg", "Køb"]),
        ("id=999999", []),
    ]:
        rows = client.get(f"/api/v1/{kind}/?{asked}").json()["results"]
        assert [row["name"] for row in rows] == found, asked
