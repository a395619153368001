"""What an article hangs together with: what links to it, and its dead links."""

from collections.abc import Sequence

from accounts import roles
from kb.link_words import name_of, why
from kb.models import Article, ArticleLink

LISTED = 50


def links_here(article: Article, user: roles.AnyUser) -> Sequence[ArticleLink]:
    """Links of other articles to this one, as far as the user may read them; one an article."""
    found = ArticleLink.objects.visible_to(user).filter(target=article).exclude(article=article)
    rows = found.select_related("article__published_revision", "article__newest_revision")
    return list({link.article_id: link for link in rows[:LISTED]}.values())


def dead_links(article: Article, user: roles.AnyUser) -> list[tuple[ArticleLink, str, str]]:
    """For those who may change it: of its newest wording the links that lead its readers nowhere,
    each with its name and what is the matter."""
    if not article.is_changeable_by(user):
        return []
    found = ArticleLink.objects.filter(article=article, in_newest=True).broken()
    rows = found.select_related("target__newest_revision", "article")[:LISTED]
    return [(link, name_of(link, user), why(link, user)) for link in rows]
