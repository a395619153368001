"""What the languages and tones of a reply need, and copies whose original changed."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from core.vocabulary import Sharing
from desk.todo import Row, Step, each
from desk.todo.hygiene import remark_row
from desk.todo.replies import edit_step, reply_row
from responses.models import Remark, Reply


def outdated(user: User) -> QuerySet[Any]:
    return Reply.objects.looked_after_by(user).published().filter(outdated=True)


def copies(user: User) -> QuerySet[Any]:
    """One's own copies of replies that were reworded since, as far as one still sees those."""
    own = Reply.objects.filter(owner=user.pk, shared_with=Sharing.ME).not_archived()
    seen = Reply.objects.visible_to(user).values("pk")
    return own.filter(based_on__in=seen, based_on__worded_at__gt=F("original_worded_at"))


def outdated_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(reply: Reply) -> Row:
        fits = Step(_("It still fits"), reverse("responses:still_fits", args=[reply.pk]), "check")
        why = _("Another variant of this reply has changed")
        return reply_row(reply, why, reply.updated_at, [edit_step(reply), fits])

    return each(found.select_related("owner"), row)


def copy_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(reply: Reply) -> Row:
        fits = Step(_("Mine still fits"), reverse("responses:still_fits", args=[reply.pk]), "check")
        look = Step(_("See what changed"), f"{reply.get_absolute_url()}#original", "eye", False)
        assert reply.based_on is not None, "asked for by it"
        why = _("The reply this is a copy of has changed")
        return reply_row(reply, why, reply.based_on.worded_at, [look, fits])

    return each(found.select_related("owner", "based_on"), row)


def no_variant_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(remark: Remark) -> Row:
        way = f"{reverse('responses:new')}?variant_of={remark.reply_id}&language={remark.about}"
        return remark_row(remark, [Step(_("Write it"), way, "plus", posts=False)])

    return each(found.select_related("reply__owner"), row)


def lack_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(remark: Remark) -> Row:
        return remark_row(remark, [edit_step(remark.reply)])

    return each(found.select_related("reply__owner"), row)
