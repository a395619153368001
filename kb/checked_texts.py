"""Articles as the writing guide is held against them: in the wording that a change starts from."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from core.vocabulary import Channel, Status
from kb.models import Article, ArticleFindings, ArticlesHeld, Revision
from styleguide.checked_texts import CheckedText, register


class ArticleTexts:
    type = "article"
    held = ArticleFindings
    up_to = ArticlesHeld

    def after(self, last: int, limit: int, language: str | None = None) -> list[CheckedText]:
        found = _rows(language).filter(pk__gt=last).order_by("pk")
        return [checked_article(article, article.newest) for article in _whole(found)[:limit]]

    def these(self, ids: Collection[int]) -> list[CheckedText]:
        found = _whole(_rows().filter(pk__in=ids).order_by("pk"))
        return [checked_article(article, article.newest) for article in found]

    def total(self, language: str | None = None) -> int:
        count: int = _rows(language).count()
        return count


def checked_article(article: Article, wording: Revision) -> CheckedText:
    """One of its wordings. Advice for a stage or a team is not about articles."""
    return CheckedText(
        type="article",
        pk=article.pk,
        title=wording.title,
        url=reverse("kb:article", args=[article.pk]),
        language=article.language,
        parts={"title": wording.title, "summary": wording.summary, "body": wording.body},
        channels=(Channel.ARTICLE,),
        counts=article.status == Status.PUBLISHED,
    )


def register_texts() -> None:
    register(ArticleTexts())


def _rows(language: str | None = None) -> Any:
    rows = Article.objects.exclude(status=Status.ARCHIVED)
    return rows if language is None else rows.filter(language=language)


def _whole(rows: Any) -> Any:
    return rows.select_related("newest_revision").defer(
        "newest_revision__folded", "newest_revision__folded_title"
    )
