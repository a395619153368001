"""A shared reply made one's own, and what became of the original since."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.differences import Line, difference
from core.exceptions import NotAllowed
from core.vocabulary import Sharing, Status
from responses.models import Reply
from responses.services import rows
from responses.services.fields import TEXT
from responses.services.replies import change_reply, create_reply


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


def changes_of_original(copy: Reply, *, user: User) -> dict[str, list[Line]]:
    """What the original says otherwise than when the owner last looked: field → difference.

    Empty where nothing changed, and where the user no longer sees the original.
    """
    original = _original(copy, user)
    if original is None or not copy.original_changed:
        return {}
    before = _as_it_was(original, copy)
    return {
        name: lines
        for name in TEXT
        if (lines := difference(getattr(before, name), getattr(original, name)))
    }


@transaction.atomic
def take_over(copy: Reply, *, by: User) -> Reply:
    """Let the copy say what the original says now: its subject, text and files.

    Raises NotAllowed where there is no original any more that `by` sees; what `change_reply` does.
    """
    original = _original(copy, by)
    if original is None:
        raise NotAllowed(_("The reply that this is a copy of is gone."))
    return change_reply(
        copy,
        by=by,
        kind=original.kind,
        subject=original.subject,
        body=original.body,
        attachments=original.attachment_ids,
    )


def _original(copy: Reply, user: User) -> Reply | None:
    """None where there is none any more that the user sees."""
    if copy.based_on_id is None:
        return None
    return Reply.objects.visible_to(user).filter(pk=copy.based_on_id).first()


def _as_it_was(original: Reply, copy: Reply) -> Reply:
    """Its wording when the owner of the copy last looked. A state that was not published is
    nobody's to see; then the copy itself is what is known of it.
    """
    states = original.history.filter(worded_at=copy.original_worded_at, status=Status.PUBLISHED)
    found: Reply = states.first() or copy
    return found


def _free_shortcut(original: Reply, by: User) -> str:
    own = Reply.objects.filter(shortcut_rows__holder=f"user:{by.pk}")
    keys = original.shortcut_rows.values("key")
    taken = own.filter(
        shortcut_rows__key__in=keys,
        shortcut_rows__language=original.language,
        shortcut_rows__tone=original.tone,
    )
    return "" if taken.exists() else original.shortcut
