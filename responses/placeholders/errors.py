"""What can be wrong with a text, with the values given for it, or with what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

# A megabyte of "{{" has half a million problems; nobody reads more than this many.
MOST_PROBLEMS = 100

MESSAGES = {
    "unclosed": _("“%(text)s” is opened here and never closed."),
    "nested": _("“%(text)s” cannot stand inside another field or clause."),
    "empty_name": _("This field has no name."),
    "unknown_name": _("There is no field “%(text)s”."),
    "unknown_name_like": _("There is no field “%(text)s”. Is “%(like)s” meant?"),
    "unknown_form": _("There is no form “%(text)s”."),
    "form_not_allowed": _("“%(text)s” has no form “%(form)s”."),
    "fallback_not_allowed": _("“%(text)s” takes no text after a bar."),
    "no_field": _(r"A clause in [[ ]] needs a field. To show two brackets, write \[[."),
    "unknown_value": _("There is no field “%(text)s”."),
    "not_text": _("A value is text or a number."),
}


@dataclass(frozen=True)
class Problem:
    """One thing an author has to change; start and end count code points."""

    code: str
    start: int
    end: int
    words: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def detail(self) -> str:
        """One sentence for the author, in the language now in use."""
        like = "_like" if "like" in self.words else ""
        return str(MESSAGES[self.code + like]) % self.words


class Problems:
    """Collects problems, up to a number that a person can use."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    @property
    def is_full(self) -> bool:
        return len(self._found) >= MOST_PROBLEMS

    def add(self, code: str, start: int, end: int, /, **words: str) -> None:
        if not self.is_full:
            self._found.append(Problem(code, start, end, words))

    def raise_any(self) -> None:
        """Raises PlaceholderError if there are any, in the order of the text."""
        if self._found:
            raise PlaceholderError(sorted(self._found, key=lambda each: (each.start, each.end)))


class PlaceholderError(ValueError):
    """The text cannot be saved: `problems` says why and where."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(", ".join(f"{each.code} at {each.start}" for each in self.problems))


@dataclass(frozen=True)
class ValueProblem:
    """One value that cannot be used; path holds the keys that lead to it."""

    code: str
    path: tuple[str, ...]

    @property
    def detail(self) -> str:
        """One sentence for the caller, in the language now in use."""
        return str(MESSAGES[self.code]) % {"text": ".".join(self.path)}


class ValuesError(ValueError):
    """The values given are unknown or no text: `problems` names them."""

    def __init__(self, problems: Iterable[ValueProblem]) -> None:
        self.problems = list(problems)
        super().__init__(", ".join(f"{each.code}: {each.path}" for each in self.problems))


class MissingValues(LookupError):
    """The text cannot be sent: `unresolved` names what is missing and has no fallback."""

    def __init__(self, unresolved: Sequence[str], asks: Sequence[Mapping[str, str | None]]) -> None:
        self.unresolved = list(unresolved)
        self.asks = list(asks)
        super().__init__(", ".join(self.unresolved))
