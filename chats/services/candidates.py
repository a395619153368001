"""What becomes of something typed often: a reply, nothing, or it is covered by one."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import Team, User
from chats.exceptions import Decided
from chats.mining.words import FIELD
from chats.models import Candidate, CandidateStatus, Chat, Occurrence
from chats.services.counting import count_later, word_as_said
from chats.services.placing import recognise
from core import events
from core.exceptions import Conflict, Invalid, NotAllowed, Stale
from core.vocabulary import Sharing, Status
from responses.models import Reply
from responses.placeholders.adoption import adopted
from responses.services.names import known_fields
from responses.services.replies import create_reply

TITLE_LENGTH = 60


@transaction.atomic
def make_reply(candidate: Candidate, *, by: User, version: int | None = None) -> Candidate:
    """Propose a reply with its text; a second time answers the first.

    Raises NotAllowed, Stale, and Decided where something else became of it.
    """
    row = _hold(candidate, by, version)
    if _is_done(row, CandidateStatus.CREATED):
        return row
    teams = _only_team(row)
    reply = create_reply(
        by=by,
        title=_title(row),
        body=adopted(row.text, known_fields()),
        language=row.language,
        stage=row.stage,
        shared_with=Sharing.TEAMS if teams else Sharing.STAFF,
        teams=teams,
        status=Status.IN_REVIEW,
    )
    return _decide(row, CandidateStatus.CREATED, by=by, reply=reply)


@transaction.atomic
def merge(
    candidate: Candidate, *, by: User, reply: Reply | None = None, version: int | None = None
) -> Candidate:
    """A reply covers it: the nearest, where none is named.

    Raises NotAllowed, Stale, Decided, and Invalid where there is none to name.
    """
    row = _hold(candidate, by, version)
    reply = reply or row.nearest
    if reply is None:
        raise Invalid({"reply": [("required", _("Say which reply covers it."))]})
    if row.status == CandidateStatus.MERGED and row.reply_id == reply.pk:
        return row
    _refuse_decided(row)
    return _decide(row, CandidateStatus.MERGED, by=by, reply=reply)


@transaction.atomic
def ignore(candidate: Candidate, *, by: User, version: int | None = None) -> Candidate:
    """It is no reply, and stays none however often it is typed. Raises as `make_reply`."""
    row = _hold(candidate, by, version)
    if _is_done(row, CandidateStatus.IGNORED):
        return row
    return _decide(row, CandidateStatus.IGNORED, by=by, reply=None)


@transaction.atomic
def reopen(candidate: Candidate, *, by: User, version: int | None = None) -> Candidate:
    """Take a decision back. What a reply was made of stays decided: archive the reply instead.

    Raises NotAllowed, Stale, Decided.
    """
    row = _hold(candidate, by, version)
    if row.is_open:
        return row
    if row.status == CandidateStatus.CREATED:
        _refuse_decided(row)
    row.is_proposed = True
    _decide(row, CandidateStatus.OPEN, by=by, reply=None)
    count_later([row.pk])
    return row


def as_seen_by(rows: Sequence[Candidate], user: User) -> Sequence[Candidate]:
    """The rows in wordings from chats that the user may read, with the replies that the user sees:
    `seen_nearest`, `seen_reply`.
    """
    if not roles.can_edit(user):
        _in_seen_words(rows, user)
    wanted = {number for row in rows for number in (row.nearest_id, row.reply_id) if number}
    seen = Reply.objects.visible_to(user).in_bulk(wanted) if wanted else {}
    for row in rows:
        row.seen_nearest = seen.get(row.nearest_id or 0)
        row.seen_reply = seen.get(row.reply_id or 0)
    return rows


def chats_behind(candidate: Candidate, user: User) -> Any:
    """Chats it was typed in, as far as the user sees them, the latest first."""
    said = Occurrence.objects.filter(candidate=candidate)
    chats = Chat.objects.visible_to(user).filter(pk__in=said.values("chat"))
    return chats.defer("folded").order_by("-updated_at", "-pk")


def _in_seen_words(rows: Sequence[Candidate], user: User) -> None:
    seen = Chat.objects.visible_to(user).values("pk")
    word_as_said(rows, Occurrence.objects.filter(chat__in=seen))


def _hold(candidate: Candidate, by: User, version: int | None) -> Candidate:
    """The row as it is now, locked until the transaction ends."""
    if not roles.can_edit(by):
        raise NotAllowed(_("Editors decide what becomes of this."))
    rows = Candidate.objects.select_for_update(of=("self",)).select_related("decided_by", "nearest")
    row: Candidate | None = rows.filter(pk=candidate.pk).first()
    if row is None:
        raise Conflict(_("This is not typed any more."), code="removed")
    if version is not None and row.version != version:
        raise Stale(row)
    return row


def _is_done(row: Candidate, status: str) -> bool:
    if row.status == status:
        return True
    _refuse_decided(row)
    return False


def _refuse_decided(row: Candidate) -> None:
    if not row.is_open:
        raise Decided(row.status, row.get_status_display(), row.decided_by)


def _decide(row: Candidate, status: str, *, by: User, reply: Reply | None) -> Candidate:
    """From now on the text stays as it is: by it the same is recognised."""
    row.status, row.reply, row.decided_by = status, reply, by
    row.decided_at = row.updated_at = timezone.now()
    row.version += 1
    names = ("status", "reply", "decided_by", "decided_at", "updated_at", "version", "is_proposed")
    row.save(update_fields=names)
    recognise(row)
    events.record("candidate", row.pk, status, by=by)
    return row


def _only_team(row: Candidate) -> list[Team]:
    """The team whose chats alone it stands in: nobody else reads those."""
    chats = Chat.objects.filter(pk__in=row.occurrences.values("chat"))
    teams = set(chats.order_by().values_list("team", flat=True))
    return list(Team.objects.filter(pk__in=teams)) if len(teams) == 1 and None not in teams else []


def _title(row: Candidate) -> str:
    plain = " ".join(FIELD.sub("…", row.text).split())
    if len(plain) <= TITLE_LENGTH:
        return plain
    return plain[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
