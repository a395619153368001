"""Lists of replies over HTTP: filters, order, one row a group, cost."""

import pytest

from responses.models import Reply
from responses.services.uses import record_use
from tests.api import caller, errors_of, problem_of
from tests.responses.factories import make_reply, make_shared, make_variant

pytestmark = pytest.mark.django_db


def titles(response):
    assert response.status_code == 200, response.content
    return [row["title"] for row in response.json()["results"]]


@pytest.fixture
def several(eva, alice, support):
    make_shared(eva, title="A", language="da", tags=["Køb"], channels=["email"], stage="hold")
    make_shared(eva, title="B", body="Køb en cykel", shared_with="teams", teams=[support])
    make_reply(alice, title="C", language="nb", tone="formal", shortcut="ce")
    make_shared(eva, title="D", status="draft")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["A", "B", "C"]),
        ("q=koeb", ["B"]),
        ("q=KØB+cykel", ["B"]),
        ("language=da&language=no", ["A", "C"]),
        ("tone=formal", ["C"]),
        ("stage=hold", ["A"]),
        ("tag=koeb", ["A"]),
        ("tags=Køb", ["A"]),
        ("channel=email", ["A", "B", "C"]),
        ("channels=chat", ["B", "C"]),
        ("shared_with=me", ["C"]),
        ("shortcut=CE", ["C"]),
        ("status=draft", []),
        ("ordering=-title", ["C", "B", "A"]),
        ("updated_after=2000-01-01T00:00:00Z", ["A", "B", "C"]),
        ("updated_before=2000-01-01T00:00:00Z", []),
        ("page_size=1&page=2", ["B"]),
    ],
)
def test_filters(several, alice, query, found):
    assert titles(caller(alice).get(f"/api/v1/replies/?{query}")) == found


def test_filters_by_team_owner_and_group(several, eva, support):
    client = caller(eva)
    first = Reply.objects.get(title="A")
    group = first.group_id

    assert titles(client.get(f"/api/v1/replies/?id={first.pk}&id=99")) == ["A"]
    assert titles(client.get(f"/api/v1/replies/?team={support.pk}")) == ["B"]
    assert titles(client.get(f"/api/v1/replies/?teams={support.pk}&teams=99")) == ["B"]
    assert titles(client.get(f"/api/v1/replies/?owner={eva.pk}")) == ["A", "B", "D"]
    assert titles(client.get(f"/api/v1/replies/?variant_group={group}")) == ["A"]


def test_unknown_parameters_and_values_are_refused(alice):
    client = caller(alice)

    assert errors_of(client.get("/api/v1/replies/?colour=red")) == {"/colour": "unknown_parameter"}
    for query in ("tone=rude", "collapse=maybe", "ordering=body", "owner=me", "page_size=201"):
        assert problem_of(client.get(f"/api/v1/replies/?{query}"))[0] == 400, query


def test_collapse_shows_one_of_a_group(eva):
    danish = make_shared(eva, title="da", language="da")
    make_variant(danish, eva, "en", title="en")
    make_variant(danish, eva, "nb", title="nb", status="draft")
    client = caller(eva)

    collapsed = client.get("/api/v1/replies/?collapse=true").json()

    assert (collapsed["count"], [row["title"] for row in collapsed["results"]]) == (1, ["en"])
    assert titles(client.get("/api/v1/replies/?collapse=true&status=draft")) == ["nb"]
    assert len(titles(client.get("/api/v1/replies/?collapse=false"))) == 3


@pytest.mark.parametrize("count", [1, 3])
def test_list_needs_as_many_queries_for_three_as_for_one(
    alice, eva, support, count, django_assert_num_queries
):
    for number in range(count):
        reply = make_shared(
            eva,
            tags=[f"t{number}"],
            channels=["chat"],
            shared_with="teams",
            teams=[support],
        )
        make_variant(reply, eva, "da")
    client = caller(alice)
    client.get("/api/v1/replies/")

    with django_assert_num_queries(10):
        client.get("/api/v1/replies/?collapse=true")


def test_one_row_for_all_variants_counts_the_uses_of_all(alice, eva):
    english = make_shared(eva)
    danish = make_variant(english, eva, "da")
    for reply in (english, danish, danish):
        last = record_use(reply, by=alice).at

    def uses(address):
        rows = caller(alice).get(address).json()["results"]
        return {row["id"]: row["uses"]["count"] for row in rows}

    assert uses("/api/v1/replies/") == {english.pk: 1, danish.pk: 2}
    assert uses("/api/v1/replies/?collapse=true") == {english.pk: 3}
    (row,) = Reply.objects.collapsed("en").for_reading(alice)
    assert row.uses == (3, last)
