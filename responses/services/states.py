"""From draft to published and back. Each verb answers the reply as it then is.

A verb whose result already holds changes nothing and is no error: requests are sent again.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.exceptions import Conflict, Invalid, NotAllowed
from core.vocabulary import Status
from responses import access
from responses.models import Kind, Reply
from responses.services import grouping, rows, shortcuts
from responses.services.fields import WORDING
from responses.services.guidance import refuse_findings
from responses.services.replies import change_reply


@transaction.atomic
def submit(reply: Reply, *, by: User) -> Reply:
    """Ask the editors to publish a draft."""
    current = rows.lock(reply, by=by, version=None)
    _require(access.may_change(by, current))
    if current.is_personal:
        raise Conflict(_("A personal reply needs no review. Share it first."))
    if current.status == Status.IN_REVIEW:
        return current
    _require_status(current, Status.DRAFT)
    return _move(current, Status.IN_REVIEW, by=by, verb="submitted")


@transaction.atomic
def return_reply(reply: Reply, *, by: User, comment: str = "") -> Reply:
    """Send a proposal back to its author, with what is to be done. Editors."""
    current = rows.lock(reply, by=by, version=None)
    _require(access.may_review(by, current))
    _require_status(current, Status.IN_REVIEW)
    return _move(current, Status.DRAFT, by=by, verb="returned", note=comment.strip())


@transaction.atomic
def publish(reply: Reply, *, by: User, override_reason: str = "") -> Reply:
    """Let everyone use it whom it is shared with. Editors; owners for personal ones.

    Raises Findings where something must change in it and no reason is given.
    """
    current = rows.lock(reply, by=by, version=None)
    _require(access.may_publish(by, current))
    if current.status == Status.PUBLISHED:
        return current
    _require_status(current, Status.DRAFT, Status.IN_REVIEW)
    moved = _move(current, Status.PUBLISHED, by=by, verb="published")
    refuse_findings(moved, changed={"status"}, by=by, override_reason=override_reason)
    rows.touch(rows.siblings_of(moved), by=by)
    return moved


@transaction.atomic
def archive(reply: Reply, *, by: User) -> Reply:
    """Take it out of use. Its short code is free again."""
    current = rows.lock(reply, by=by, version=None)
    _require(access.may_change(by, current))
    if current.status == Status.ARCHIVED:
        return current
    moved = _move(current, Status.ARCHIVED, by=by, verb="archived")
    shortcuts.release(moved)
    rows.touch(rows.siblings_of(moved), by=by)
    return moved


@transaction.atomic
def restore(reply: Reply, *, by: User, revision: int | None = None) -> Reply:
    """Bring an archived reply back as a draft, or an earlier wording back as the newest.

    `revision` is a number of its history. Raises Invalid if there is no such wording or it can
    no longer be saved, or if the place or short code was taken meanwhile.
    """
    current = rows.lock(reply, by=by, version=None)
    _require(access.may_change(by, current))
    if revision is None:
        _require_status(current, Status.ARCHIVED)
    if current.status == Status.ARCHIVED:
        _bring_back(current, by=by)
    if revision is not None:
        change_reply(current, by=by, **_wording(current, revision, by))
    current.refresh_from_db()
    return current


def _bring_back(reply: Reply, *, by: User) -> None:
    siblings = rows.siblings_of(reply)
    reply.status = Status.DRAFT
    grouping.check_place(reply, siblings)
    _move(reply, Status.DRAFT, by=by, verb="restored")
    shortcuts.claim(reply, by=by)
    rows.touch(siblings, by=by)


def _wording(reply: Reply, revision: int, by: User) -> dict[str, Any]:
    earlier = access.history_of(reply, by).filter(version=revision).first()
    if earlier is None:
        text = _("There is no revision %d of this reply.") % revision
        raise Invalid({"revision": [("does_not_exist", text)]})
    wording = {name: getattr(earlier, name) for name in WORDING}
    if wording["subject"]:
        wording["kind"] = Kind.PREDEFINED
    return wording


def _require(allowed: bool) -> None:
    if not allowed:
        raise NotAllowed(_("You may read this reply, but not do this with it."))


def _require_status(reply: Reply, *fitting: Status) -> None:
    if reply.status not in fitting:
        text = _("This reply is %(status)s now.")
        raise Conflict(text % {"status": reply.get_status_display().lower()})


def _move(reply: Reply, status: Status, *, by: User, verb: str, note: str = "") -> Reply:
    reply.status = status
    rows.save(reply, by=by, verb=verb, note=note)
    rows.record(reply, by=by, verb=verb)
    return reply
