"""Writing the guide: editors do, everyone else reads."""

from typing import Unpack

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import Team, User
from core import events
from core.exceptions import Invalid, NotAllowed
from core.vocabulary import Status
from styleguide.models import StyleEntry
from styleguide.services import rows
from styleguide.services.fields import EntryFields, checked
from styleguide.services.reading import mark_read

_VERBS = {
    Status.IN_REVIEW: "submitted",
    Status.PUBLISHED: "published",
    Status.ARCHIVED: "archived",
}
_BACK_TO_DRAFT = {Status.ARCHIVED: "restored", Status.IN_REVIEW: "returned"}


@transaction.atomic
def create_entry(*, by: User, **fields: Unpack[EntryFields]) -> StyleEntry:
    """A new piece of advice; a draft, for all languages, unless said otherwise.

    Raises Invalid, NotAllowed.
    """
    require_editor(by)
    if "title" not in fields:
        raise Invalid({"title": [("required", _("This cannot be empty."))]})
    entry = StyleEntry(owner=by)
    rows.write(entry, checked(fields), by=by, verb="created")
    mark_read(entry, by=by)
    return entry


@transaction.atomic
def change_entry(
    entry: StyleEntry, *, by: User, version: int | None, **fields: Unpack[EntryFields]
) -> StyleEntry:
    """Change what is given, the status too. Examples and rules are replaced as a whole.

    What changes nothing leaves the version as it was. Raises Stale, Invalid, NotAllowed.
    """
    require_editor(by)
    current = rows.lock(entry, version=version)
    changes = rows.without_same(current, checked(fields))
    if changes:
        verb = _verb(current.status, changes.get("status"))
        rows.write(current, changes, by=by, verb=verb)
        mark_read(current, by=by)
    return current


@transaction.atomic
def delete_entry(entry: StyleEntry, *, by: User, version: int | None = None) -> None:
    """Put it into the archive; one's own draft that was never published is removed.

    Raises Stale, NotAllowed.
    """
    require_editor(by)
    current = rows.lock(entry, version=version)
    if is_removable(current, by):
        remove_entry(current, by=by)
    elif current.status != Status.ARCHIVED:
        rows.write(current, {"status": Status.ARCHIVED}, by=by, verb="archived")


def is_removable(entry: StyleEntry, by: User) -> bool:
    """Nobody else can miss it."""
    is_draft = entry.status in (Status.DRAFT, Status.IN_REVIEW)
    if entry.owner_id != by.pk or not is_draft:
        return False
    return not entry.history.filter(status=Status.PUBLISHED).exists()


@transaction.atomic
def remove_entry(entry: StyleEntry, *, by: User | None) -> None:
    """Delete an entry with its history, for good. Asks nobody: callers do."""
    number = entry.pk
    entry.delete()
    events.record("style_entry", number, "deleted", by=by)


def teams() -> QuerySet[Team]:
    """All teams: every colleague may know which there are."""
    return Team.objects.all()


def _verb(before: str, after: str | None) -> str:
    if after is None:
        return "changed"
    if after == Status.DRAFT:
        return _BACK_TO_DRAFT.get(Status(before), "withdrawn")
    return _VERBS[Status(after)]


def require_editor(by: User) -> None:
    """Raises NotAllowed."""
    if not roles.can_edit(by):
        raise NotAllowed(_("Editors write the guide."))
