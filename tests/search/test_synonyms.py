"""Concepts as editors write them, and what the change log says of it."""

import pytest

from core.events.models import Change
from core.exceptions import Conflict, Invalid, NotAllowed, Stale
from search.models import Synonym, SynonymWord
from search.services import synonyms
from search.services.shipped import load_shipped

pytestmark = pytest.mark.django_db

PASSWORD = {"da": ["adgangskode", "kodeord"], "nb": ["passord"], "en": ["password"]}


@pytest.fixture
def password(eva):
    return synonyms.create_synonym(words=PASSWORD, by=eva)


def log():
    return [(each.verb, each.actor_id) for each in Change.objects.filter(type="synonym")]


def refused(call, **given):
    """Pointer → code of what a service does not take."""
    with pytest.raises(Invalid) as refusal:
        call(**given)
    return {pointer: problems[0][0] for pointer, problems in refusal.value.errors.items()}


def test_words_are_kept_by_language_in_their_order(eva):
    concept = synonyms.create_synonym(
        words={"en": ["track  and trace", "tracking"], "no": ["sporing"], "da": [" Sporing "]},
        by=eva,
    )

    assert list(concept.words.items()) == [
        ("da", ["Sporing"]),
        ("nb", ["sporing"]),
        ("en", ["track and trace", "tracking"]),
    ]
    assert (concept.version, concept.shipped, concept.updated_by) == (1, "", eva)
    assert log() == [("created", eva.pk)]


def test_a_change_replaces_all_words(password, eva, adam):
    changed = synonyms.change_synonym(
        password, words={"da": ["kodeord"], "sv": ["lösenord"]}, version=1, by=adam
    )

    assert changed.words == {"da": ["kodeord"], "sv": ["lösenord"]}
    assert (changed.version, changed.updated_by) == (2, adam)
    assert log() == [("created", eva.pk), ("changed", adam.pk)]


def test_the_same_words_again_are_no_change(password, eva):
    assert synonyms.change_synonym(password, words=PASSWORD, by=eva).version == 1
    assert log() == [("created", eva.pk)]


def test_who_started_from_an_older_version_is_told(password, eva):
    synonyms.change_synonym(password, words={"da": ["kodeord", "kode"]}, by=eva)

    for call in (
        lambda: synonyms.change_synonym(password, words=PASSWORD, version=1, by=eva),
        lambda: synonyms.remove_synonym(password, version=1, by=eva),
    ):
        with pytest.raises(Stale) as stale:
            call()
        assert stale.value.current.version == 2


def test_a_removed_concept_frees_its_words(password, eva):
    synonyms.remove_synonym(password, by=eva)

    assert not Synonym.objects.exists()
    assert log() == [("created", eva.pk), ("deleted", eva.pk)]
    assert synonyms.create_synonym(words=PASSWORD, by=eva).words == PASSWORD
    with pytest.raises(Conflict):
        synonyms.change_synonym(password, words=PASSWORD, by=eva)


@pytest.mark.parametrize(
    ("words", "errors"),
    [
        ({}, {"words": "too_few"}),
        ({"da": ["kode"]}, {"words": "too_few"}),
        ({"da": ["ordre"], "nb": ["ordre"]}, {"words": "too_few"}),
        ({"da": ["kode", " "]}, {"words/da/1": "blank"}),
        ({"da": ["kode", "KODE", "løsen"]}, {"words/da/1": "duplicate"}),
        ({"nb": ["kode"], "no": ["kode", "løsen"]}, {"words/no/0": "duplicate"}),
        ({"da": ["kode", "x" * 61]}, {"words/da/1": "max_length"}),
        ({"da": ["kode", "en to tre fire"]}, {"words/da/1": "too_long"}),
        ({"da": ["kode", "?"]}, {"words/da/1": "invalid"}),
        ({"da": ["kode", "{{agent.name}}"]}, {"words/da/1": "invalid"}),
        ({"da": ["kode", "kodeord, løsen"]}, {"words/da/1": "invalid"}),
        (
            {"xx": ["kode", "løsen"], "da": ["", "a"]},
            {"words/xx": "unknown_language", "words/da/0": "blank"},
        ),
        ({"da": [f"ord{number}" for number in range(21)]}, {"words/da": "too_many"}),
    ],
)
def test_what_is_wrong_is_said_at_its_word(eva, words, errors):
    assert refused(synonyms.create_synonym, words=words, by=eva) == errors
    assert not Synonym.objects.exists()


def test_a_word_of_another_concept_is_refused_with_that_concept_named(password, eva):
    other = synonyms.create_synonym(words={"da": ["retur"], "sv": ["adgangskode"]}, by=eva)

    with pytest.raises(Invalid) as refusal:
        synonyms.change_synonym(other, words={"da": ["retur", "Kodeord"]}, by=eva)

    assert refusal.value.errors == {
        "words/da/1": [
            (
                "taken",
                "“kodeord” stands in another concept already: adgangskode, passord, password.",
            )
        ]
    }


def test_agents_do_not_write(alice, password):
    for call in (
        lambda: synonyms.create_synonym(words={"da": ["a", "b"]}, by=alice),
        lambda: synonyms.change_synonym(password, words={"da": ["a", "b"]}, by=alice),
        lambda: synonyms.remove_synonym(password, by=alice),
        lambda: synonyms.reset_synonym(password, by=alice),
    ):
        with pytest.raises(NotAllowed):
            call()


# --- What ships ---------------------------------------------------------------------------------


@pytest.fixture
def shipped():
    load_shipped()
    return Synonym.objects.get(shipped="password")


def test_an_edited_concept_says_so_and_can_be_reset(shipped, eva):
    words = shipped.words
    edited = synonyms.change_synonym(shipped, words={"da": ["kode", "kodeord"]}, by=eva)
    assert edited.edited

    back = synonyms.reset_synonym(edited, by=eva)

    assert (back.words, back.edited, back.version) == (words, False, 3)
    assert log() == [("changed", eva.pk), ("restored", eva.pk)]


def test_a_removed_one_is_out_of_the_list_and_can_be_brought_back(shipped, eva):
    synonyms.remove_synonym(shipped, by=eva)
    row = Synonym.objects.get(shipped="password")
    assert not Synonym.objects.visible_to(eva).filter(pk=row.pk).exists()
    assert not SynonymWord.objects.filter(folded="password").exists()
    with pytest.raises(Conflict):
        synonyms.change_synonym(row, words=PASSWORD, by=eva)

    back = synonyms.reset_synonym(row, by=eva)

    assert back.words == shipped.words
    assert Synonym.objects.visible_to(eva).filter(pk=row.pk).exists()


def test_bringing_back_stops_at_words_that_went_elsewhere(shipped, eva):
    synonyms.remove_synonym(shipped, by=eva)
    synonyms.create_synonym(words={"sv": ["lösenord"], "da": ["kode"]}, by=eva)

    assert refused(synonyms.reset_synonym, synonym=shipped, by=eva) == {"words/sv/0": "taken"}
    assert Synonym.objects.get(shipped="password").removed


def test_an_own_concept_has_nothing_to_go_back_to(eva):
    own = synonyms.create_synonym(words={"da": ["a", "b"]}, by=eva)

    with pytest.raises(Conflict):
        synonyms.reset_synonym(own, by=eva)
