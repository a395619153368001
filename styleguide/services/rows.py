"""What every write of an entry has in common: the lock, the row, its links, the change log."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import events
from core.exceptions import Conflict, Stale
from core.text import unique_slug
from styleguide.models import EntryChannel, EntryStage, Example, StyleEntry
from styleguide.services.rule_rows import without_id, write_rules

COLUMNS = ("title", "topic", "guidance", "language", "status")
PARTS = ("teams", "channels", "stages", "examples", "rules")
_TRIES = 5


def lock(entry: StyleEntry, *, version: int | None) -> StyleEntry:
    """The row as it is now, locked until the transaction ends. Raises Stale, Conflict."""
    current: StyleEntry | None = StyleEntry.objects.select_for_update().filter(pk=entry.pk).first()
    if current is None:
        raise Conflict(_("This advice was removed meanwhile."), code="removed")
    if version is not None and current.version != version:
        raise Stale(current)
    return current


def without_same(entry: StyleEntry, given: Mapping[str, Any]) -> dict[str, Any]:
    """Of the fields given those that differ from the row."""
    return {name: value for name, value in given.items() if not _is_same(entry, name, value)}


def _is_same(entry: StyleEntry, name: str, value: Any) -> bool:
    if name in COLUMNS:
        return bool(getattr(entry, name) == value)
    return bool(entry.parts.get(name, []) == _as_part(name, value))


def write(entry: StyleEntry, given: Mapping[str, Any], *, by: User | None, verb: str) -> None:
    """Save what is given as the next version, with a line in the history and in the log."""
    for name in COLUMNS:
        if name in given:
            setattr(entry, name, given[name])
    parts = {name: _as_part(name, given[name]) for name in PARTS if name in given}
    entry.parts = {name: [] for name in PARTS} | entry.parts | parts
    entry._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    entry._change_reason = verb  # type: ignore[attr-defined]  # the same
    if entry.pk is None:
        _insert(entry)
    else:
        entry.version += 1
        entry.updated_at = timezone.now()
        entry.save()
    _link(entry, given)
    events.record("style_entry", entry.pk, verb, by=by)


def _as_part(name: str, value: Any) -> list[Any]:
    """The form in which a part is kept with each version. Teams by id, in order."""
    if name == "teams":
        return sorted(team.pk for team in value)
    if name == "rules":
        return [without_id(rule) for rule in value]
    return list(value)


def _insert(entry: StyleEntry) -> None:
    """Insert a row under a slug of its own: the one it was given, if that is free."""
    wanted = entry.slug
    for attempt in range(_TRIES):
        is_free = bool(wanted) and not _is_taken(wanted)
        entry.slug = wanted if is_free else unique_slug(entry.title, _is_taken)
        try:
            with transaction.atomic():
                entry.save(force_insert=True)
        except IntegrityError:
            # Two at once may choose the same slug; the later one chooses again.
            if attempt == _TRIES - 1 or not _is_taken(entry.slug):
                raise
        else:
            return


def _is_taken(slug: str) -> bool:
    return StyleEntry.objects.filter(slug=slug).exists()


def _link(entry: StyleEntry, given: Mapping[str, Any]) -> None:
    if "teams" in given:
        entry.teams.set(given["teams"])
    if "channels" in given:
        entry.channel_links.all().delete()
        EntryChannel.objects.bulk_create(
            [EntryChannel(entry=entry, channel=channel) for channel in given["channels"]]
        )
    if "stages" in given:
        entry.stage_links.all().delete()
        EntryStage.objects.bulk_create(
            [EntryStage(entry=entry, stage=stage) for stage in given["stages"]]
        )
    if "examples" in given:
        entry.examples.all().delete()
        Example.objects.bulk_create(_placed(Example, entry, given["examples"]))
    if "rules" in given:
        write_rules(entry, given["rules"])


def _placed(model: Any, entry: StyleEntry, rows: list[dict[str, Any]]) -> list[Any]:
    return [model(entry=entry, position=place, **row) for place, row in enumerate(rows)]
