"""Advice that comes out of a file: known again by its source and its name there."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Unpack

from django.db import transaction

from accounts.models import User
from styleguide.models import StyleEntry
from styleguide.services import rows
from styleguide.services.fields import EntryFields, checked
from styleguide.services.reading import mark_read


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


@transaction.atomic
def take_entry(key: str, *, by: User | None, given: Mapping[str, Any]) -> Loaded:
    """Make the advice with this slug, or change it to what a file says; the file has its way.

    `given` was checked (`fields.checked`). Asks nobody whether they may: callers do.
    """
    entry = StyleEntry.objects.select_for_update().filter(slug=key).first()
    if entry is None:
        entry = StyleEntry(owner=by, slug=key)
        rows.write(entry, given, by=by, verb="created")
    else:
        changes = rows.without_same(entry, given)
        if not changes:
            return Loaded.SAME
        rows.write(entry, changes, by=by, verb="changed")
    if by is not None:
        mark_read(entry, by=by)
    return Loaded.NEW if entry.version == 1 else Loaded.CHANGED
