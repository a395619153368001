"""What needs work: kinds of rows, each told by the app it is about.

    todo.register(Kind("flags", _("Reported"), flags, "at", "article__owner", flag_rows))

A kind says in one queryset what waits for a user; that is counted and ordered without reading a
text. Whole rows are made for one page alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from accounts.models import User


@dataclass(frozen=True)
class Step:
    """One thing to do about a row: a button that POSTs, or a way to the page where it is done."""

    word: str
    url: str
    icon: str
    posts: bool = True


@dataclass(frozen=True)
class Row:
    what: str
    url: str
    language: str
    why: str
    since: datetime | date
    owner: User | None
    steps: Sequence[Step] = field(default_factory=list)

    @property
    def is_since_a_day(self) -> bool:
        return not isinstance(self.since, datetime)


@dataclass(frozen=True)
class Kind:
    """`waiting(user)` is what waits; `since` and `owner` are its columns; several kinds may share
    a name. `rows(found, user)` makes the rows of some of it, by id. Kinds that are `counted` by one
    queryset together cost the navigation one.
    """

    name: str
    label: str | Promise
    waiting: Callable[[User], QuerySet[Any]]
    since: str
    owner: str
    rows: Callable[[QuerySet[Any], User], Mapping[int, Row]]
    counted: Callable[[User], QuerySet[Any]] | None = None


_kinds: list[Kind] = []


def register(*kinds: Kind) -> None:
    """Add kinds to the list, from `AppConfig.ready`."""
    _kinds.extend(kind for kind in kinds if kind not in _kinds)


def kinds() -> Sequence[Kind]:
    return tuple(_kinds)


def each(found: Iterable[Any], make: Callable[[Any], Row]) -> dict[int, Row]:
    """Rows by the id of what they are about."""
    return {thing.pk: make(thing) for thing in found}
