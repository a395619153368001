"""Articles for tests, written through the services like any other."""

from itertools import count

from accounts.models import Role, User
from core.vocabulary import Status
from kb.services import articles, categories, publishing
from tests.factories import make_user

_number = count(1)


def make_article(title=None, *, status="published", visibility="internal", by=None, **fields):
    """An article of one revision; `by` an agent gives it to them, published by an editor."""
    editor = User.objects.filter(role=Role.EDITOR).first() or make_user(role="editor")
    by = by or editor
    fields.setdefault("body", "What to **do**.")
    fields.setdefault("language", "en")
    first = status if status in (Status.DRAFT, Status.IN_REVIEW) else Status.DRAFT
    article = articles.create_article(
        by=by,
        title=title or f"Article {next(_number)}",
        visibility=visibility,
        status=first,
        **fields,
    )
    if status in (Status.PUBLISHED, Status.ARCHIVED):
        article = publishing.publish(article, by=editor)
    if status == Status.ARCHIVED:
        article = publishing.archive(article, by=editor)
    return article


def reword(article, *, by, title=None, **changes):
    """A newer wording of an article."""
    return articles.change_article(
        article, by=by, version=None, title=title or f"Newer {next(_number)}", **changes
    )


def make_category(name=None, **fields):
    editor = User.objects.filter(role=Role.EDITOR).first() or make_user(role="editor")
    fields.setdefault("language", "en")
    return categories.create_category(by=editor, name=name or f"Shelf {next(_number)}", **fields)


def titles(articles):
    return sorted(str(article) for article in articles)
