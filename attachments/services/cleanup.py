"""Taking away what nobody can get at any more. Run by the worker, safe to run at any time."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from attachments.models import Attachment, Blob

LONGEST_UPLOAD = timedelta(hours=1)


class Removed(NamedTuple):
    """How many rows and stored files went."""

    attachments: int
    files: int


def remove_unreferenced(older_than: timedelta | None = None) -> Removed:
    """Remove uploads that nothing has referred to for this long, and bytes that no upload has.

    Without `older_than` the settings' ATTACHMENT_GRACE_DAYS. What is referred to stays, whatever
    its age: asked again under a lock, and refused by the database besides.
    """
    if older_than is None:
        older_than = timedelta(days=settings.ATTACHMENT_GRACE_DAYS)
    before = timezone.now() - older_than
    uploads = sum(_remove_upload(pk, before) for pk in _unused(before))
    rows = sum(_remove_blob(pk) for pk in _without_uploads())
    # An upload under way has its bytes in the store before its row can be seen.
    strays = _remove_strays(min(before, timezone.now() - LONGEST_UPLOAD))
    return Removed(uploads, rows + strays)


def as_job() -> str:
    """The same for the worker; says what went."""
    removed = remove_unreferenced()
    if not any(removed):
        return ""
    return f"{removed.attachments} uploads and {removed.files} files removed"


def _unused(before: datetime) -> list[int]:
    unused = Attachment.objects.unreferenced().filter(unused_since__lt=before)
    return list(unused.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remove_upload(pk: int, before: datetime) -> bool:
    held = Attachment.objects.select_for_update().filter(pk=pk).first()
    unused = Attachment.objects.unreferenced().filter(pk=pk, unused_since__lt=before)
    # Asked anew once the lock is ours: somebody may have referred to it while we waited.
    if held is None or not unused.exists():
        return False
    held.delete()
    return True


def _without_uploads() -> list[int]:
    bare = Blob.objects.filter(attachments__isnull=True)
    return list(bare.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remove_blob(pk: int) -> bool:
    blob = Blob.objects.select_for_update().filter(pk=pk).first()
    if blob is None or blob.attachments.exists():
        return False
    place = blob.stored_as
    blob.delete()
    # After the commit: bytes without a row do no harm, a row without bytes does.
    transaction.on_commit(lambda: storages["attachments"].delete(place))
    return True


def _remove_strays(before: datetime) -> int:
    """Files in the store that no row names: left by a write that was broken off."""
    store = storages["attachments"]
    removed = 0
    for folder in _folders():
        places = [f"{folder}/{name}" for name in store.listdir(folder)[1]]
        named = set(Blob.objects.filter(stored_as__in=places).values_list("stored_as", flat=True))
        removed += sum(_remove_stray(place, before) for place in places if place not in named)
    return removed


def _remove_stray(place: str, before: datetime) -> bool:
    store = storages["attachments"]
    try:
        if store.get_modified_time(place) >= before:
            return False
    except FileNotFoundError:  # an upload that was under way has put it into its place
        return False
    store.delete(place)
    return True


def _folders() -> list[str]:
    try:
        return sorted(storages["attachments"].listdir("")[0])
    except FileNotFoundError:
        return []
