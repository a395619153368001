"""What keeps replies tidy: remarks on their texts, and what nobody uses."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from desk.todo import Row, Step, each
from desk.todo.replies import edit_step, reply_row
from responses.models import Remark, Reply
from responses.remark_words import why

UNUSED_AFTER = timedelta(days=180)


def remarks(kind: str) -> Callable[[User], QuerySet[Any]]:
    """What waits of one kind of remark."""
    return partial(_remarks, kind)


def all_remarks(user: User) -> QuerySet[Any]:
    """What waits of every kind of remark."""
    return Remark.objects.visible_to(user).open()


def _remarks(kind: str, user: User) -> QuerySet[Any]:
    return all_remarks(user).filter(kind=kind)


def unused(user: User) -> QuerySet[Any]:
    """Published for half a year and not used in it. One that somebody looks at later anyway, or
    that is not in its dates, is left alone.
    """
    long_ago = timezone.now() - UNUSED_AFTER
    found = Reply.objects.looked_after_by(user).published().valid_now()
    idle = Q(last_used_at__isnull=True) | Q(last_used_at__lt=long_ago)
    looked_at = Q(review_due__isnull=True) | Q(review_due__lte=timezone.localdate())
    waiting = found.filter(idle, looked_at, created_at__lt=long_ago)
    return waiting.annotate(idle_since=Coalesce("last_used_at", "created_at"))


def unused_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(reply: Any) -> Row:
        used = reply.last_used_at is not None
        why = _("Not used in half a year") if used else _("Never used")
        archive = Step(_("Archive"), reverse("responses:archive", args=[reply.pk]), "archive")
        keep = Step(_("Keep it"), reverse("desk:still_right", args=["reply", reply.pk]), "check")
        return reply_row(reply, why, reply.idle_since, [archive, keep])

    return each(found.select_related("owner"), row)


def long_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(remark: Remark) -> Row:
        not_here = reverse("responses:not_for_chat", args=[remark.reply_id])
        steps = [Step(_("Not for chat"), not_here, "mail"), edit_step(remark.reply)]
        return remark_row(remark, steps)

    return _each(found, row)


def no_file_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(remark: Remark) -> Row:
        add = reverse("responses:edit", args=[remark.reply_id])
        return remark_row(remark, [Step(_("Add the file"), add, "paperclip", False)])

    return _each(found, row)


def hidden_link_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(remark: Remark) -> Row:
        return remark_row(remark, [edit_step(remark.reply)])

    return _each(found, row)


def summary_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(remark: Remark) -> Row:
        follow = reverse("responses:follow", args=[remark.reply_id])
        return remark_row(remark, [Step(_("Take the new summary"), follow, "check")])

    return _each(found, row)


def near_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(remark: Remark) -> Row:
        assert remark.other is not None, "a pair"
        archive = reverse("responses:archive", args=[remark.reply_id])
        look = Step(_("See the other"), remark.other.get_absolute_url(), "eye", posts=False)
        return remark_row(remark, [Step(_("Archive this"), archive, "archive"), look])

    return _each(found.select_related("other"), row)


def remark_row(remark: Remark, steps: list[Step]) -> Row:
    """With the way to say that it is meant so."""
    settle = Step(_("Leave it so"), reverse("responses:settle", args=[remark.pk]), "x")
    return reply_row(remark.reply, why(remark), remark.at, [*steps, settle])


def _each(found: QuerySet[Any], row: Callable[[Any], Row]) -> Mapping[int, Row]:
    return each(found.select_related("reply__owner"), row)
