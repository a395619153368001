"""The demo's articles, each with the wordings it had before."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from core.vocabulary import Status
from desk.services.demo_made import Made, day
from kb.models import Article, Category
from kb.services.articles import change_article, create_article
from kb.services.categories import create_category
from kb.services.publishing import publish, return_to_draft, submit

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
        article = _move_to(article, row, author, editor)
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
    if "returned" in row:
        wordings[-1] |= {"summary": row["returned"]["summary"]}
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


def _move_to(article: Article, row: Mapping[str, Any], author: User, editor: User) -> Article:
    if row["status"] == Status.PUBLISHED:
        published = publish(article, by=editor)
        return _plan(published, row["planned"], editor) if "planned" in row else published
    if row["status"] == Status.IN_REVIEW:
        submitted = submit(article, by=author)
        return _talk(submitted, row, author, editor) if "returned" in row else submitted
    return article


def _plan(article: Article, planned: Mapping[str, Any], editor: User) -> Article:
    """A newer wording for readers, in the morning some days from now."""
    changes = {name: value for name, value in planned.items() if name != "in_days"}
    changed = change_article(article, by=editor, version=None, **changes)
    morning = timezone.localtime().replace(hour=8, minute=0, second=0, microsecond=0)
    return publish(changed, by=editor, at=morning + timedelta(days=planned["in_days"]))


def _talk(article: Article, row: Mapping[str, Any], author: User, editor: User) -> Article:
    """An editor sent it back, and the author put right what was asked for."""
    returned = row["returned"]
    article = return_to_draft(article, comment=returned["comment"], by=editor)
    article = change_article(article, by=author, version=None, summary=row["summary"])
    return submit(article, by=author, comment=returned["answer"])
