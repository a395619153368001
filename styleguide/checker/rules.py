"""What the checker takes and what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

PLACES = frozenset({"quote", "code", "url", "name"})
SEVERITIES = ("suggestion", "warning", "error")


@dataclass(frozen=True)
class Rule:
    """A rule with what its entry says about where it counts; empty means everywhere.

    `key` is the caller's name for it and comes back in findings, as does `entry`.
    """

    kind: str
    parameters: Mapping[str, Any]
    severity: str = "suggestion"
    message: str = ""
    exceptions: Sequence[str] = ()
    key: Any = None
    entry: Any = None
    language: str | None = None
    channels: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    teams: frozenset[int] = frozenset()

    @property
    def words_left_alone(self) -> list[str]:
        return [each for each in self.exceptions if each not in PLACES]

    @cached_property
    def places_left_alone(self) -> frozenset[str]:
        return PLACES.intersection(self.exceptions)


@dataclass(frozen=True)
class Context:
    """What is known of where a text goes. What is limited to a stage or a channel says nothing
    where stage or channel is not known, and what follows the customer nothing without their text.
    """

    language: str
    channel: str | None = None
    stage: str | None = None
    customer_text: str | None = None
    teams: frozenset[int] = frozenset()

    def allows(self, rule: Rule) -> bool:
        return (
            rule.language in (None, self.language)
            and (not rule.channels or self.channel in rule.channels)
            and (not rule.stages or self.stage in rule.stages)
            and (not rule.teams or not rule.teams.isdisjoint(self.teams))
        )


@dataclass(frozen=True)
class Finding:
    """A place where a rule fires: `start` and `end` count code points of the text as given."""

    start: int
    end: int
    text: str
    rule: Any
    entry: Any
    severity: str
    message: str
    replacements: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class Hit:
    """The same before anyone asks whose rule it is."""

    start: int
    end: int
    replacements: tuple[str, ...] = field(default=(), compare=False)


def findings_of(rule: Rule, hits: Iterable[Hit], text: str) -> list[Finding]:
    return [
        Finding(
            hit.start,
            hit.end,
            text[hit.start : hit.end],
            rule.key,
            rule.entry,
            rule.severity,
            rule.message,
            hit.replacements,
        )
        for hit in hits
    ]
