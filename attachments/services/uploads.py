"""Keeping files, naming them, taking them away."""

from hashlib import sha256
from secrets import token_hex
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from attachments.checks import check_size, checked_content, checked_name, same_type, type_of
from attachments.models import Attachment, Blob
from attachments.referrers import visible_referrers
from core import events
from core.exceptions import Conflict, InUse, Invalid, NotAllowed


def upload(file: Any, *, by: User, name: str = "") -> Attachment:
    """Keep a file that nothing refers to yet; its uploader alone sees it.

    `name` is what customers get to see, else the file's own. The bytes are on the disk before
    the row is. Raises Invalid for what may not be kept.
    """
    own = checked_name(file.name or "", field="file")
    shown = checked_name(name, field="name") if name else own
    if not same_type(shown, own):
        _refuse_extension()
    check_size(file.size)
    content = checked_content(own, file.read())
    return _keep(content, shown, by)


@transaction.atomic
def rename(attachment: Attachment, *, name: str, by: User) -> Attachment:
    """Give a file another name, for all that refer to it. The type stays.

    Raises Invalid, NotAllowed.
    """
    row = _held(attachment, by)
    if not row.is_changeable_by(by):
        raise NotAllowed(_("Editors name files that are in use."))
    shown = checked_name(name, field="name")
    if not same_type(shown, row.name):
        _refuse_extension()
    if shown == row.name:
        return row
    row.name = shown
    row.save(update_fields=["name"])
    events.record("attachment", row.pk, "changed", by=by)
    for type, ids in visible_referrers.ids_using(row):
        events.record_many(type, ids, "changed", by=by, bulk=False)
    return row


@transaction.atomic
def delete(attachment: Attachment, *, by: User) -> None:
    """Take a file away that nothing refers to. Its bytes go with the next clean-up.

    Raises NotAllowed, InUse with what of that which `by` sees uses it.
    """
    row = _held(attachment, by)
    if not (roles.can_edit(by) or row.uploader_id == by.pk):
        raise NotAllowed(_("This file is somebody else's."))
    if not Attachment.objects.unreferenced().filter(pk=row.pk).exists():
        text = _("This file is in use. Take it out of what refers to it first.")
        raise InUse(text, by=visible_referrers.uses(row, by))
    events.record("attachment", row.pk, "deleted", by=by)
    row.delete()


def _held(attachment: Attachment, by: User) -> Attachment:
    """The row as it is now, locked. Raises Conflict if it is gone, for `by` or for all."""
    seen = Attachment.objects.visible_to(by).select_for_update()
    row = seen.filter(pk=attachment.pk).first()
    if row is None:
        raise Conflict(_("This file was removed meanwhile."), code="removed")
    return row


def _refuse_extension() -> None:
    text = _("The end of the name has to stay what the file is.")
    raise Invalid({"name": [("wrong_extension", text)]})


def _keep(content: bytes, name: str, by: User) -> Attachment:
    kind = type_of(name).content_type
    with transaction.atomic():
        attachment = Attachment.objects.create(
            blob=_blob(content, kind), name=name, content_type=kind, uploader=by
        )
        events.record("attachment", attachment.pk, "created", by=by)
    return attachment


def _blob(content: bytes, kind: str) -> Blob:
    """The row of these bytes, locked, so that no clean-up takes it before it is referred to."""
    digest = sha256(content).hexdigest()
    known = _locked(digest)
    if known is not None:
        return known
    store = storages["attachments"]
    # A place of its own for each row: see `Blob.stored_as`.
    place = store.save(f"{digest[:2]}/{digest}-{token_hex(4)}", ContentFile(content))
    try:
        with transaction.atomic():
            return Blob.objects.create(
                sha256=digest, size=len(content), content_type=kind, stored_as=place
            )
    except IntegrityError:
        # Somebody kept the same bytes at the same time: theirs stay.
        known = _locked(digest)
        if known is None:
            raise
        store.delete(place)
        return known


def _locked(digest: str) -> Blob | None:
    found: Blob | None = Blob.objects.select_for_update().filter(sha256=digest).first()
    return found
