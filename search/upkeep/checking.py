"""Does the index say what the database says?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from search import registry
from search.analysis import ANALYSIS_VERSION
from search.engines import is_in_files, is_in_postgres
from search.exceptions import IndexUnusable
from search.models import SearchDocument, SearchLabel
from search.services.documents import delete_documents, write_documents
from search.upkeep import library, locks
from search.upkeep.catching_up import AT_ONCE, take_in

# A checksum; of rows with their labels, which searches of the database go by.
Row = str | tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it should be: where, which document, what is wrong."""

    place: str
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.key} is {self.what}"


def check() -> list[Difference]:
    """Every difference between what the apps say, the rows, and the two indexes.

    Raises IndexUnusable where there is no index to compare.
    """
    wanted = {key: (checksum, labels) for key, checksum, labels in _wanted()}
    differences = _compare("rows", wanted, _rows())
    everything = {key: checksum for key, (checksum, _) in wanted.items()}
    if is_in_postgres():
        differences += _compare("index", everything, _in_postgres())
    if is_in_files():
        books = library.current()
        public = {key: checksum for key, (checksum, of) in wanted.items() if "public" in of}
        differences += _compare("index", everything, books.all.contents())
        differences += _compare("public index", public, books.public.contents())
    return differences


def _in_postgres() -> dict[str, str]:
    from search.engines.postgres_engine import PostgresEngine

    engine = PostgresEngine(public=False)
    engine.opened()
    return engine.contents()


def repair(differences: list[Difference]) -> None:
    """Make the rows and the indexes say what the apps say about these documents."""
    ids: dict[str, set[int]] = defaultdict(set)
    for difference in differences:
        type, _, id = difference.key.rpartition(":")
        ids[type].add(int(id))
    for type, of_type in ids.items():
        if type in registry.types():
            write_documents(type, of_type)
        else:
            rows = SearchDocument.objects.filter(type=type, object_id__in=of_type)
            delete_documents(rows)
    if is_in_files():
        _repair_index(ids)


def _repair_index(ids: dict[str, set[int]]) -> None:
    with locks.held("write", wait=30.0) as mine:
        if not mine:
            raise IndexUnusable("somebody keeps writing to the index")
        books = library.current()
        for type, of_type in ids.items():
            rest = sorted(of_type)
            for start in range(0, len(rest), AT_ONCE):
                take_in(books, {type: set(rest[start : start + AT_ONCE])})


def _wanted() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Key, checksum and labels of all that the apps have: their texts need not stay in memory."""
    for index in registry.indexes():
        for document in index.documents(None):
            yield document.key, document.checksum(), document.labels


def _rows() -> dict[str, Row]:
    labels: dict[int, set[str]] = defaultdict(set)
    for row, label in SearchLabel.objects.values_list("document_id", "label").iterator():
        labels[row].add(label)
    columns = ("pk", "type", "object_id", "checksum", "analysis")
    return {
        f"{type}:{id}": (checksum if analysis == ANALYSIS_VERSION else "", frozenset(labels[pk]))
        for pk, type, id, checksum, analysis in SearchDocument.objects.values_list(*columns)
    }


def _compare(place: str, wanted: Mapping[str, Row], present: Mapping[str, Row]) -> list[Difference]:
    differences = [Difference(place, key, "missing") for key in sorted(wanted.keys() - present)]
    differences += [Difference(place, key, "too much") for key in sorted(present.keys() - wanted)]
    differences += [
        Difference(place, key, "different")
        for key in sorted(wanted.keys() & present.keys())
        if wanted[key] != present[key]
    ]
    return differences
