"""Which regular expressions a rule may hold: those that need one pass over a text.

Refused is what makes an engine go back and forth: references to groups, looking around, and
repeated groups that repeat or choose inside. What is left runs in any engine; ours is linear.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from styleguide.checker.patterns import PatternError, program_of

LONGEST_PATTERN = 500
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?[:imsx]|\(\?|.", re.DOTALL)
_REPEATS = re.compile(r"[*+]|\{\d*,?\d*\}")
_FEW_TIMES = re.compile(r"\{\d\}")
_OPENS = re.compile(r"\((?:\?P<\w+>|\?[:imsx])?")
_REFERENCE = re.compile(r"\\[1-9]")
_AMBIGUOUS_SET = re.compile(r"\[\^?(?:\[|.*(?:--|&&|\|\||~~|(?<!\\)\[[:.=]))", re.DOTALL)

# How much a part of a pattern leaves open: nothing, one thing or another, how often.
_FIXED, _CHOICE, _FREE = range(3)


class PatternRefused(Exception):
    """A pattern that cannot be stored, and why."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


def check_pattern(pattern: str) -> str:
    """The pattern as it was given. Raises PatternRefused."""
    if not pattern.strip():
        raise PatternRefused("required", _("This cannot be empty."))
    if len(pattern) > LONGEST_PATTERN:
        text = _("At most %d characters fit here.") % LONGEST_PATTERN
        raise PatternRefused("max_length", text)
    pieces = _PIECE.findall(pattern)
    _refuse_looking_back(pieces)
    _refuse_nested_repeats(pattern, pieces)
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternRefused("invalid_pattern", _("This is no pattern: %s.") % error) from None
    if compiled.match(""):
        text = _("This fits everywhere, also where nothing stands.")
        raise PatternRefused("fits_nothing", text)
    try:
        program_of(pattern)
    except PatternError as error:
        raise PatternRefused("invalid_pattern", _("This is no pattern: %s.") % error) from None
    return pattern


def _refuse_looking_back(pieces: list[str]) -> None:
    for piece in pieces:
        if piece == "(?" or _REFERENCE.match(piece):
            text = _("A pattern cannot look around or refer to its groups.")
            raise PatternRefused("unsafe_pattern", text)
        if piece.startswith("[") and _AMBIGUOUS_SET.match(piece):
            text = _("Write a backslash before “[” and doubled signs inside brackets.")
            raise PatternRefused("invalid_pattern", text)


def _refuse_nested_repeats(pattern: str, pieces: list[str]) -> None:
    """A repeated group may choose inside if it is repeated a few times, never repeat inside."""
    open_groups: list[int] = []
    for piece, rest in _with_rest(pattern, pieces):
        if _OPENS.fullmatch(piece):
            open_groups.append(_FIXED)
            continue
        freedom = _FIXED
        if piece == ")" and open_groups:
            inside, outside = open_groups.pop(), _freedom_of(rest)
            few = bool(_FEW_TIMES.match(rest))
            if inside and (outside == _FREE or (few and inside == _FREE)):
                text = _("A repeated group cannot repeat or choose inside.")
                raise PatternRefused("unsafe_pattern", text)
            freedom = _FREE if inside and few else max(inside, outside)
        elif piece != ")":
            freedom = _CHOICE if piece == "|" else _freedom_of(piece + rest)
        if open_groups:
            open_groups[-1] = max(open_groups[-1], freedom)


def _freedom_of(text: str) -> int:
    """How much the repetition that stands at the beginning of this leaves open."""
    if text.startswith("?"):
        return _CHOICE
    if _FEW_TIMES.match(text):
        return _FIXED
    return _FREE if _REPEATS.match(text) else _FIXED


def _with_rest(pattern: str, pieces: list[str]) -> Iterator[tuple[str, str]]:
    """Each piece with what follows it."""
    at = 0
    for piece in pieces:
        at += len(piece)
        yield piece, pattern[at : at + 12]
