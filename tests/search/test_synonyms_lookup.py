"""Typed words to concepts: which span, which other ways, and how fresh."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from search.analysis import analyse, keys
from search.models import Synonym
from search.services import synonyms
from search.services.shipped import load_shipped
from search.synonyms.lookup import Concepts, current

PASSWORD = [
    (1, "da", "adgangskode"),
    (1, "nb", "passord"),
    (1, "sv", "lösenord"),
    (1, "en", "password"),
]
TRACKING = [(2, "da", "sporing"), (2, "da", "track and trace"), (2, "en", "tracking")]
ALL = Concepts(PASSWORD + TRACKING)


def said(concepts, text):
    """Typed words of each span → the other ways, as language and words."""
    words = text.split()
    return {
        " ".join(words[span.start : span.start + span.length]): [
            (way.language, " ".join(way.keys)) for way in span.alternatives
        ]
        for span in concepts.spans(words)
    }


def key(text, language=""):
    return " ".join(keys(text, language))


def test_each_other_way_is_named_with_its_language():
    assert said(ALL, "glemt adgangskode") == {
        "adgangskode": [
            ("nb", key("passord")),
            ("sv", key("lösenord")),
            ("en", key("password", "en")),
        ]
    }


@pytest.mark.parametrize("typed", ["lösenord", "losenord", "loesenord"])
def test_a_word_is_known_in_any_spelling(typed):
    ways = dict(said(ALL, typed)[typed])

    assert ways == {
        "da": key("adgangskode"),
        "nb": key("passord"),
        "en": key("password", "en"),
    }


def test_a_concept_of_several_words_is_one_span():
    assert said(ALL, "track and trace nummer")["track and trace"] == [
        ("da", key("sporing")),
        ("en", key("tracking", "en")),
    ]
    assert said(ALL, "sporing")["sporing"] == [
        ("da", key("track and trace")),
        ("en", key("tracking", "en")),
    ]
    assert said(ALL, "trace and") == {}


def test_spans_begin_at_each_word_longest_first():
    concepts = Concepts(
        [(1, "en", "gift card"), (1, "da", "gavekort"), (2, "en", "gift"), (2, "da", "gave")]
    )

    spans = [(span.start, span.length) for span in concepts.spans(["my", "gift", "card"])]

    assert spans == [(1, 2), (1, 1)]


def test_a_word_of_two_languages_stands_for_both_concepts():
    concepts = Concepts(
        [(1, "sv", "semester"), (1, "da", "ferie"), (2, "nb", "semester"), (2, "en", "term")]
    )

    assert said(concepts, "semester") == {
        "semester": [("da", key("ferie")), ("en", key("term", "en"))]
    }


def test_what_is_the_same_word_anyway_is_no_other_way():
    concepts = Concepts([(1, "da", "konto"), (1, "nb", "konto"), (1, "sv", "konto")])

    assert concepts.spans(["konto"]) == []


def test_words_of_other_languages_are_compared_in_theirs():
    concepts = Concepts([(1, "de", "Rechnung"), (1, "da", "faktura")])

    assert said(concepts, "rechnung") == {"rechnung": [("da", key("faktura"))]}
    assert said(concepts, "faktura") == {"faktura": [("de", key("Rechnung", "de"))]}


@pytest.mark.parametrize("words", [[], [""], ["?"], ["ab-1042"], ["x" * 5000], ["\0"]])
def test_anything_may_be_asked(words):
    assert ALL.spans(words) == []


@pytest.mark.parametrize("typed", ["e-mail", "e mail", "email", "E-Mail"])
def test_a_hyphen_may_be_written_or_not(typed):
    concepts = Concepts(
        [(1, "da", "e-mail"), (1, "sv", "mejl"), (2, "da", "post"), (2, "sv", "brev")]
    )

    [span] = concepts.spans([token.exact for token in analyse(typed.replace("-", " "))])

    assert [way.language for way in span.alternatives if way.keys != ("email",)] == ["sv"]


def test_words_with_one_key_are_told_apart_as_they_are_written():
    """English `customs` and `customer` have one key, or had none of it in common."""
    concepts = Concepts(
        [(1, "en", "customs"), (1, "da", "told"), (2, "en", "customer"), (2, "da", "kunde")]
    )

    for typed, only in (("customs", "told"), ("customer", "kunde"), ("customers", "kunde")):
        for ways in said(concepts, typed).values():
            assert ways == [("da", key(only))]


def test_what_shares_its_key_with_a_function_word_is_known_and_not_looked_for():
    """Every text has the key of `denne`; `kunde` is one, and a customer all the same."""
    assert key("dennes") == key("denne")
    concepts = Concepts([(1, "da", "vedkommende"), (1, "sv", "dennes"), (1, "nb", "kunde")])

    assert [way.language for way in concepts.spans(["dennes"])[0].alternatives] == ["da", "nb"]
    assert [way.language for way in concepts.spans(["vedkommende"])[0].alternatives] == ["nb"]


def test_without_concepts_there_is_nothing_to_say():
    assert Concepts([]).spans(["adgangskode"]) == []


# --- As it is now -------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_change_is_there_with_the_next_search(eva):
    assert said(current(), "kode") == {}

    concept = synonyms.create_synonym(words={"da": ["kode", "løsen"]}, by=eva)
    assert said(current(), "kode") == {"kode": [("da", key("løsen"))]}

    synonyms.change_synonym(concept, words={"da": ["kode", "nøgle"]}, by=eva)
    assert said(current(), "kode") == {"kode": [("da", key("nøgle"))]}

    synonyms.remove_synonym(concept, by=eva)
    assert said(current(), "kode") == {}


@pytest.mark.django_db
def test_what_ships_can_be_removed_and_brought_back(eva):
    load_shipped()
    password = Synonym.objects.get(shipped="password")
    assert "adgangskode" in said(current(), "adgangskode")

    synonyms.remove_synonym(password, by=eva)
    assert said(current(), "adgangskode") == {}

    synonyms.reset_synonym(password, by=eva)
    assert "adgangskode" in said(current(), "adgangskode")


@pytest.mark.django_db
def test_one_removed_and_another_made_is_a_change_too(eva):
    first = synonyms.create_synonym(words={"da": ["kode", "løsen"]}, by=eva)
    assert said(current(), "kode") != {}

    synonyms.remove_synonym(first, by=eva)
    synonyms.create_synonym(words={"da": ["pakke", "kolli"]}, by=eva)

    assert said(current(), "kode") == {}
    assert said(current(), "pakke") != {}


@pytest.mark.django_db
def test_a_change_taken_back_leaves_nothing_behind(eva):
    with transaction.atomic():
        synonyms.create_synonym(words={"da": ["kode", "løsen"]}, by=eva)
        assert said(current(), "kode") != {}
        transaction.set_rollback(True)

    assert said(current(), "kode") == {}


@pytest.mark.django_db
def test_a_search_asks_once_and_reads_the_words_only_after_a_change(eva):
    synonyms.create_synonym(words={"da": ["kode", "løsen"]}, by=eva)
    current()

    with CaptureQueriesContext(connection) as asked:
        current()
    assert len(asked) == 1
