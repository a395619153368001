"""Articles out of files of other tools."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.text import slug
from core.transfer import LineError, Options, Row, Summary, choice, names, text
from core.vocabulary import Status, Visibility
from kb.models import Article, Category
from kb.models.revision import BODY_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH
from kb.services.categories import NAME_LENGTH
from kb.services.import_links import categories_named, tags_named
from kb.services.imports import add_articles, change_articles

BATCH = 500
LONGEST_TAG = 60


@dataclass(slots=True)
class CleanArticle:
    """A row that can be written; what it does not say is left out or empty."""

    line: int
    external_id: str
    language: str
    wording: dict[str, str]
    facts: dict[str, Any]
    category: str
    tags: Sequence[Any]
    status: str


class ArticleImporter:
    """Articles for colleagues, of nobody. A `{{…}}` in them is plain text.

    What a row leaves out, or leaves empty, an article that is there already keeps. What was
    archived here stays archived; what readers see is never taken from them.
    """

    fields = frozenset(
        {
            "external_id",
            "language",
            "title",
            "label",
            "summary",
            "body",
            "category",
            "tags",
            "visibility",
            "review_due",
            "status",
        }
    )

    def clean(self, row: Row) -> CleanArticle:
        title = " ".join(text(row, "title", longest=TITLE_LENGTH, required=True).split())
        wording = {
            "title": title,
            "body": text(row, "body", longest=BODY_LENGTH, required=True),
            "summary": text(row, "summary", longest=SUMMARY_LENGTH),
        }
        return CleanArticle(
            line=row.line,
            external_id=text(row, "external_id", longest=300).strip() or slug(title),
            language=row.fields["language"],
            wording={name: value for name, value in wording.items() if value.strip()},
            facts=_facts(row),
            category=" ".join(text(row, "category", longest=NAME_LENGTH).split()),
            tags=names(row, "tags", longest=LONGEST_TAG),
            status=choice(row, "status", known=["", *Status.values], default=""),
        )

    def write(self, rows: Sequence[CleanArticle], options: Options) -> Summary:
        summary = Summary()
        shelves = categories_named({(row.category, row.language) for row in rows if row.category})
        tags = tags_named({tag for row in rows for tag in row.tags})
        for start in range(0, len(rows), BATCH):
            batch = [_resolved(row, shelves, tags) for row in rows[start : start + BATCH]]
            _write_batch(batch, options, summary)
            options.advance(len(batch))
        return summary


def _facts(row: Row) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if visibility := choice(row, "visibility", known=["", *Visibility.values], default=""):
        facts["visibility"] = visibility
    if due := text(row, "review_due", longest=10):
        try:
            facts["review_due"] = date.fromisoformat(due)
        except ValueError:
            raise LineError(row.line, f"review_due: “{due}” is no date.") from None
    return facts


def _resolved(
    row: CleanArticle,
    shelves: Mapping[tuple[str, str], Category],
    tags: Mapping[str, int],
) -> CleanArticle:
    """With the category's row and the tags' ids in place of their names."""
    if row.category:
        row.facts["category"] = shelves[row.category, row.language]
    row.tags = list(dict.fromkeys(tags[name] for name in row.tags if name in tags))
    return row


def _write_batch(batch: Sequence[CleanArticle], options: Options, summary: Summary) -> None:
    ids = [row.external_id for row in batch]
    stored = {
        (article.external_id, article.language): article
        for article in Article.objects.filter(source=options.source, external_id__in=ids)
        .select_related("newest_revision")
        .prefetch_related("tags")
        .defer("newest_revision__folded")
    }
    new = [row for row in batch if (row.external_id, row.language) not in stored]
    known = [
        (stored[key], row) for row in batch if (key := (row.external_id, row.language)) in stored
    ]
    add_articles(new, source=options.source, status=options.status)
    changed = change_articles(known, status=options.status)
    summary.created += len(new)
    summary.updated += changed
    summary.unchanged += len(known) - changed
