"""Refusals of this app that a caller is expected to explain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.exceptions import Invalid, Refusal
from responses.placeholders import Problem


class Gone(Refusal):
    """It was there a moment ago, or the user may no longer see it."""

    code = "not_found"
    status = 404


class NoVariant(Refusal):
    """There is no text in the language asked for, and none in English either.

    `variants`: what there is, as {"id", "language", "tone"}.
    """

    code = "no_variant"
    status = 422

    def __init__(self, detail: str, *, variants: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(detail)
        self.variants = list(variants)

    def members(self) -> dict[str, Any]:
        return {"variants": self.variants}


class Unresolved(Refusal):
    """Values are missing, so that the text cannot be sent. Names them, and what to ask."""

    code = "unresolved"
    status = 422

    def __init__(
        self, detail: str, *, unresolved: Sequence[str], asks: Sequence[Mapping[str, Any]]
    ) -> None:
        super().__init__(detail)
        self.unresolved = list(unresolved)
        self.asks = list(asks)

    def members(self) -> dict[str, Any]:
        return {"unresolved": self.unresolved, "asks": self.asks}


@dataclass(frozen=True)
class Place:
    """Where in a text a placeholder cannot be taken: code points, and line and column from 1."""

    field: str
    code: str
    start: int
    end: int
    line: int
    column: int
    reason: str

    @classmethod
    def of(cls, field: str, source: str, problem: Problem) -> "Place":
        before = source[: problem.start]
        line = before.count("\n") + 1
        column = problem.start - (before.rfind("\n") + 1) + 1
        return cls(field, problem.code, problem.start, problem.end, line, column, problem.detail)

    @property
    def detail(self) -> str:
        """The reason and where to look."""
        where = {"reason": self.reason, "line": self.line, "column": self.column}
        return _("Line %(line)d, character %(column)d: %(reason)s") % where

    def position(self) -> dict[str, Any]:
        return {
            "pointer": f"/{self.field}",
            "code": self.code,
            "start": self.start,
            "end": self.end,
        }


class InvalidPlaceholders(Invalid):
    """A text names what does not exist, or leaves a bracket open. `places` says where."""

    def __init__(
        self, errors: Mapping[str, Sequence[tuple[str, str]]], places: Sequence[Place]
    ) -> None:
        super().__init__(errors)
        self.places = list(places)

    def members(self) -> dict[str, Any]:
        return {"positions": [place.position() for place in self.places]}
