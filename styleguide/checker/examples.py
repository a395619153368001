"""An entry's examples are its tests: every bad one must be found, no good one may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from styleguide.checker.guide import Guide
from styleguide.checker.rules import Context, Finding, Rule

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
    failing = []
    found = findings_in([each["text"] for each in examples], rules, language)
    for place, (example, findings) in enumerate(zip(examples, found, strict=True)):
        fired = tuple(sorted({each.rule for each in findings}))
        if bool(fired) != (example["verdict"] == "bad"):
            failing.append(Failing(place, example["verdict"], fired))
    return failing


def findings_in(
    texts: Iterable[str], rules: Sequence[Mapping[str, Any]], language: str | None
) -> list[list[Finding]]:
    """What the rules find in each text; a finding names its rule by its place."""
    guide = Guide(
        Rule(
            each["kind"],
            each["parameters"],
            severity=each.get("severity", "suggestion"),
            message=each.get("message", ""),
            exceptions=each["exceptions"],
            key=place,
            language=language,
        )
        for place, each in enumerate(rules)
    )
    context = Context(language or "", customer_text=NEUTRAL)
    return [guide.check(text, context) for text in texts]
