"""Synonyms over HTTP."""

from datetime import timedelta

import pytest

from search.models import Synonym
from search.services.shipped import load_shipped
from search.services.synonyms import change_synonym, create_synonym
from tests.api import caller, errors_of, problem_of

pytestmark = pytest.mark.django_db

LIST = "/api/v1/synonyms/"
CODE = {"da": ["adgangskode", "kodeord"], "nb": ["passord"], "en": ["password"]}


@pytest.fixture
def code(eva):
    return create_synonym(words=CODE, by=eva)


@pytest.fixture
def parcel(eva):
    return create_synonym(words={"sv": ["paket"], "en": ["parcel", "package"]}, by=eva)


def ids(user, query):
    return [each["id"] for each in caller(user).get(f"{LIST}?{query}").json()["results"]]


def test_shape_and_tag(alice, code):
    response = caller(alice).get(f"{LIST}{code.pk}/")

    assert response.json() == {
        "id": code.pk,
        "words": CODE,
        "shipped": False,
        "version": 1,
        "updated_at": code.updated_at.isoformat().replace("+00:00", "Z"),
    }
    assert response["ETag"] == f'"synonym-{code.pk}-1"'
    again = caller(alice).get(f"{LIST}{code.pk}/", HTTP_IF_NONE_MATCH=response["ETag"])
    assert again.status_code == 304


def test_editor_creates_changes_and_removes(eva):
    client = caller(eva)
    created = client.post(LIST, {"words": {"da": ["kode"], "no": ["løsen"]}})
    assert created.status_code == 201
    assert created.json()["words"] == {"da": ["kode"], "nb": ["løsen"]}
    address = created["Location"]

    changed = client.patch(
        address, {**created.json(), "words": {"en": ["code", "key"]}}, HTTP_IF_MATCH=created["ETag"]
    )
    assert changed.json()["words"] == {"en": ["code", "key"]}
    assert changed.json()["version"] == 2
    for stale in (
        client.patch(address, {"words": CODE}, HTTP_IF_MATCH=created["ETag"]),
        client.delete(address, HTTP_IF_MATCH=created["ETag"]),
    ):
        assert problem_of(stale) == (412, "stale")
        assert stale.json()["current"]["words"] == {"en": ["code", "key"]}
    assert client.delete(address).status_code == 204
    assert problem_of(client.get(address))[0] == 404


def test_nothing_given_changes_nothing(eva, code):
    response = caller(eva).patch(f"{LIST}{code.pk}/", {})

    assert (response.status_code, response.json()["version"]) == (200, 1)


def test_what_ships_says_so_and_is_gone_when_removed(eva):
    load_shipped()
    password = Synonym.objects.get(shipped="password")
    client = caller(eva)
    assert client.get(f"{LIST}{password.pk}/").json()["shipped"] is True

    assert client.delete(f"{LIST}{password.pk}/").status_code == 204

    assert problem_of(client.get(f"{LIST}{password.pk}/"))[0] == 404
    assert ids(eva, "q=adgangskode") == []


def test_lists_are_narrowed(alice, eva, code, parcel):
    assert ids(alice, "") == [code.pk, parcel.pk]
    assert ids(alice, "q=KODE") == [code.pk]
    assert ids(alice, "q=pass+kodeord") == [code.pk]
    assert ids(alice, "q=pass+paket") == []
    assert ids(alice, "q=%25") == []
    assert ids(alice, "language=sv") == [parcel.pk]
    assert ids(alice, "language=no&language=sv") == [code.pk, parcel.pk]
    assert ids(alice, f"id={parcel.pk}") == [parcel.pk]
    assert ids(alice, "shipped=true") == []
    assert ids(alice, "shipped=false&ordering=-id") == [parcel.pk, code.pk]
    later = change_synonym(code, words={"da": ["kode", "kodeord"]}, by=eva).updated_at
    after = (later - timedelta(microseconds=1)).isoformat().replace("+00:00", "Z")
    assert ids(alice, f"updated_after={after}") == [code.pk]
    assert ids(alice, f"updated_before={after}&ordering=updated_at") == [parcel.pk]
    assert ids(alice, "q=" + "+".join(["kode"] * 500)) == [code.pk]


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({}, {"/words": "required"}),
        ({"words": {"da": ["kode"]}}, {"/words": "too_few"}),
        ({"words": {"da": ["kode", ""]}}, {"/words/da/1": "blank"}),
        ({"words": {"da": ["kode", 7]}}, {"/words/da/1": "invalid"}),
        ({"words": {"da": "kode"}}, {"/words/da": "not_a_list"}),
        ({"words": ["kode"]}, {"/words": "not_a_dict"}),
        ({"words": {"xx": ["kode", "key"]}}, {"/words/xx": "unknown_language"}),
        ({"words": {"da": ["kode", "ét to tre fire"]}}, {"/words/da/1": "too_long"}),
        ({"words": {"da": ["kode", "Kodeord"]}}, {"/words/da/1": "taken"}),
        ({"words": {"da": ["kode", "key"]}, "more": 1}, {"/more": "unknown_field"}),
    ],
)
def test_wrong_words_are_named(eva, code, body, errors):
    assert errors_of(caller(eva).post(LIST, body)) == errors


def test_a_token_needs_the_scope(eva, code):
    reads = caller(eva, "search:read")
    writes = caller(eva, "style:write")

    assert reads.get(LIST).status_code == 200
    assert problem_of(reads.post(LIST, {"words": CODE})) == (403, "insufficient_scope")
    assert problem_of(writes.get(LIST)) == (403, "insufficient_scope")
    assert writes.delete(f"{LIST}{code.pk}/").status_code == 204


@pytest.mark.parametrize("count", [1, 3])
def test_list_needs_as_many_queries_for_three_as_for_one(
    alice, eva, count, django_assert_num_queries
):
    for number in range(count):
        create_synonym(words={"da": [f"kode{number}"], "en": [f"code{number}"]}, by=eva)
    client = caller(alice)
    client.get(LIST)

    with django_assert_num_queries(5):
        assert len(client.get(LIST).json()["results"]) == count
