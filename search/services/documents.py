"""Keeping the rows of `search_document` true, in the transaction of the content."""

from collections.abc import Collection, Iterable
from itertools import islice

from django.db import transaction
from django.utils import timezone

from core.text import fold
from search import registry
from search.analysis import ANALYSIS_VERSION, analyse, length, shortcut_key
from search.documents import Document
from search.models import SearchDocument, SearchDocumentQuerySet, SearchLabel
from search.services import vectors

BODY_KEYS = 300
BATCH = 500
_WRITTEN = [field.name for field in SearchDocument._meta.fields if field.name not in ("id",)]


def write_documents(type: str, ids: Collection[int]) -> None:
    """Make the rows of these objects what their owner says now; without a document: no row."""
    rest = iter(sorted(set(ids)))
    while batch := list(islice(rest, BATCH)):
        _write_batch(type, batch)


@transaction.atomic
def _write_batch(type: str, ids: list[int]) -> None:
    rows = SearchDocument.objects.filter(type=type, object_id__in=ids)
    # Locked before the content is read, so that the last to write has read the last.
    list(rows.select_for_update().values_list("pk"))
    documents = list(registry.get(type).documents(ids))
    found = {document.id for document in documents}
    vectors.begin()
    delete_documents(rows.filter(object_id__in=[each for each in ids if each not in found]))
    saved = SearchDocument.objects.bulk_create(
        [_row(document) for document in documents],
        update_conflicts=True,
        unique_fields=["type", "object_id"],
        update_fields=[name for name in _WRITTEN if name not in ("type", "object_id")],
    )
    _write_labels(saved, documents)
    vectors.write({row.pk: each for row, each in zip(saved, documents, strict=True)})


def delete_documents(rows: SearchDocumentQuerySet) -> None:
    """Delete these rows, and all that was written with them."""
    vectors.forget(rows)
    rows.delete()


def _write_labels(rows: Iterable[SearchDocument], documents: Iterable[Document]) -> None:
    wanted = {
        (row.pk, label)
        for row, document in zip(rows, documents, strict=True)
        for label in document.labels
    }
    present = {
        (label.document_id, label.label): label.pk
        for label in SearchLabel.objects.filter(document__in={pk for pk, _ in wanted})
    }
    gone = [pk for pair, pk in present.items() if pair not in wanted]
    if gone:
        SearchLabel.objects.filter(pk__in=gone).delete()
    SearchLabel.objects.bulk_create(
        [SearchLabel(document_id=pk, label=label) for pk, label in sorted(wanted - present.keys())],
        ignore_conflicts=True,
    )


def _row(document: Document) -> SearchDocument:
    titled = analyse(document.title, document.language)
    short = analyse(document.shortcut, document.language)
    kept = [*titled, *short, *analyse(document.body, document.language, BODY_KEYS)]
    return SearchDocument(
        type=document.type,
        object_id=document.id,
        language=document.language,
        group=document.group,
        shortcut=shortcut_key(document.shortcut),
        title_keys=_padded(token.key for token in titled),
        keys=_padded(token.key for token in kept),
        words=_padded(token.exact for token in kept),
        facet_lines=_facet_lines(document),
        length=len(titled) + len(short) + length(document.body),
        checksum=document.checksum(),
        analysis=ANALYSIS_VERSION,
        updated_at=timezone.now(),
    )


def _padded(words: Iterable[str]) -> str:
    line = " ".join(words)
    return f" {line} " if line else ""


def _facet_lines(document: Document) -> str:
    facets = ((name, " ".join(value.split())) for name, value in sorted(document.all_facets))
    lines = (f"{name}:{fold(value)}\t{value}" for name, value in facets)
    return "\n" + "\n".join(lines) + "\n"
