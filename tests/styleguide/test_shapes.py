"""Each kind of rule has exactly its parameters, and every wrong one is named."""

import pytest

from styleguide.models import RuleKind
from styleguide.rule_forms import FIELDS, LABELS, UNITS_OF
from styleguide.shapes import KINDS, read_exceptions, read_parameters

FITTING = [
    ("avoid", {"words": ["desværre"], "use": ["det kan jeg ikke"]}, {}),
    ("avoid", {"words": [" desværre "]}, {"words": ["desværre"], "use": []}),
    ("avoid", {"words": ["x"], "use": [], "when_customer": "has_asked"}, {}),
    ("prefer", {"from": ["benytte"], "to": ["bruge"]}, {}),
    ("prefer", {"from": ["benytte", "anvende"], "to": ["bruge"]}, {}),
    ("limit", {"words": ["tak", "!"]}, {"words": ["tak", "!"], "max": 2}),
    ("limit", {"words": ["!"], "max": 0}, {}),
    (
        "require_after",
        {"when": ["nej"], "then": ["men"]},
        {"when": ["nej"], "then": ["men"], "within_sentences": 1},
    ),
    ("length", {"unit": "words", "max": 25}, {"unit": "words", "min": None, "max": 25}),
    ("length", {"unit": "sentences", "min": 1, "max": 1}, {}),
    ("ask", {"when": ["vi lukker"]}, {"when": ["vi lukker"], "or": []}),
    ("repeat", {"unit": "sentence"}, {"unit": "sentence", "max": 1}),
    ("pattern", {"pattern": r"\b\d{10}\b"}, {}),
    ("pattern", {"pattern": r"(?i)(?:tak|mange tak)?,? hej[.!]"}, {}),
    ("tone", {"of": "emoji"}, {"of": "emoji", "words": []}),
    ("term", {"term": "RMA", "say": "retur"}, {"term": "RMA", "say": "retur", "definition": ""}),
]


@pytest.mark.parametrize(("kind", "given", "read"), FITTING)
def test_fitting_parameters_are_taken_and_filled_in(kind, given, read):
    assert read_parameters(kind, given) == (read or given, [])


def test_every_kind_was_tried():
    assert {kind for kind, *_rest in FITTING} == set(KINDS)


def test_the_editor_has_a_field_and_a_word_for_every_parameter():
    parameters = {kind: set(each) for kind, each in KINDS.items()}

    assert {kind: set(each.values()) for kind, each in FIELDS.items()} == parameters
    assert {kind: set(each) for kind, each in LABELS.items()} == {
        kind: set(each) for kind, each in FIELDS.items()
    }
    assert set(RuleKind.values) == set(KINDS)
    for kind, units in UNITS_OF.items():
        name = FIELDS[kind]["unit"]
        for unit in filter(None, units):  # "" is left out
            assert KINDS[kind][name].read(unit) == unit


