"""Constants over HTTP."""

import pytest

from responses.services.constants import set_constant
from tests.api import caller, errors_of, problem_of
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db


@pytest.fixture
def days(eva):
    return set_constant("days", {"*": "14", "nb": "30"}, by=eva)


def test_shape_and_tag(alice, days):
    response = caller(alice).get(f"/api/v1/constants/{days.pk}/")

    assert response.json() == {"id": days.pk, "key": "days", "values": {"*": "14", "nb": "30"}}
    assert response["ETag"] == f'"constant-{days.pk}-1"'
    assert caller(alice).get("/api/v1/constants/?q=day").json()["count"] == 1
    assert caller(alice).get("/api/v1/constants/?q=week").json()["count"] == 0
    assert caller(alice).get(f"/api/v1/constants/?id={days.pk}&ordering=-key").json()["count"] == 1


def test_editor_creates_changes_and_removes(eva):
    client = caller(eva)
    created = client.post("/api/v1/constants/", {"key": "days", "values": {"*": "14"}})
    assert created.status_code == 201
    address = created["Location"]

    changed = client.patch(address, {"values": {"no": "30"}}, HTTP_IF_MATCH=created["ETag"])
    assert changed.json()["values"] == {"nb": "30"}
    stale = client.patch(address, {"values": {"*": "1"}}, HTTP_IF_MATCH=created["ETag"])
    assert problem_of(stale) == (412, "stale")
    assert stale.json()["current"]["values"] == {"nb": "30"}
    assert client.delete(address).status_code == 204
    assert problem_of(client.get(address))[0] == 404


def test_constant_in_use_is_not_removed(eva, days):
    reply = make_shared(eva, title="Returns", body="{{constant.days}}")

    response = caller(eva).delete(f"/api/v1/constants/{days.pk}/")

    assert problem_of(response) == (409, "in_use")
    assert response.json()["used_by"] == [{"type": "reply", "id": reply.pk, "title": "Returns"}]


def test_agents_read_and_do_not_write(alice, days):
    client = caller(alice)
    address = f"/api/v1/constants/{days.pk}/"

    assert client.get("/api/v1/constants/").json()["count"] == 1
    for response in (
        client.post("/api/v1/constants/", {"key": "x", "values": {"*": "1"}}),
        client.patch(address, {"values": {"*": "1"}}),
        client.delete(address),
    ):
        assert problem_of(response) == (403, "not_allowed")
    assert problem_of(caller().get(address))[0] == 401


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({"key": "days", "values": {"*": "1"}}, {"/key": "taken"}),
        ({"key": "Return days", "values": {"*": "1"}}, {"/key": "invalid"}),
        ({"key": "x", "values": {}}, {"/values": "required"}),
        ({"key": "x", "values": {"xx": "1"}}, {"/values/xx": "unknown_language"}),
        ({"key": "x", "values": {"*": 1}}, {"/values/*": "invalid"}),
        ({"key": "x"}, {"/values": "required"}),
        ({"key": "x", "values": {"*": "1"}, "more": 1}, {"/more": "unknown_field"}),
    ],
)
def test_wrong_fields_are_named(eva, days, body, errors):
    assert errors_of(caller(eva).post("/api/v1/constants/", body)) == errors


@pytest.mark.parametrize("count", [1, 3])
def test_list_needs_as_many_queries_for_three_as_for_one(
    alice, eva, count, django_assert_num_queries
):
    for number in range(count):
        set_constant(f"key_{number}", {"*": "1", "da": "2"}, by=eva)
    client = caller(alice)
    client.get("/api/v1/constants/")

    with django_assert_num_queries(5):
        client.get("/api/v1/constants/")
