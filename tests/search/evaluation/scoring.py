"""How good answers are: three figures for each language and each kind of query. Pure."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.search.evaluation.texts import LANGUAGES, Asked

FLOORS = Path(__file__).with_name("floors.yaml")
FIGURES = ("first", "three", "ndcg")
BELOW_MEASURED = 0.02
DEEP = 5


@dataclass(frozen=True)
class Answered:
    """A query with the keys of what was found, best first; "" for a text that is no answer."""

    asked: Asked
    found: Sequence[str]

    @property
    def figures(self) -> tuple[float, float, float]:
        """The answer stands first; is among the first three; NDCG of the first five."""
        right = [key in self.asked.expected for key in self.found[:DEEP]]
        return float(any(right[:1])), float(any(right[:3])), _ndcg(self)


def _ndcg(answered: Answered) -> float:
    left = set(answered.asked.expected)
    gained = 0.0
    for place, key in enumerate(answered.found[:DEEP]):
        if key in left:
            left.remove(key)
            gained += _discount(place)
    # Where several texts answer, the best possible is one of them first, not all of them.
    return min(1.0, gained)


def _discount(place: int) -> float:
    return 1 / math.log2(place + 2)


def figures(answers: Iterable[Answered]) -> dict[str, dict[str, float]]:
    """The averages by language, by kind and of all: `{"da": {"first": .8, …}, "typo": …}`."""
    answers = list(answers)
    kinds = list(dict.fromkeys(each.asked.kind for each in answers))
    table = {"all": _average(answers)}
    for language in LANGUAGES:
        table[language] = _average([e for e in answers if e.asked.language == language])
    for kind in kinds:
        table[kind] = _average([e for e in answers if e.asked.kind == kind])
    return table


def _average(answers: Collection[Answered]) -> dict[str, float]:
    columns = zip(*(each.figures for each in answers), strict=True)
    return {
        name: round(sum(column) / len(answers), 4)
        for name, column in zip(FIGURES, columns, strict=True)
    }


def floors() -> dict[str, dict[str, float]]:
    return yaml.safe_load(FLOORS.read_text(encoding="utf-8"))


def below(table: dict[str, dict[str, float]]) -> list[str]:
    """Figures under their floor, each in words. What has no floor yet counts as under it."""
    lowest = floors()
    return [
        f"{row}: {name} is {value:.3f}, the floor {lowest.get(row, {}).get(name, 1.01):.3f}"
        for row, values in table.items()
        for name, value in values.items()
        if value < lowest.get(row, {}).get(name, 1.01)
    ]


def write_floors(table: dict[str, dict[str, float]]) -> None:
    """Set every floor a little below what was measured."""
    lines = [
        "# What search must reach, at least. It is measured and written by",
        "# REWRITE_FLOORS=1 pytest tests/search/test_evaluation.py",
        "# A lower number than before wants a reason in the commit.",
    ]
    for row, values in table.items():
        shown = ", ".join(
            f"{name}: {max(0.0, value - BELOW_MEASURED):.3f}" for name, value in values.items()
        )
        lines.append(f"{row}: {{{shown}}}")
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(answers: Sequence[Answered]) -> str:
    """The table, how often the answer was among the first three by kind and language, misses."""
    table = figures(answers)
    lines = [f"{'':<10} {'first':>6} {'three':>6} {'ndcg':>6}"]
    lines += [
        f"{row:<10} " + " ".join(f"{values[name]:6.3f}" for name in FIGURES)
        for row, values in table.items()
    ]
    kinds = [row for row in table if row not in ("all", *LANGUAGES)]
    lines += ["", f"{'three':<10} " + " ".join(f"{language:>6}" for language in LANGUAGES)]
    lines += [
        f"{kind:<10} " + " ".join(_cell(answers, kind, language) for language in LANGUAGES)
        for kind in kinds
    ]
    lines += ["", "not among the first three:"]
    lines += [_miss(each) for each in answers if not each.figures[1]]
    return "\n".join(lines)


def _cell(answers: Sequence[Answered], kind: str, language: str) -> str:
    chosen = [e for e in answers if (e.asked.kind, e.asked.language) == (kind, language)]
    return f"{_average(chosen)['three']:6.2f}" if chosen else " " * 6


def _miss(answered: Answered) -> str:
    asked = answered.asked
    wanted = "|".join(sorted(asked.expected))
    found = ", ".join(key or "(other language)" for key in answered.found[:3]) or "nothing"
    return f"  {asked.language} {asked.kind:<9} {asked.text!r} wants {wanted}, got {found}"
