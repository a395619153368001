"""Every kind of rule is a sentence, to read and to fill in, in each language of the staff pages."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from styleguide.models import RuleKind
from styleguide.rule_forms import FIELDS, LABELS
from styleguide.sentences import spoken, to_read, to_write
from styleguide.shapes import KINDS
from styleguide.typed_words import joined, split

REQUIRE = {"when": ["nej", "kan ikke"], "then": ["men", "i stedet"], "within_sentences": 1}


@pytest.mark.parametrize("language", ["en", "da", "nb"])
@pytest.mark.parametrize("kind", RuleKind.values)
def test_the_sentence_to_fill_in_has_a_place_for_each_parameter(kind, language):
    with translation.override(language):
        parts = to_write(kind, {})

    places = [part.parameter for part in parts if part.parameter]
    assert sorted(places) == sorted(KINDS[kind])
    assert sorted(FIELDS[kind].values()) == sorted(KINDS[kind])
    assert LABELS[kind].keys() == FIELDS[kind].keys()


@pytest.mark.parametrize(
    ("kind", "parameters", "sentence"),
    [
        ("avoid", {"words": ["a", "b"], "use": []}, "Do not write [a, b]."),
        (
            "avoid",
            {"words": ["a"], "use": ["b"], "when_customer": "has_asked"},
            "Do not write [a], but [b]. [Only once the customer has said what it is about].",
        ),
        ("prefer", {"from": ["a"], "to": ["b"]}, "Instead of [a] write [b]."),
        ("limit", {"words": ["!"], "max": 0}, "At most [0] times [!] in one text."),
        (
            "require_after",
            REQUIRE,
            "When the text says [nej, kan ikke], this or the next [1] sentence must say"
            " [men, i stedet].",
        ),
        (
            "require_after",
            REQUIRE | {"within_sentences": 2},
            "When the text says [nej, kan ikke], this or the next [2] sentences must say"
            " [men, i stedet].",
        ),
        (
            "length",
            {"unit": "words", "min": None, "max": 9},
            "[Words in the text]: at most [9].",
        ),
        (
            "length",
            {"unit": "sentences", "min": 2, "max": None},
            "[Sentences in the text]: at least [2].",
        ),
        (
            "ask",
            {"when": ["vent"], "or": []},
            "When the text says [vent], it must ask the customer.",
        ),
        ("repeat", {"unit": "word", "max": 1}, "[The same word in a row]: at most [1] times."),
        ("pattern", {"pattern": r"\d"}, r"Nothing in the text may match [\d]."),
        ("tone", {"of": "emoji", "words": []}, "[Emoji] only if the customer does so first."),
        (
            "term",
            {"term": "RMA", "say": "retur", "definition": ""},
            "Instead of [RMA] say [retur].",
        ),
    ],
)
def test_what_a_rule_leaves_open_is_not_read(kind, parameters, sentence):
    assert spoken(kind, parameters) == sentence


def test_it_is_read_in_the_readers_language():
    with translation.override("da"):
        assert spoken("require_after", REQUIRE) == (
            "Når teksten siger [nej, kan ikke], skal denne eller den næste [1] sætning sige"
            " [men, i stedet]."
        )


def test_of_a_long_list_some_words_are_read():
    parts = to_read("avoid", {"words": list("abcde"), "use": []}, most=3)

    assert [part.text for part in parts] == ["Do not write ", "a, b, c … and 2 more", "."]


def test_a_percent_sign_in_a_rule_is_a_percent_sign():
    assert spoken("avoid", {"words": ["100 %(s)s", "%d"], "use": []}).count("%") == 2


# --- Words in one field -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("nej, kan ikke", ["nej", "kan ikke"]),
        ("nej\nkan ikke\r\n", ["nej", "kan ikke"]),
        ("1,5 kr, !", ["1,5 kr", "!"]),
        ('"hvis det er ok, vil jeg", men', ["hvis det er ok, vil jeg", "men"]),
        ('say "no", no', ['say "no"', "no"]),
        ('","', [","]),
        (" , ,\n,", []),
        ("", []),
    ],
)
def test_words_stand_between_commas_and_lines(typed, words):
    assert split(typed) == words


A_WORD = st.text(alphabet='ab1 ,"\n', min_size=1).map(str.strip).filter(bool)


@given(st.lists(A_WORD, max_size=5))
def test_every_word_survives_the_field(words):
    assert split(joined(words)) == words
