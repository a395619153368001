"""The demo's articles, each with the wordings it had before."""

from collections.abc import Mapping, Sequence
from typing import Any

from accounts.models import User
from core.vocabulary import Status
from desk.services.demo_made import Made, day
from kb.models import Article, Category
from kb.services.articles import change_article, create_article
from kb.services.categories import create_category
from kb.services.publishing import publish, submit

Categories = Mapping[tuple[str, str], Category]


def make_categories(rows: Sequence[Mapping[str, Any]], made: Made) -> Categories:
    """A category per language; answers them by key and language."""
    categories: dict[tuple[str, str], Category] = {}
    for position, row in enumerate(rows):
        for language, name in row["names"].items():
            category = create_category(
                by=made.by,
                name=name,
                language=language,
                parent=categories.get((row.get("parent", ""), language)),
                position=position,
            )
            categories[row["key"], language] = category
            made.note("category", category.pk)
    return categories


def make_articles(
    rows: Sequence[Mapping[str, Any]],
    categories: Categories,
    people: Mapping[str, User],
    made: Made,
) -> dict[str, Article]:
    """Articles by key; the first of a translation group is what the others translate."""
    editor = next(person for person in people.values() if person.role == "editor")
    articles: dict[str, Article] = {}
    sources: dict[str, Article] = {}
    for row in rows:
        group = row.get("translation_group", "")
        author = people[row["by"]] if "by" in row else editor
        category = categories[row["category"], row["language"]]
        article = _make_article(row, category, sources.get(group), author)
        article = _move_to(article, row["status"], author, editor)
        articles[row["key"]] = article
        if group:
            sources.setdefault(group, article)
        made.note("article", article.pk)
    return articles


def _make_article(
    row: Mapping[str, Any], category: Category, source: Article | None, author: User
) -> Article:
    """The earliest wording first, then each later one as a revision."""
    last = {name: row[name] for name in ("title", "summary", "body")}
    wordings = [last | wording for wording in row.get("revisions", [])]
    wordings.append(last | {"change_note": row.get("change_note", "")})
    first, *later = wordings
    article = create_article(
        by=author,
        language=row["language"],
        category=category,
        visibility=row["visibility"],
        tags=row.get("tags", []),
        review_due=day(row.get("review_due")),
        translation_of=source,
        **first,
    )
    for wording in later:
        article = change_article(article, by=author, version=None, **wording)
    return article


def _move_to(article: Article, status: str, author: User, editor: User) -> Article:
    if status == Status.PUBLISHED:
        return publish(article, by=editor)
    if status == Status.IN_REVIEW:
        return submit(article, by=author)
    return article
