"""Keeping what the guide finds in every text: anew when a text changes, and when the guide does.

Follows the change log. Texts that changed are held right after the commit where they are few;
everything else is the job's, which may be stopped anywhere. Texts are read and checked outside of a
transaction: what changes meanwhile stands behind the position and is held once more.
"""

from collections.abc import Collection, Sequence
from hashlib import blake2b
from time import monotonic
from typing import Any

from django.db import transaction
from django.utils import timezone

from core import events
from core.events import Position
from styleguide.checked_texts import CheckedText, CheckedTexts, registered
from styleguide.held import HeldText, HeldUpTo
from styleguide.services.guide import current, published_stamp
from styleguide.services.holding import WEIGHTY, FoundRow, findings_in

EVERY = 15
# The job gives others a turn after this.
SECONDS = 60.0
# So many changes are looked at by the request that made one of them.
AT_ONCE = 20
BATCH = 100
MOST_KEPT = 200
_COLUMNS = ("errors", "warnings", "suggestions", "findings", "broken", "ignored", "broken_at")


def keep_up(seconds: float = SECONDS) -> str:
    """The job: hold what changed, then what was not held against the guide as it is now."""
    until = monotonic() + seconds
    held = 0
    for texts in registered():
        while monotonic() < until and (step := _step(texts, BATCH)):
            held += step.held
    return f"{held} texts held" if held else ""


def catch_up() -> None:
    """After a commit: the texts that changed, unless there are many."""
    for texts in registered():
        up_to = texts.up_to.objects.filter(pk=1).first()
        if up_to is None or not up_to.position:
            continue
        waiting = events.changes_after(Position.parse(up_to.position), AT_ONCE + 1)
        if 0 < len(waiting) <= AT_ONCE:
            _hold_changed(texts, up_to, waiting)


class _Step:
    """Something was done, if only reading on; so many texts were held."""

    def __init__(self, held: int = 0) -> None:
        self.held = held


def _step(texts: CheckedTexts, limit: int) -> _Step | None:
    """The next thing to do for texts of a type; None where there is nothing."""
    up_to = _up_to(texts)
    newest = events.last_position()
    # Behind the end of the log: it was restored from elsewhere, and what we know is of another.
    if not up_to.position or Position.parse(up_to.position) > newest:
        if not _move(up_to, position=str(newest), guide="", against=""):
            return None
        up_to = _up_to(texts)
    changes = events.changes_after(Position.parse(up_to.position), limit)
    if changes:
        return _hold_changed(texts, up_to, changes)
    return _hold_next(texts, up_to, limit)


def _hold_changed(texts: CheckedTexts, up_to: HeldUpTo, changes: Sequence[Any]) -> _Step | None:
    ids = {each.object_id for each in changes if each.type == texts.type}
    rows = _rows(texts, ids, by_guide=False)
    last = changes[-1]
    with transaction.atomic():
        if not _move(up_to, position=str(Position(last.transaction_id, last.sequence))):
            return None
        _write(texts, rows)
        texts.held.objects.filter(pk__in=ids - {row.pk for row in rows}).delete()
    return _Step(len(rows))


def _hold_next(texts: CheckedTexts, up_to: HeldUpTo, limit: int) -> _Step | None:
    """The next texts that were not held against the guide of now."""
    stamp = published_stamp()
    if up_to.guide == stamp:
        return None
    last = up_to.last if up_to.against == stamp else 0
    batch = texts.after(last, limit)
    rows = _held(texts, batch, by_guide=True)
    with transaction.atomic():
        if not batch:
            return _Step() if _move(up_to, guide=stamp, against="", last=0) else None
        if not _move(up_to, against=stamp, last=batch[-1].pk):
            return None
        _write(texts, rows)
    return _Step(len(rows))


def _up_to(texts: CheckedTexts) -> HeldUpTo:
    rows = texts.up_to.objects
    if not rows.filter(pk=1).exists():
        rows.bulk_create([texts.up_to(pk=1)], ignore_conflicts=True)
    return rows.get(pk=1)


def _move(up_to: HeldUpTo, **to: Any) -> bool:
    """Set how far we are, unless somebody else went on meanwhile: then theirs counts."""
    names = ("position", "guide", "against", "last")
    before = {name: getattr(up_to, name) for name in names}
    return bool(type(up_to)._default_manager.filter(pk=1, **before).update(**to))


def _rows(texts: CheckedTexts, ids: Collection[int], *, by_guide: bool) -> list[HeldText]:
    return _held(texts, texts.these(ids), by_guide=by_guide) if ids else []


def _held(texts: CheckedTexts, several: Sequence[CheckedText], *, by_guide: bool) -> list[HeldText]:
    guide = current()
    stored = texts.held.objects.in_bulk([text.pk for text in several])
    return [
        _row(texts, text, findings_in(text, guide), stored.get(text.pk), by_guide=by_guide)
        for text in several
    ]


def _row(
    texts: CheckedTexts,
    text: CheckedText,
    findings: list[FoundRow],
    stored: HeldText | None,
    *,
    by_guide: bool,
) -> HeldText:
    """What is kept of a text. What it broke before the guide changed is no news, and neither is
    what is found in a text that was never looked at."""
    found = [{**each, "mark": _mark(each)} for each in findings[:MOST_KEPT]]
    weighty = {each["mark"] for each in found if each["severity"] in WEIGHTY}
    row = texts.held(pk=text.pk, findings=found)
    if stored is not None:
        now = {each["mark"] for each in found}
        row.ignored = sorted(now.intersection(stored.ignored))
        broken = weighty.intersection(stored.broken)
        if by_guide and text.counts:
            broken |= weighty - _weighty_in(stored)
        row.broken = sorted(broken.difference(row.ignored))
        row.broken_at = (stored.broken_at or timezone.now()) if row.broken else None
    _count(row)
    return row


def _weighty_in(stored: HeldText) -> set[str]:
    return {each["mark"] for each in stored.findings if each["severity"] in WEIGHTY}


def _count(row: HeldText) -> None:
    for severity in ("error", "warning", "suggestion"):
        said = sum(each["severity"] == severity for each in row.open)
        setattr(row, f"{severity}s", said)


def _mark(finding: FoundRow) -> str:
    """The same finding again, wherever in its field it moved."""
    named = "\0".join(str(finding[name]) for name in ("rule", "field", "text"))
    return blake2b(named.encode(), digest_size=9).hexdigest()


def _write(texts: CheckedTexts, rows: Sequence[HeldText]) -> None:
    """Only texts that are still there: one that was removed meanwhile takes its row with it."""
    of: Any = texts.held._meta.pk.remote_field
    found = of.model._default_manager.filter(pk__in=[row.pk for row in rows])
    there = set(found.values_list("pk", flat=True))
    texts.held.objects.bulk_create(
        [row for row in rows if row.pk in there],
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=_COLUMNS,
    )


def ignore(row: HeldText) -> None:
    """Its findings that came with a change of the guide may stay. Asks nobody: callers do."""
    row.ignored = sorted({*row.ignored, *row.broken})
    row.broken, row.broken_at = [], None
    _count(row)
    row.save(update_fields=_COLUMNS)
