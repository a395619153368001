"""Rules tried on examples before they are saved: every bad one must be found, no good one may."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.exceptions import Invalid
from styleguide.checker import Finding
from styleguide.checker.examples import findings_in
from styleguide.services.fields import checked


@dataclass(frozen=True)
class Tried:
    """What the rules find in an example; a finding names its rule as the caller does."""

    text: str
    verdict: str
    findings: Sequence[Finding]

    @property
    def is_right(self) -> bool:
        return bool(self.findings) == (self.verdict == "bad")


@dataclass(frozen=True)
class Trial:
    """The examples, none where there was no rule to try; the rules left out, with why."""

    examples: Mapping[int, Tried]
    left_out: Mapping[int, Sequence[str]]

    @property
    def right(self) -> int:
        return sum(each.is_right for each in self.examples.values())


def try_rules(
    examples: Mapping[int, Mapping[str, str]],
    rules: Mapping[int, Mapping[str, Any]],
    language: str | None,
) -> Trial:
    """Try the rules that are complete. Examples and rules are given by any numbers."""
    complete, left_out = {}, {}
    for number, rule in rules.items():
        # What the writer is told has no part in finding anything, and is often written last.
        given: Any = {**rule, "message": rule.get("message") or "…"}
        try:
            complete[number] = checked({"rules": [given]})["rules"][0]
        except Invalid as refused:
            left_out[number] = [detail for each in refused.errors.values() for _, detail in each]
    if not complete:
        return Trial({}, left_out)
    numbers = list(complete)
    found = findings_in(
        [each["text"] for each in examples.values()], list(complete.values()), language
    )
    return Trial(
        {
            number: Tried(
                each["text"],
                each["verdict"],
                [replace(one, rule=numbers[one.rule]) for one in findings],
            )
            for (number, each), findings in zip(examples.items(), found, strict=True)
        },
        left_out,
    )
