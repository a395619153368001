"""Many articles at once, in a few statements each. Their values were checked before."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Protocol

from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from core import events
from core.vocabulary import Status
from kb.models import Article, Revision
from kb.models.queryset import UNPUBLISHED
from kb.services.import_links import give_slugs, join_languages
from kb.services.wordings import WORDING

# The change note by which an imported wording is known again.
NOTE = "import"


class Imported(Protocol):
    """A checked row: `facts` are columns, `tags` ids, `status` "" is what was asked for all.

    `wording` and `facts` hold what the row says; what it leaves out stays as it is.
    """

    external_id: str
    language: str
    wording: dict[str, str]
    facts: dict[str, Any]
    tags: Sequence[Any]
    status: str


Pairs = Sequence[tuple[Article, Imported]]


def add_articles(rows: Sequence[Imported], *, source: str, status: str) -> None:
    """Store new articles with their first revision, of nobody."""
    articles = [
        Article(source=source, external_id=row.external_id, language=row.language, **row.facts)
        for row in rows
    ]
    pairs = list(zip(articles, rows, strict=True))
    give_slugs((article, row.wording["title"]) for article, row in pairs)
    Article.objects.bulk_create(articles)
    _add_revisions([(article, {"summary": "", **row.wording}, 1) for article, row in pairs])
    _tag(pairs)
    for stage in Status.values:
        _show([a.pk for a, row in pairs if (row.status or status) == stage], stage)
    join_languages(articles)
    events.record_many("article", [article.pk for article in articles], "created")


def change_articles(pairs: Pairs, *, status: str) -> int:
    """Put in what the rows say anew; answers how many articles changed.

    A row that says what it said at the last import leaves the words alone that were written
    here since.
    """
    imported = _last_imported([article for article, _row in pairs])
    reworded = [(a, row) for a, row in pairs if _says_more(imported.get(a.pk, a.newest), row)]
    retagged = [(a, row) for a, row in pairs if row.tags and _tags_of(a) != set(row.tags)]
    _add_revisions([(a, _wording(a, row), a.newest.number + 1) for a, row in reworded])
    Article.tags.through.objects.filter(article__in=[a.pk for a, _row in retagged]).delete()
    _tag(retagged)
    anew = {article.pk for article, _row in reworded}
    shown = [a.pk for a, row in pairs if _is_to_show(a, a.pk in anew, row.status or status)]
    _show(shown, Status.PUBLISHED)
    changed = anew | set(shown) | {a.pk for a, _row in retagged} | _set_facts(pairs)
    rows = Article.objects.filter(pk__in=changed)
    rows.update(version=F("version") + 1, updated_at=timezone.now())
    events.record_many("article", sorted(changed), "changed")
    return len(changed)


def _add_revisions(wordings: Sequence[tuple[Article, dict[str, str], int]]) -> None:
    revisions = [
        Revision(article=article, number=number, change_note=NOTE, **wording)
        for article, wording, number in wordings
    ]
    for revision in revisions:
        revision.fold()
    Revision.objects.bulk_create(revisions)
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number").values("pk")[:1]
    ids = [revision.article_id for revision in revisions]
    Article.objects.filter(pk__in=ids).update(newest_revision=Subquery(newest))


def _show(ids: Collection[int], status: str) -> None:
    """Set the status; publishing shows the newest wording."""
    rows = Article.objects.filter(pk__in=ids)
    if status == Status.PUBLISHED:
        rows.update(
            status=status, published_revision=F("newest_revision"), published_at=timezone.now()
        )
    else:
        rows.update(status=status)


def _is_to_show(article: Article, reworded: bool, status: str) -> bool:
    """Published ones show their new words; drafts that nobody ever read may be published.

    What was archived or taken back here stays so.
    """
    if status != Status.PUBLISHED:
        return False
    if article.status == Status.PUBLISHED:
        return reworded
    return article.status in UNPUBLISHED and not article.was_published


def _last_imported(articles: Iterable[Article]) -> dict[int, Revision]:
    revisions = Revision.objects.filter(article__in=articles, author=None, change_note=NOTE)
    return {each.article_id: each for each in revisions.order_by("number").defer("folded")}


def _says_more(last: Revision, row: Imported) -> bool:
    return any(getattr(last, name) != value for name, value in row.wording.items())


def _wording(article: Article, row: Imported) -> dict[str, str]:
    current = {name: str(getattr(article.newest, name)) for name in WORDING}
    return current | row.wording


def _tags_of(article: Article) -> set[int]:
    return {tag.pk for tag in article.tags.all()}


def _tag(pairs: Iterable[tuple[Article, Imported]]) -> None:
    through = Article.tags.through
    through.objects.bulk_create(
        through(article_id=article.pk, tag_id=tag) for article, row in pairs for tag in row.tags
    )


def _set_facts(pairs: Pairs) -> set[int]:
    changed = []
    for article, row in pairs:
        new = {name: value for name, value in row.facts.items() if getattr(article, name) != value}
        for name, value in new.items():
            setattr(article, name, value)
        if new:
            changed.append(article)
    Article.objects.bulk_update(changed, ["category", "visibility", "review_due"])
    return {article.pk for article in changed}
