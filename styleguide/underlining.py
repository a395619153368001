"""A text in pieces, so that a page can underline what was found in it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from styleguide.checker import Finding
from styleguide.checker.rules import SEVERITIES


@dataclass(frozen=True)
class Piece:
    """Some of the text. `severity` is that of the gravest finding over it, "" without one.

    `ends`: the numbers, from 1, of the findings that end with it.
    """

    text: str
    severity: str = ""
    ends: list[int] = field(default_factory=list)


def pieces(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """The text, cut where a finding begins or ends."""
    cuts = {0, len(text)}
    for each in findings:
        cuts |= {each.start, each.end}
    places = sorted(cuts)
    return [_piece(text, start, end, findings) for start, end in pairwise(places)]


def _piece(text: str, start: int, end: int, findings: Sequence[Finding]) -> Piece:
    over = [each for each in findings if each.start <= start and end <= each.end]
    severity = max((each.severity for each in over), key=SEVERITIES.index, default="")
    ends = [number for number, each in enumerate(findings, 1) if each.end == end]
    return Piece(text[start:end], severity, ends)
