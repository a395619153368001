"""Advice that comes out of a file: known again by its source and its name there."""

from enum import Enum
from typing import Unpack

from django.db import transaction

from accounts.models import User
from styleguide.models import StyleEntry
from styleguide.services import rows
from styleguide.services.fields import EntryFields, checked


class Loaded(Enum):
    """What became of a piece of advice."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT = "kept as edited"


@transaction.atomic
def load_entry(
    *, source: str, external_id: str, by: User | None = None, **fields: Unpack[EntryFields]
) -> Loaded:
    """Make or update what a file says; what an editor changed since stays theirs.

    Raises Invalid.
    """
    given = checked(fields)
    found = StyleEntry.objects.select_for_update().filter(source=source, external_id=external_id)
    entry = found.first()
    if entry is None:
        entry = StyleEntry(owner=by, source=source, external_id=external_id, loaded_version=1)
        rows.write(entry, given, by=by, verb="created")
        return Loaded.NEW
    if entry.version != entry.loaded_version:
        return Loaded.KEPT
    changes = rows.without_same(entry, given)
    if not changes:
        return Loaded.SAME
    entry.loaded_version = entry.version + 1
    rows.write(entry, changes, by=by, verb="changed")
    return Loaded.CHANGED
