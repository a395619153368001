"""Files that articles refer to, and who sees them there."""

from typing import Any

from attachments.referrers import Referrer, visible_referrers
from kb.models import Article, ArticleAttachment

TYPE = "article"


def visible_links(user: Any) -> Any:
    """Visitors have those of public articles alone."""
    return ArticleAttachment.objects.filter(
        article__in=Article.objects.visible_to(user).order_by().values("pk")
    ).select_related("article__newest_revision", "article__published_revision")


def register() -> None:
    visible_referrers.register(Referrer(TYPE, ArticleAttachment, visible_links))
