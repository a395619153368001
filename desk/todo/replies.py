"""What replies need."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core.flags import unheard
from core.vocabulary import Sharing, Status
from desk.todo import Row, Step, each
from desk.todo.articles import what_became, why_flagged
from responses import access
from responses.models import Reply, ReplyFlag


def _mine_or_shared(user: User) -> Q:
    """Editors look after every shared reply, everybody after their own."""
    own = Q(owner=user.pk)
    return own | ~Q(shared_with=Sharing.ME) if roles.can_edit(user) else own


def proposals(user: User) -> QuerySet[Any]:
    """For editors: what somebody submitted."""
    if not roles.can_edit(user):
        return Reply.objects.none()
    return Reply.objects.visible_to(user).filter(status=Status.IN_REVIEW)


def returned(user: User) -> QuerySet[Any]:
    """One's own, sent back by an editor."""
    lines = Reply.history.filter(id=OuterRef("pk"), history_change_reason__startswith="returned")
    own = Reply.objects.filter(owner=user.pk, status=Status.DRAFT)
    return own.exclude(shared_with=Sharing.ME).filter(Exists(lines))


def due(user: User) -> QuerySet[Any]:
    published = Reply.objects.filter(_mine_or_shared(user)).published()
    return published.filter(review_due__lte=timezone.localdate())


def expired(user: User) -> QuerySet[Any]:
    published = Reply.objects.filter(_mine_or_shared(user)).published()
    return published.filter(valid_until__lt=timezone.now())


def flags(user: User) -> QuerySet[Any]:
    return ReplyFlag.objects.visible_to(user).open()


def answers(user: User) -> QuerySet[Any]:
    """What became of what one reported oneself."""
    return ReplyFlag.objects.filter(unheard(user), reply__in=Reply.objects.visible_to(user))


def answer_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(flag: ReplyFlag) -> Row:
        read = Step(_("I have read it"), flag.heard_url, "check")
        return reply_row(flag.reply, what_became(flag), flag.closed_at, [read])

    return each(found.select_related("reply__owner"), row)


def proposal_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(reply: Reply) -> Row:
        publish = Step(_("Publish"), reverse("responses:publish", args=[reply.pk]), "upload")
        back = Step(_("Send back"), reply.get_absolute_url(), "undo-2", posts=False)
        return reply_row(reply, _("Waits for review"), reply.updated_at, [publish, back])

    return each(found.select_related("owner"), row)


def returned_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    comments = _comments(found)

    def row(reply: Reply) -> Row:
        why = _("Sent back: %s") % comments.get(reply.pk, "")
        return reply_row(reply, why.rstrip(" :"), reply.updated_at, [edit_step(reply)])

    return each(found.select_related("owner"), row)


def _comments(found: QuerySet[Any]) -> dict[int, str]:
    """What the editor said who sent each back last."""
    lines = Reply.history.filter(
        id__in=found.values("pk"), history_change_reason__startswith="returned"
    ).order_by("history_date", "history_id")
    said = lines.values_list("id", "history_change_reason")
    return {pk: reason.partition("\n")[2] for pk, reason in said}


def due_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(reply: Reply) -> Row:
        steps = [Step(_("Read it"), reply.get_absolute_url(), "eye", posts=False)]
        if access.may_change(user, reply):
            keep = reverse("desk:still_right", args=["reply", reply.pk])
            steps = [Step(_("Still right"), keep, "check"), edit_step(reply)]
        assert reply.review_due is not None, "asked for by its date"
        return reply_row(reply, _("Due for review"), reply.review_due, steps)

    return each(found.select_related("owner"), row)


def expired_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(reply: Reply) -> Row:
        steps = [Step(_("Read it"), reply.get_absolute_url(), "eye", posts=False)]
        if access.may_change(user, reply):
            archive = reverse("responses:archive", args=[reply.pk])
            extend = reverse("responses:edit", args=[reply.pk])
            steps = [
                Step(_("Archive"), archive, "archive"),
                Step(_("Extend"), extend, "calendar-clock", posts=False),
            ]
        assert reply.valid_until is not None, "asked for by its date"
        return reply_row(reply, _("Its time is over"), reply.valid_until, steps)

    return each(found.select_related("owner"), row)


def flag_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(flag: ReplyFlag) -> Row:
        look = Step(_("Look at it"), f"{flag.reply.get_absolute_url()}#flags", "eye", posts=False)
        dismiss = Step(_("Leave as it is"), flag.dismiss_url, "x")
        return reply_row(flag.reply, why_flagged(flag), flag.at, [look, dismiss])

    return each(found.select_related("reply__owner", "by"), row)


def edit_step(reply: Reply) -> Step:
    return Step(_("Edit"), reverse("responses:edit", args=[reply.pk]), "pencil", posts=False)


def reply_row(reply: Reply, why: str, since: Any, steps: list[Step]) -> Row:
    return Row(
        what=reply.title,
        url=reply.get_absolute_url(),
        language=reply.language,
        why=why,
        since=since,
        owner=reply.owner,
        steps=steps,
    )
