"""An entry's examples are its tests: every bad one must be found, no good one may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from styleguide.checker.guide import Guide
from styleguide.checker.rules import Context, Rule

# A customer who has said what it is about, in no tone of their own.
NEUTRAL = "1 2 3 4 5 6"


@dataclass(frozen=True)
class Failing:
    """An example that the rules do not bear out: its place, and the places of rules that fire."""

    example: int
    verdict: str
    rules: tuple[int, ...]


def failing_examples(
    examples: Sequence[Mapping[str, str]],
    rules: Sequence[Mapping[str, Any]],
    language: str | None,
) -> list[Failing]:
    """Bad examples that nothing finds and good ones that something does. No rules, no test."""
    if not rules:
        return []
    guide = Guide(
        Rule(
            each["kind"],
            each["parameters"],
            exceptions=each["exceptions"],
            key=place,
            language=language,
        )
        for place, each in enumerate(rules)
    )
    context = Context(language or "", customer_text=NEUTRAL)
    failing = []
    for place, example in enumerate(examples):
        fired = tuple(sorted({each.rule for each in guide.check(example["text"], context)}))
        if bool(fired) != (example["verdict"] == "bad"):
            failing.append(Failing(place, example["verdict"], fired))
    return failing
