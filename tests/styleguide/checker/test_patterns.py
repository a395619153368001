"""Patterns mean what they mean to `re`, and take no longer on hostile texts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styleguide.checker.patterns import MOST_PLACES, PatternError, Patterns, program_of

PATTERNS = [
    *(r"\bår\b", r"(?i)hej+", r"a|ab", r"ab|a", r"a.*?b", r"a.*b", r"\d{1,2} ?[ap]m"),
    *(r"^x|y$", r"(?m)^a$", r"[^a-c\s]+", r"\w+", r"a{2,3}", r"(?:ab)+c", r"abcd|c", r"\Bb"),
    *(r"x(?:.*z)?", r"(?i:A)b", r"[\w-]+@x", r"\.{3}", r"a??b", r"a+?b?", r"(?s)a.b"),
    *(r"[]a]x", r"(?P<n>a)b", r"\x61b", r"å|(?i:Å)x", r"a{,2}b", r"(a|b|x)y", r"\Aa|b\Z"),
]
TEXTS = st.text(alphabet="abcdxyzåÅHEJej\n.1 @-apm", max_size=40)


def ours(pattern, text):
    return [(each.start, each.end) for each in Patterns([pattern]).found_in(text)]


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_a_pattern_finds_what_re_finds(pattern, text):
    text = text.rstrip("\n")  # where the `$` of `re` stands before the last one

    theirs = [each.span() for each in re.finditer(pattern, text) if each[0]]

    assert ours(pattern, text) == theirs


def test_many_find_what_each_finds_alone():
    text = "Hej, år 2024: abc aab x@x, 5 pm\nab"

    together = [(each.pattern, each.start, each.end) for each in Patterns(PATTERNS).found_in(text)]

    assert together == [
        (number, *place) for number, each in enumerate(PATTERNS) for place in ours(each, text)
    ]


@pytest.mark.parametrize("pattern", ["a*a*a*a*a*b", "(a|a)*(a|a)*b", ".*.*.*.*=", "(?:a?){9}b"])
def test_going_back_and_forth_does_not_happen(pattern):
    """`re` takes hours for these; no time is asserted, it would never end."""
    assert ours(pattern, "a" * 20_000) == []


def test_places_are_limited():
    assert len(ours("a", "a" * 1_000)) == MOST_PLACES


@pytest.mark.parametrize(
    "pattern",
    [
        *("(", ")", "[", "[b-a]", "*a", "a**", "a++", "(?=a)", r"(a)\1", "(?x) a", r"\q", "a\\"),
        *("a{2,1}", "^*", "(" * 60 + ")" * 60, "(?:a{100}){100}", "(?>a)"),
    ],
)
def test_what_does_not_exist_is_refused(pattern):
    with pytest.raises(PatternError):
        program_of(pattern)