@pytest.mark.parametrize(
    ("kind", "given", "problems"),
    [
        ("shout", {}, {"kind": "invalid_choice"}),
        ("avoid", [], {"parameters": "wrong_type"}),
        ("avoid", {}, {"parameters/words": "required"}),
        ("avoid", {"words": []}, {"parameters/words": "required"}),
        ("avoid", {"words": "nej"}, {"parameters/words": "wrong_type"}),
        ("avoid", {"words": ["nej", 7]}, {"parameters/words/1": "wrong_type"}),
        ("avoid", {"words": [" "]}, {"parameters/words/0": "required"}),
        ("avoid", {"words": ["x" * 201]}, {"parameters/words/0": "max_length"}),
        ("avoid", {"words": ["x"] * 2001}, {"parameters/words": "max_length"}),
        ("avoid", {"words": ["nej"], "max": 1}, {"parameters/max": "unknown_parameter"}),
        (
            "avoid",
            {"words": ["nej"], "when_customer": "left"},
            {"parameters/when_customer": "invalid_choice"},
        ),
        ("avoid", {"words": ["nej"], "a/b~": 1}, {"parameters/a~1b~0": "unknown_parameter"}),
        ("prefer", {"from": ["a"]}, {"parameters/to": "required"}),
        ("prefer", {"from": ["a", "b", "c"], "to": ["d", "e"]}, {"parameters/to": "invalid"}),
        ("limit", {"words": ["!"], "max": -1}, {"parameters/max": "out_of_range"}),
        ("limit", {"words": ["!"], "max": "2"}, {"parameters/max": "wrong_type"}),
        ("limit", {"words": ["!"], "max": True}, {"parameters/max": "wrong_type"}),
        ("limit", {"words": ["!"], "max": 2.0}, {"parameters/max": "wrong_type"}),
        ("limit", {"words": ["!"], "max": None}, {"parameters/max": "wrong_type"}),
        (
            "require_after",
            {"within_sentences": 10_001},
            {
                "parameters/when": "required",
                "parameters/then": "required",
                "parameters/within_sentences": "out_of_range",
            },
        ),
        ("length", {"unit": "words"}, {"parameters/max": "required"}),
        ("length", {"unit": "words", "min": 9, "max": 3}, {"parameters/min": "invalid"}),
        ("length", {"unit": "letters", "max": 3}, {"parameters/unit": "invalid_choice"}),
        ("length", {"unit": ["words"], "max": 3}, {"parameters/unit": "wrong_type"}),
        ("length", {"unit": "words", "max": 0}, {"parameters/max": "out_of_range"}),
        ("ask", {"when": ["x"], "or": "y"}, {"parameters/or": "wrong_type"}),
        ("repeat", {"unit": "words"}, {"parameters/unit": "invalid_choice"}),
        ("repeat", {"unit": "word", "max": 0}, {"parameters/max": "out_of_range"}),
        ("pattern", {"pattern": 7}, {"parameters/pattern": "wrong_type"}),
        ("tone", {"of": "irony"}, {"parameters/of": "invalid_choice"}),
        ("term", {"term": "RMA", "say": ""}, {"parameters/say": "required"}),
        ("term", {"term": "R" * 501, "say": "x"}, {"parameters/term": "max_length"}),
    ],
)
def test_what_does_not_fit_is_named(kind, given, problems):
    _read, found = read_parameters(kind, given)

    assert {problem.path: problem.code for problem in found} == problems


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("", "required"),
        ("x" * 501, "max_length"),
        ("(", "invalid_pattern"),
        ("(" * 250 + ")" * 250, "fits_nothing"),
        ("[z-a]", "invalid_pattern"),
        ("[[a]", "invalid_pattern"),
        ("[a&&b]", "invalid_pattern"),
        ("x{99999999999}", "invalid_pattern"),
        ("x*", "fits_nothing"),
        ("(a+)+b", "unsafe_pattern"),
        ("(?:a|aa)*b", "unsafe_pattern"),
        ("((a+)b){3}c", "unsafe_pattern"),
        ("((?:a?b){3}){3}c", "unsafe_pattern"),
        ("(?:a?b){12}c", "unsafe_pattern"),
        ("(?P<word>a?){2,}b", "unsafe_pattern"),
        ("(?i:a+)+b", "unsafe_pattern"),
        (r"(a)\1", "unsafe_pattern"),
        (r"(?P<a>x)(?P=a)", "unsafe_pattern"),
        ("a(?=b)", "unsafe_pattern"),
        ("(?<!a)b", "unsafe_pattern"),
    ],
)
def test_patterns_that_take_long_or_mean_nothing_are_refused(pattern, code):
    _read, found = read_parameters("pattern", {"pattern": pattern})

    assert [(problem.path, problem.code) for problem in found] == [("parameters/pattern", code)]


@pytest.mark.parametrize(
    "pattern",
    [
        r"\(a+\)+b",
        "[(a+)]+b",
        r"(?:ab)+c",
        r"\b(?:\d{4} ?){3}\d{4}\b",
        "(ab|cd)?e",
        "a{2}b",
        r"[\[\]]x",
        "[]a]+b",
    ],
)
def test_patterns_that_only_look_like_it_are_taken(pattern):
    assert read_parameters("pattern", {"pattern": pattern}) == ({"pattern": pattern}, [])


def test_exceptions_are_words_and_places():
    assert read_exceptions(["quote", " Nej tak "]) == (["quote", "Nej tak"], [])
    assert [each.path for each in read_exceptions("quote")[1]] == ["exceptions"]
    assert [each.path for each in read_exceptions(["quote", ""])[1]] == ["exceptions/1"]
