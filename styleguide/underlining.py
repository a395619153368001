"""A text in pieces, so that a page can underline what was found in it. Pure."""

from collections import deque
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
    """The text, cut where a finding begins or ends. Findings are in order of place."""
    cuts = {0, len(text)}
    for each in findings:
        cuts |= {each.start, each.end}
    coming = deque(enumerate(findings, 1))
    over: list[tuple[int, Finding]] = []
    cut = []
    for start, end in pairwise(sorted(cuts)):
        while coming and coming[0][1].start <= start:
            over.append(coming.popleft())
        over = [each for each in over if each[1].end > start]
        cut.append(_piece(text[start:end], end, over))
    return cut


def _piece(text: str, end: int, over: Sequence[tuple[int, Finding]]) -> Piece:
    severities = [each.severity for _number, each in over]
    severity = max(severities, key=SEVERITIES.index, default="")
    return Piece(text, severity, [number for number, each in over if each.end == end])
