"""Articles whose source says something else now."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from core.vocabulary import Status
from desk.todo import Row, Step, each
from desk.todo.articles import article_row, edit_step
from kb.models import Article
from kb.models.queryset import UNPUBLISHED


def outdated(user: User) -> QuerySet[Any]:
    """For editors every one; for others the drafts of their own that they may change."""
    found = Article.objects.visible_to(user).exclude(status=Status.ARCHIVED).outdated(user)
    if roles.can_edit(user):
        return found
    return found.filter(owner=user.pk, status__in=UNPUBLISHED)


def outdated_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(article: Article) -> Row:
        in_line = reverse("kb:article_in_line", args=[article.pk])
        look = Step(_("See what changed"), article.get_absolute_url(), "eye", posts=False)
        nothing = Step(_("Nothing to change here"), in_line, "check")
        why = _("The text this is a translation of has changed")
        return article_row(article, why, article.updated_at, [look, edit_step(article), nothing])

    listed: Any = found
    return each(listed.for_listing(), row)
