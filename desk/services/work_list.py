"""The list of what needs work, out of every kind there is."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from django.utils import timezone

from accounts.models import User
from desk import todo
from desk.todo import Kind, Row


class Entry(NamedTuple):
    """Where a row stands: one's own first, then what has waited longest."""

    others: bool
    since: datetime
    place: int
    pk: int

    @property
    def kind(self) -> Kind:
        return todo.kinds()[self.place]


@dataclass(frozen=True)
class Listed:
    """A row of a page of the list."""

    kind: Kind
    row: Row
    mine: bool


def entries(user: User) -> list[Entry]:
    """Everything that waits for this user, in order: one query for each kind."""
    found = []
    for place, kind in enumerate(todo.kinds()):
        columns = kind.waiting(user).order_by().values_list(kind.owner, kind.since, "pk")
        for owner, since, pk in columns:
            found.append(Entry(owner != user.pk, _moment(since), place, pk))
    return sorted(found)


def rows_of(some: Sequence[Entry], user: User) -> list[Listed]:
    """The rows of a page. What was done meanwhile is left out."""
    wanted = defaultdict(list)
    for entry in some:
        wanted[entry.place].append(entry.pk)
    made = {}
    for place, pks in wanted.items():
        kind = todo.kinds()[place]
        made[place] = kind.rows(kind.waiting(user).filter(pk__in=pks), user)
    return [
        Listed(entry.kind, made[entry.place][entry.pk], not entry.others)
        for entry in some
        if entry.pk in made[entry.place]
    ]


def count(user: User) -> int:
    """How much waits: one query, however many kinds there are."""
    counted = dict.fromkeys(kind.counted or kind.waiting for kind in todo.kinds())
    first, *others = (waiting(user).order_by().values_list("pk") for waiting in counted)
    return first.union(*others, all=True).count()


def counts_by_kind(found: Sequence[Entry]) -> list[tuple[Kind, int]]:
    """Kinds that have something, in their order; those of one name together."""
    totals = Counter(entry.kind.name for entry in found)
    firsts = {kind.name: kind for kind in reversed(todo.kinds())}
    order = dict.fromkeys(kind.name for kind in todo.kinds())
    return [(firsts[name], totals[name]) for name in order if totals[name]]


def _moment(since: datetime | date) -> datetime:
    """A day waits since it began."""
    if isinstance(since, datetime):
        return since
    return timezone.make_aware(datetime.combine(since, time.min))
