"""What changed in the guide since somebody last read it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from accounts.models import User
from styleguide.models import Reading, StyleEntry, StyleEntryQuerySet

NEW, CHANGED = "new", "changed"


def unread(entries: StyleEntryQuerySet, user: User) -> StyleEntryQuerySet:
    """Published advice that was written or changed since one read it, or since one came."""
    as_it_is = Reading.objects.filter(
        user=user, entry=OuterRef("pk"), version__gte=OuterRef("version")
    )
    return entries.published().filter(~Exists(as_it_is), updated_at__gt=user.created_at)


def marks(entries: StyleEntryQuerySet, user: User) -> dict[int, str]:
    """For each entry that is not read yet whether it is new or changed."""
    before = Reading.objects.filter(user=user, entry=OuterRef("pk"))
    rows = unread(entries, user).order_by().annotate(known=Exists(before))
    return {
        pk: NEW if created > user.created_at and not known else CHANGED
        for pk, created, known in rows.values_list("pk", "created_at", "known")
    }


def mark_read(entry: StyleEntry, *, by: User, version: int | None = None) -> None:
    """Somebody read the entry, in this version or as it is."""
    seen = entry.version if version is None else max(0, min(version, entry.version))
    _note([Reading(user=by, entry=entry, version=seen)])


@transaction.atomic
def mark_all_read(entries: StyleEntryQuerySet, *, by: User, until: datetime) -> None:
    """Somebody read these as they were at a moment: what changed later stays marked."""
    read = unread(entries, by).filter(updated_at__lte=until).order_by()
    _note(
        [Reading(user=by, entry_id=pk, version=at) for pk, at in read.values_list("pk", "version")]
    )


def last_read(entry: StyleEntry, user: User) -> Any:
    """The line of the history that one read last, None where one never did.

    Never one that was no advice for everybody at the time.
    """
    lines = entry.history.filter(status="published")
    row = Reading.objects.filter(user=user, entry=entry).first()
    if row is not None:
        return lines.filter(version__lte=row.version).first()
    return lines.filter(history_date__lte=user.created_at).first()


def _note(rows: list[Reading]) -> None:
    Reading.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["user", "entry"], update_fields=["version"]
    )
