"""What an article hangs together with: what links to it, and its dead links."""

from collections.abc import Sequence

from accounts import roles
from kb.models import Article, ArticleLink

LISTED = 50


def links_here(article: Article, user: roles.AnyUser) -> Sequence[ArticleLink]:
    """Links of other articles to this one, as far as the user may read them; one an article."""
    found = ArticleLink.objects.readable_by(user).filter(target=article).exclude(article=article)
    rows = found.select_related("article__published_revision", "article__newest_revision")
    return list({link.article_id: link for link in rows[:LISTED]}.values())


def dead_links(article: Article) -> Sequence[ArticleLink]:
    """Of its newest wording, those that lead its readers nowhere."""
    found = ArticleLink.objects.filter(article=article, in_newest=True).broken()
    return list(found.select_related("target__newest_revision")[:LISTED])
