"""What a file of another tool holds, as advice of ours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from styleguide.services.fields import MOST_PARTS, TITLE_LENGTH, RuleFields


@dataclass
class Draft:
    """Advice to be; `name` is what it is known by in its file."""

    name: str
    title: str
    rules: list[RuleFields]
    guidance: str = ""


@dataclass
class Found:
    """The advice in a file, and what no rule of ours can say: its name, and why."""

    drafts: list[Draft] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def rule(kind: str, message: str, severity: str = "suggestion", **parameters: Any) -> RuleFields:
    return {
        "kind": kind,
        "severity": severity,
        "message": message[:500],
        "parameters": parameters,
        "exceptions": ["quote", "code", "url"],
    }


def in_parts(name: str, title: str, rules: Iterable[RuleFields]) -> Iterator[Draft]:
    """Advice with as many rules as an entry may have, and more of it for the others."""
    rest, number = iter(rules), 1
    while part := list(islice(rest, MOST_PARTS)):
        tail = f" {number}" if number > 1 else ""
        yield Draft(f"{name}{tail}", f"{title[: TITLE_LENGTH - 4]}{tail}", part)
        number += 1
