"""Texts that break the writing guide since it changed. Editors put them right."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core.vocabulary import Sharing
from desk.todo import Row, Step, each
from desk.todo.articles import article_row
from desk.todo.articles import edit_step as edit_article
from desk.todo.replies import edit_step, reply_row
from kb.models import ArticleFindings
from responses.models import ReplyFindings
from styleguide.held import HeldText

LONGEST = 80


def replies(user: User) -> QuerySet[Any]:
    """Published ones that others use."""
    found = ReplyFindings.objects.filter(broken_at__isnull=False, reply__status="published")
    return found.exclude(reply__shared_with=Sharing.ME) if roles.can_edit(user) else found.none()


def articles(user: User) -> QuerySet[Any]:
    found = ArticleFindings.objects.filter(broken_at__isnull=False, article__status="published")
    return found if roles.can_edit(user) else found.none()


def reply_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(held: ReplyFindings) -> Row:
        leave = reverse("responses:leave_findings", args=[held.pk])
        steps = [edit_step(held.reply), Step(_("Leave it so"), leave, "x")]
        return reply_row(held.reply, why(held), held.broken_at, steps)

    return each(found.select_related("reply__owner"), row)


def article_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(held: ArticleFindings) -> Row:
        leave = reverse("kb:article_leave_findings", args=[held.pk])
        steps = [edit_article(held.article), Step(_("Leave it so"), leave, "x")]
        return article_row(held.article, why(held), held.broken_at, steps)

    wording = ("article__owner", "article__newest_revision", "article__published_revision")
    return each(found.select_related(*wording), row)


def why(held: HeldText) -> str:
    """The first of what it breaks since the guide changed, and how much more there is."""
    broken = [each for each in held.open if each["mark"] in held.broken]
    first = broken[0]
    said = _("“%(text)s”: %(advice)s") % {
        "text": _short(first["text"]),
        "advice": first["message"],
    }
    if len(broken) > 1:
        return _("%(said)s And %(count)d more.") % {"said": said, "count": len(broken) - 1}
    return said


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
