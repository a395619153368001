"""What is kept of a search: never who made it, and its words only when they tell of nobody."""

import pytest
from django.utils import timezone

from search import asking, hearing
from search.asked import SearchedText, VeiledAsker, VeiledSearch
from search.models import SearchDocument
from tests.search.asked import ask, kept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_buffer():
    hearing.forget()
    yield
    hearing.forget()


@pytest.fixture
def known(shelf):
    """Words that everybody may read, and words for colleagues."""
    shelf.put("Retur af varer", labels={"public"})
    shelf.put("Intern rabat 1042")
    shelf.put("Hemmelig note", labels={"team:1"})


def test_a_text_of_known_words_is_kept_at_once(known):
    ask("Retur varer?", hits=2)

    assert kept() == [("Retur varer", 1, 2, 0)]


def test_an_index_knows_the_words_as_well(known, index):
    index()
    SearchDocument.objects.update(keys="")

    ask("Retur varer?")
    ask("Hemmelig note")
    ask("Intern rabat", public=True)
    ask("retur", public=True)

    assert sorted(kept()) == [("Retur varer", 1, 0, 0), ("retur", 1, 0, 0)]


def test_other_texts_wait_for_the_third_person(known):
    ask("mette sørensen", by=1)
    ask("Mette  Sørensen ", by=2)
    ask("mette sorensen", by=2)
    assert kept() == []
    ask("METTE SØRENSEN", by=1)
    assert kept() == []
    assert [veiled.asked for veiled in VeiledSearch.objects.order_by("-asked")] == [3, 1]

    ask("mette sørensen", by=3, hits=1)

    assert kept() == [("mette sørensen", 4, 1, 0)]
    assert VeiledSearch.objects.count() == 1, "the other spelling"


def test_one_person_is_one_however_often_they_ask(known):
    for _ in range(5):
        ask("gavekort", by=1)
        assert kept() == []


def test_languages_audiences_and_types_are_told_apart(known):
    for by, options in enumerate(({}, {"language": "nb"}, {"public": True}, {"type": "reply"})):
        ask("gavekort", by=by, **options)

    assert kept() == []
    assert VeiledSearch.objects.count() == 4


def test_nothing_stored_before_the_third_person_can_be_read(known):
    ask("gavekort", by=77)
    hearing.flush()

    (veiled,) = VeiledSearch.objects.values()
    (asker,) = VeiledAsker.objects.values()
    assert veiled.keys() == {"id", "code", "asked", "watched", "taken", "first_on"}
    assert veiled["first_on"] == timezone.localdate()
    assert asker.keys() == {"id", "search_id", "digest"}
    assert asking.Question("gavekort", "da").asker("user:77") == asker["digest"]
    assert asking.Question("rabat", "da").asker("user:77") != asker["digest"]


def test_the_third_person_takes_the_others_along(known):
    for by in (1, 2, 3):
        ask("gavekort", by=by)
        hearing.flush()

    assert not VeiledSearch.objects.exists()
    assert not VeiledAsker.objects.exists()


def test_a_visitor_is_an_address_and_reads_public_words_only(known):
    ask("retur varer", public=True)
    ask("intern rabat", public=True)
    ask("hemmelig note")

    assert kept() == [("retur varer", 1, 0, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "mette@example.com",
        "70 12 34 56",
        "ordre 10423",
        "gavekort 99",
        "ordre AB-1042",
        "١٢٣٤٥",
        "",
        "???",
        "\0\ud800",
        "ord " * 13,
        "x" * 121,
        "Hej\nJeg venter på min pakke",
    ],
)
def test_what_names_somebody_is_not_even_counted(known, text):
    for by in (1, 2, 3):
        ask(text, by=by)

    assert kept() == []
    assert not VeiledSearch.objects.exists()


def test_a_number_that_colleagues_read_is_a_word(known):
    ask("rabat 1042")

    assert kept() == [("rabat 1042", 1, 0, 0)]


def test_beginnings_of_what_the_same_person_asks_next_do_not_count(known):
    shelf_words = ("retur", "retur af", "retur af varer")
    for text in shelf_words:
        ask(text, by=1)
    ask("retur", by=2)

    assert sorted(kept()) == [("retur", 1, 0, 0), ("retur af varer", 1, 0, 0)]


def test_taken_hits_are_counted_before_and_after_the_veil(known):
    code = ask("gavekort", by=1)
    hearing.took(code, "reply", 5)
    hearing.flush()
    for by in (2, 3):
        ask("gavekort", by=by)
    for hit in (5, 5, 6):
        hearing.took(code, "reply", hit)

    assert kept() == [("gavekort", 3, 0, 4)]
    taken = SearchedText.objects.get().hits_taken
    assert list(taken.values_list("type", "object_id", "count")) == [
        ("reply", 5, 2),
        ("reply", 6, 1),
    ]


def test_a_hit_taken_elsewhere_waits_for_its_search(known):
    code = asking.question("retur", "da").code
    hearing.took(code, "reply", 5)
    hearing.flush()
    ask("retur", hits=1)

    assert kept() == [("retur", 1, 1, 1)]


@pytest.mark.parametrize("number", [12345, -1, 2**60, "abc", None, True])
def test_unknown_numbers_are_ignored(known, number):
    hearing.took(number, "reply", 5)

    assert kept() == kept() == []
    assert not hearing._heard


def test_numbers_are_whole_in_javascript_and_differ():
    codes = {asking.Question(f"text {number}", "da").code for number in range(1000)}

    assert len(codes) == 1000
    assert 0 <= min(codes) < max(codes) < 2**53


def test_another_secret_key_keeps_the_texts_and_renumbers_them(known, settings):
    ask("retur")
    kept()
    settings.SECRET_KEY = "another" * 8
    code = ask("retur")

    assert kept() == [("retur", 2, 0, 0)]
    assert SearchedText.objects.get().code == code


def test_switched_off_nothing_is_noted(known, settings):
    settings.SEARCH_LOG = False

    assert ask("retur") is None
    hearing.took(asking.Question("retur", "da").code, "reply", 5)

    assert kept() == []


def test_the_buffer_is_bounded(known):
    for number in range(hearing.ROOM + 10):
        ask(f"ord{'abcdefghij'[number % 10]}")

    assert len(hearing._heard) == hearing.ROOM
