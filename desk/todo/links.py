"""Links in articles that lead their readers nowhere. Editors put them right."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from desk.todo import Row, Step, each
from desk.todo.articles import article_row, edit_step
from kb.link_words import name_of, why
from kb.models import ArticleLink


def dead(user: User) -> QuerySet[Any]:
    found = ArticleLink.objects.read().broken()
    return found if roles.can_edit(user) else found.none()


def dead_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(link: ArticleLink) -> Row:
        said = f"{why(link, user)}: {name_of(link, user)}"
        steps = [_step(link), edit_step(link.article)]
        return article_row(link.article, said, link.since, steps)

    wordings = ("newest_revision", "published_revision", "owner")
    source = [f"article__{name}" for name in wordings]
    return each(found.select_related(*source, "target__newest_revision"), row)


def _step(link: ArticleLink) -> Step:
    """What readers get still has it, while the newest wording may be rid of it."""
    if link.in_newest:
        out = reverse("kb:link_take_out", args=[link.pk])
        return Step(_("Take the link out"), out, "unlink")
    return Step(_("Publish it"), reverse("kb:article_publish", args=[link.article_id]), "upload")
