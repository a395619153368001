"""Referring to files, in order. Called by services of the apps above inside their transaction."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from attachments.models import Attachment
from core.exceptions import Invalid

MOST_FILES = 20


def refuse_unseen(ids: Sequence[int], *, by: User, kept: Collection[int] = ()) -> None:
    """Raises Invalid unless `by` sees each of these files and none stands twice.

    Those `kept` are referred to already. The rows stay locked until the transaction ends, so
    that no clean-up takes one meanwhile.
    """
    errors: list[tuple[str, str]] = []
    if len(set(ids)) < len(ids):
        errors.append(("repeated", _("The same file stands here twice.")))
    if len(ids) > MOST_FILES:
        errors.append(("max_length", _("At most %d files fit here.") % MOST_FILES))
    wanted = Attachment.objects.filter(pk__in=set(ids)).select_for_update().order_by("pk")
    there = set(wanted.values_list("pk", flat=True))
    seen = Attachment.objects.visible_to(by).filter(pk__in=there)
    known = there & (set(seen.values_list("pk", flat=True)) | set(kept))
    for each in dict.fromkeys(ids):
        if each not in known:
            errors.append(("unknown", _("There is no attachment %d.") % each))
    if errors:
        raise Invalid({"attachments": errors})


def refer(links: Any, ids: Sequence[int], **referrer: Model) -> None:
    """Make these the files of `referrer`, such as `reply=reply`, in this order."""
    release(links, **referrer)
    links.objects.filter(**referrer).delete()
    links.objects.bulk_create(
        links(attachment_id=pk, position=place, **referrer) for place, pk in enumerate(ids)
    )


def release(links: Any, **referrer: Model) -> None:
    """The time of grace begins for files that are about to be let go."""
    held = links.objects.filter(**referrer).order_by().values("attachment")
    Attachment.objects.filter(pk__in=held).update(unused_since=timezone.now())
