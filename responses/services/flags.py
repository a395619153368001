"""What colleagues report about replies, and what becomes of it. No flag grows a version."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import events
from core.exceptions import Invalid, NotAllowed
from core.flags import FlagStatus, close
from responses.models import Reply, ReplyFlag
from responses.services import rows
from responses.services.checks import LENGTHS, places_in
from responses.services.replies import change_reply


@transaction.atomic
def flag_reply(
    reply: Reply, *, reason: str, by: User, comment: str = "", body: str | None = None
) -> ReplyFlag:
    """Report a reply that `by` sees. Saying the same again while it is open is saying it once.

    Raises Invalid for a proposed wording that could not be saved.
    """
    row = rows.lock(reply, by=by, version=None)
    if body:
        _check(body, by)
    said = {"reason": reason, "comment": comment.strip(), "body": body or ""}
    if same := row.flags.open().filter(by=by, **said).first():
        return same
    flag: ReplyFlag = row.flags.create(by=by, **said)
    events.record("reply", row.pk, "flagged", by=by)
    return flag


@transaction.atomic
def accept_flag(flag: ReplyFlag, *, by: User) -> ReplyFlag:
    """Agree. A proposed wording becomes the newest one. Raises Conflict, NotAllowed, Invalid."""
    held = _hold(flag, by)
    close(held, FlagStatus.ACCEPTED, by=by)
    if held.body:
        change_reply(held.reply, by=by, body=held.body)
    return held


@transaction.atomic
def dismiss_flag(flag: ReplyFlag, *, by: User) -> ReplyFlag:
    """Leave the text as it is. Raises Conflict, NotAllowed."""
    held = _hold(flag, by)
    close(held, FlagStatus.DISMISSED, by=by)
    return held


def _hold(flag: ReplyFlag, by: User) -> ReplyFlag:
    """The flag as it is now, its reply locked: for editors and the reply's owner."""
    rows.lock(flag.reply, by=by, version=None)
    held = ReplyFlag.objects.visible_to(by).filter(pk=flag.pk).first()
    if held is None:
        raise NotAllowed(_("Editors and the owner of a text decide on this."))
    return held


def _check(body: str, by: User) -> None:
    """What the editor of a reply would be told, told to whoever proposes the text."""
    errors = [(place.code, place.detail) for place in places_in({"body": body}, by)]
    if len(body) > LENGTHS["body"]:
        text = _("At most %(longest)s characters fit here.")
        errors.append(("max_length", text % {"longest": f"{LENGTHS['body']:,}"}))
    if not body.strip():
        errors.append(("required", _("This cannot be empty.")))
    if errors:
        raise Invalid({"body": errors})
