"""What colleagues report about replies, and what becomes of it. No flag grows a version."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import events
from core.exceptions import Invalid, NotAllowed
from core.flags import FlagStatus, close, hear
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
def accept_flag(
    flag: ReplyFlag, *, by: User, body: str = "", override_reason: str = ""
) -> ReplyFlag:
    """Agree. The proposed wording, or what was made of it (`body`), becomes the newest one and
    names who proposed it. Raises Conflict, NotAllowed, Invalid, Findings.
    """
    held = _hold(flag, by)
    close(held, FlagStatus.ACCEPTED, by=by)
    if held.body:
        before, text = held.reply.version, body or held.body
        changed = change_reply(held.reply, by=by, body=text, override_reason=override_reason)
        if held.by is not None and changed.version > before:
            _credit(changed, held.by)
    return held


def _credit(reply: Reply, proposer: User) -> None:
    """The newest line of its history says whose wording it is."""
    line = reply.history.first()
    line.history_change_reason = "\n".join(("changed", _("Proposed by %s") % proposer))
    line.save(update_fields=["history_change_reason"])


@transaction.atomic
def dismiss_flag(flag: ReplyFlag, *, by: User, answer: str = "") -> ReplyFlag:
    """Leave the text as it is, with a word back. Raises Conflict, NotAllowed."""
    held = _hold(flag, by)
    close(held, FlagStatus.DISMISSED, by=by, answer=answer)
    return held


def hear_answer(pk: int, *, by: User) -> bool:
    """Whoever reported it has read what became of it. False where there is nothing to read."""
    return hear(ReplyFlag.objects, pk, by)


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
