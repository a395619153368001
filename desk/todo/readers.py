"""What readers of the help centre said about a text."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from desk.todo import Row, Step, each
from desk.todo.articles import article_row, edit_step
from kb.models import Article, Feedback


def comments(user: User) -> QuerySet[Any]:
    seen = Article.objects.visible_to(user)
    return Feedback.objects.visible_to(user).unread().filter(article__in=seen)


def comment_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    paths = ("article__newest_revision", "article__published_revision", "article__owner")

    def row(said: Feedback) -> Row:
        why = _("It helped: %s") if said.helpful else _("It did not help: %s")
        read = reverse("kb:comment_read", args=[said.pk])
        steps = [Step(_("I have read it"), read, "check")]
        if said.article.is_changeable_by(user):
            steps.append(edit_step(said.article))
        return article_row(said.article, why % said.comment, said.at, steps)

    return each(found.select_related(*paths), row)
