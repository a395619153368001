"""What is found, in which order, and by whom."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import finder
from search.engines import is_in_postgres

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=["index", "database"], autouse=True)
def engine(request):
    """Everything here holds with an index and without one."""
    if request.param == "index":
        request.getfixturevalue("index")


def test_labels_keep_things_from_others(shelf, alice, bob, eva, support, found):
    shelf.put("Retur alle", labels={"staff"})
    shelf.put("Retur kunder", labels={"public"})
    shelf.put("Retur hold", labels={f"team:{support.pk}"})
    shelf.put("Retur alice", labels={f"user:{alice.pk}"})

    assert set(found(alice, "retur")) == {"Retur alle", "Retur kunder", "Retur hold", "Retur alice"}
    assert set(found(bob, "retur")) == {"Retur alle", "Retur kunder"}
    assert set(found(eva, "retur")) == {"Retur alle", "Retur kunder", "Retur hold"}
    assert found(AnonymousUser(), "retur") == ["Retur kunder"]


def test_the_database_has_the_last_word(shelf, alice):
    seen = shelf.put("Retur", facets=frozenset({("tag", "a")}))
    shelf.put("Retur to", facets=frozenset({("tag", "b")}))
    shelf.hidden = {seen}  # visible_to changed, and nobody told the index

    answer = finder.find(alice, "retur")

    assert [row["title"] for row in answer.results] == ["Retur to"]
    assert answer.count == 1
    assert answer.facets["tag"] == {"b": 1}


def test_all_words_first_then_fewer(shelf, alice):
    shelf.put("Label", body="retur")
    shelf.put("Retur")

    answer = finder.find(alice, "retur label")

    assert [(row["title"], row["matched"]) for row in answer.results] == [
        ("Label", "all"),
        ("Retur", "fewer"),
    ]


def test_fewer_words_only_where_there_are_not_five(shelf, alice):
    for number in range(5):
        shelf.put(f"Retur label {number}")
    shelf.put("Retur")

    answer = finder.find(alice, "retur label")

    assert answer.count == 5
    assert {row["matched"] for row in answer.results} == {"all"}


def test_short_code_then_title_then_body(shelf, alice, found):
    shelf.put("Andet", body="Om retur og retur og retur")
    shelf.put("Retur af varer")
    shelf.put("Til dig", shortcut="returkort")
    shelf.put("Til mig", shortcut="retur")

    assert found(alice, "retur") == ["Til mig", "Til dig", "Retur af varer", "Andet"]


def test_own_before_others(shelf, alice, found):
    shelf.put("Retur fælles")
    shelf.put("Retur min", labels={f"user:{alice.pk}"})

    assert found(alice, "retur") == ["Retur min", "Retur fælles"]


def test_what_is_used_comes_first(shelf, alice, found):
    shelf.put("Retur en")
    used = shelf.put("Retur to")
    shelf.uses = {used: 3.0}

    assert found(alice, "retur") == ["Retur to", "Retur en"]


def test_the_askers_language_comes_first_and_others_stay(shelf, alice, found):
    shelf.put("Retur da", language="da")
    shelf.put("Retur nb", language="nb")
    alice.language = "nb"

    assert found(alice, "retur") == ["Retur nb", "Retur da"]
    assert found(alice, "retur", prefer="da") == ["Retur da", "Retur nb"]
    assert found(alice, "retur", prefer="nn") == ["Retur nb", "Retur da"]
    assert found(alice, "retur", filters={"language": ["da"]}) == ["Retur da"]


def test_one_row_a_group_in_the_language_wanted(shelf, alice):
    shelf.put("Retur", language="da", group="g1")
    shelf.put("Retur", language="nb", group="g1", shortcut="kort")
    shelf.put("Retur", language="da", group="g2")

    answer = finder.find(alice, "retur", prefer="nb")

    assert sorted(row["language"] for row in answer.results) == ["da", "nb"]
    assert answer.count == 2
    assert answer.facets["language"] == {"da": 1, "nb": 1}


def test_a_group_shows_what_matched_best(shelf, alice, found):
    shelf.put("Retur label", language="da", group="g1")
    shelf.put("Retur", language="nb", group="g1")

    assert found(alice, "retur label", prefer="nb") == ["Retur label"]


def test_filters_narrow(shelf, alice, found):
    shelf.put("Retur en", facets=frozenset({("tag", "Køb"), ("stage", "solution")}))
    shelf.put("Retur to", facets=frozenset({("tag", "Pris"), ("channel", "chat")}))

    assert found(alice, "retur", filters={"tag": ["koeb"]}) == ["Retur en"]
    assert set(found(alice, "retur", filters={"tag": ["køb", "pris"]})) == {"Retur en", "Retur to"}
    assert found(alice, "retur", filters={"tag": ["køb"], "channel": ["chat"]}) == []
    assert found(alice, "retur", filters={"tag": []}) == found(alice, "retur")
    assert found(alice, "retur", types=[]) == found(alice, "retur", types=["article"]) == []
    with pytest.raises(ValueError, match="title"):
        found(alice, "retur", filters={"title": ["x"]})


def test_nothing_typed_lists_by_use(shelf, alice, found):
    shelf.put("Gammel")
    shelf.put("Ny")
    used = shelf.put("Brugt")
    shelf.put("Andens", labels={"user:999999"})
    shelf.uses = {used: 2.0}
    shelf.put("Nyest", facets=frozenset({("tag", "x")}))

    assert found(alice, "") == found(alice, "  ") == ["Brugt", "Nyest", "Ny", "Gammel"]
    assert found(alice, "", filters={"tag": ["x"]}) == ["Nyest"]
    assert found(AnonymousUser(), "") == []


def test_pages_and_their_end(shelf, alice, found):
    for number in range(7):
        shelf.put(f"Retur {number}")

    whole = found(alice, "retur")
    assert found(alice, "retur", offset=2, limit=3) == whole[2:5]
    assert found(alice, "retur", offset=5, limit=10) == whole[5:]
    assert found(alice, "retur", offset=50) == []


def test_at_most_two_hundred_candidates(shelf, alice):
    with transaction.atomic():
        shelf.record([shelf.put(f"Retur {number}", record=False) for number in range(210)])

    answer = finder.find(alice, "retur", limit=200)

    assert (answer.count, answer.more, len(answer.results)) == (200, True, 200)


def test_a_row_has_what_the_api_shows(shelf, alice):
    id = shelf.put("Retur", shortcut="r", body="Send **varen** tilbage <script>", language="da")

    (row,) = finder.find(alice, "varen").results

    assert row.pop("score") > 0
    assert row == {
        "type": "note",
        "id": id,
        "title": "Retur",
        "shortcut": "r",
        "language": "da",
        "url": f"/notes/{id}/",
        "updated_at": row["updated_at"],
        "snippet": "Send <mark>varen</mark> tilbage",
        "matched": "all",
    }


def test_complete_gives_eight(shelf, alice):
    for number in range(10):
        shelf.put(f"Retur {number}")

    assert len(finder.complete(alice, "re").results) == 8


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_three_as_for_one(shelf, alice, count, django_assert_num_queries):
    for _ in range(count):
        shelf.put("Retur", labels={f"user:{alice.pk}"})
    finder.find(alice, "retur")
    alice.team_ids  # noqa: B018 (read once per request)

    # PostgreSQL also sets limits to a statement, and takes them back.
    with django_assert_num_queries(9 if is_in_postgres() else 5):
        finder.find(alice, "retur")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=st.text(max_size=200) | st.text(alphabet='"*?:()[]{}|~^+-\\/ \0aeøß\u0301🎉', max_size=50)
)
def test_any_text_is_answered(shelf, alice, text):
    if not shelf.notes:
        shelf.put("Retur", body="a e ø ß")

    finder.find(alice, text)


def test_a_very_long_text_is_answered(shelf, alice, found):
    shelf.put("Retur", body="Send den tilbage")

    assert found(alice, "retur " * 1000) == ["Retur"]
    assert found(alice, "x" * 5000) == []


def test_half_a_character_is_no_error(shelf, alice, found):
    shelf.put("Retur")

    assert found(alice, "retur \ud83c\0") == ["Retur"]
