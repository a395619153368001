"""A shared reply made one's own."""

from django.db import transaction

from accounts.models import User
from core.vocabulary import Sharing
from responses.models import Reply
from responses.services import rows
from responses.services.replies import create_reply


@transaction.atomic
def copy_to_own(reply: Reply, *, by: User) -> Reply:
    """A personal reply with the same text, which remembers what it is based on.

    It is a group of its own. The short code comes along unless the user has it already.
    """
    original = rows.lock(reply, by=by, version=None)
    return create_reply(
        by=by,
        based_on=original,
        kind=original.kind,
        title=original.title,
        shortcut=_free_shortcut(original, by),
        subject=original.subject,
        body=original.body,
        language=original.language,
        tone=original.tone,
        stage=original.stage,
        channels=original.channels,
        shared_with=Sharing.ME,
        tags=[tag.name for tag in original.tags.all()],
        when_to_use=original.when_to_use,
        precondition=original.precondition,
        valid_from=original.valid_from,
        valid_until=original.valid_until,
        article=original.article,
        attachments=original.attachment_ids,
    )


def _free_shortcut(original: Reply, by: User) -> str:
    own = Reply.objects.filter(shortcut_rows__holder=f"user:{by.pk}")
    keys = original.shortcut_rows.values("key")
    taken = own.filter(
        shortcut_rows__key__in=keys,
        shortcut_rows__language=original.language,
        shortcut_rows__tone=original.tone,
    )
    return "" if taken.exists() else original.shortcut
