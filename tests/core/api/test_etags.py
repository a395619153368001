"""Who read what, and who may overwrite it."""

import pytest

from accounts.models import Team
from core.api.etags import entity_tag, is_unchanged, strong_tags
from tests.api import caller, problem_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(adam, support):
    """A client, an address and the tag of what is there."""
    client = caller(adam)
    address = f"/api/v1/teams/{support.pk}/"
    return client, address, client.get(address)["ETag"]


def test_a_tag_names_type_id_and_version():
    assert entity_tag("reply", 7, 3) == '"reply-7-3"'
    assert entity_tag("article", 7, 3, "-p") == '"article-7-3-p"'


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ('"a"', {'"a"'}),
        ('"a", "b"', {'"a"', '"b"'}),
        ('W/"a", "b"', {'"b"'}),
        ("a", set()),
        ("", set()),
    ],
)
def test_if_match_compares_strongly(header, tags):
    assert strong_tags(header) == tags


@pytest.mark.parametrize(
    ("header", "unchanged"),
    [
        (None, False),
        ('"a"', True),
        ('W/"a"', True),
        ('"b", "a"', True),
        ("*", True),
        ('"b"', False),
        ("a", False),
    ],
)
def test_if_none_match_compares_weakly(header, unchanged):
    assert is_unchanged(header, '"a"') is unchanged


def test_what_the_caller_has_is_not_sent_again(team):
    client, address, tag = team

    response = client.get(address, HTTP_IF_NONE_MATCH=tag)

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", tag)
    assert "Content-Type" not in response


def test_the_tag_changes_with_the_object(team):
    client, address, tag = team

    changed = client.patch(address, {"name": "Returns"}, HTTP_IF_MATCH=tag)

    assert changed.status_code == 200
    assert changed["ETag"] != tag
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 200
    assert client.get(address)["ETag"] == changed["ETag"]


@pytest.mark.parametrize("method", ["patch", "delete"])
@pytest.mark.parametrize("header", ['"team-1-old"', "nonsense", "", 'W/"team-1-old"'])
def test_a_stale_change_is_refused_and_shows_what_is_there(team, method, header):
    client, address, tag = team

    response = getattr(client, method)(address, {"name": "Returns"}, HTTP_IF_MATCH=header)

    assert problem_of(response) == (412, "stale")
    assert response.json()["current"]["name"] == "Support"
    assert response["ETag"] == tag
    assert Team.objects.get().name == "Support"


def test_a_weak_tag_never_matches(team):
    client, address, tag = team

    response = client.patch(address, {"name": "Returns"}, HTTP_IF_MATCH=f"W/{tag}")

    assert problem_of(response) == (412, "stale")


@pytest.mark.parametrize("header", ["*", '"x", {tag}'])
def test_any_and_lists_match(team, header):
    client, address, tag = team

    response = client.patch(
        address, {"name": "Returns"}, HTTP_IF_MATCH=header.replace("{tag}", tag)
    )

    assert response.status_code == 200


def test_what_was_read_may_be_sent_back_changed(team):
    client, address, _ = team
    body = client.get(address).json()

    response = client.patch(address, {**body, "name": "Returns"})

    assert response.json() == {**body, "name": "Returns"}
