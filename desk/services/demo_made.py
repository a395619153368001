"""What the demo made is noted in the change log, so that removing it takes exactly that."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from core.models import Change

MADE = "demo_made"


class Made:
    """Notes each thing as it is made."""

    def __init__(self, by: User) -> None:
        self.by = by

    def note(self, type: str, pk: int) -> None:
        """Straight into the log: the service that made it has told the followers already."""
        self.note_many(type, [pk])

    def note_many(self, type: str, pks: Sequence[int]) -> None:
        lines = [Change(type=type, object_id=pk, verb=MADE, actor_id=self.by.pk) for pk in pks]
        Change.objects.bulk_create(lines, batch_size=500)


def noted() -> dict[str, list[int]]:
    """Ids of what the demo made, by type."""
    found = defaultdict(list)
    for type, pk in Change.objects.filter(verb=MADE).values_list("type", "object_id"):
        found[type].append(pk)
    return found


def forget() -> None:
    """The notes of a demo that is gone; the rest of the log stays."""
    Change.objects.filter(verb=MADE).update(verb="demo_removed")


def day(offset: int | None) -> date | None:
    """The date so many days from today; None stays None."""
    return None if offset is None else timezone.localdate() + timedelta(days=offset)
