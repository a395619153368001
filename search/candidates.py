"""Hits become candidates: what the asker may see of them, with what the order needs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from search import registry
from search.closeness import Text
from search.documents import Hit, Results
from search.ranking import RANKED_BY_TEXT, Candidate
from search.registry import Asker

Ids = Mapping[str, Sequence[int]]
Key = tuple[str, int]
Row = Sequence[Any]


def visible_candidates(user: Asker, results: Results, *, each: bool = False) -> list[Candidate]:
    """The hits that the database says this user may find now, in the order they came.

    Texts are read of the best fifty, with `each` of the best fifty of each type.
    """
    ids = _by_type(results)
    uses: dict[Key, float] = {}
    for type, of_type in ids.items():
        index = registry.get(type)
        # Without an order: databases sort what nobody looks at.
        seen = index.visible_to(user).filter(pk__in=of_type).order_by()
        ids[type] = list(seen.values_list("pk", flat=True))
        scores = index.use_scores(user, ids[type])
        uses.update({(type, id): score for id, score in scores.items()})
    rows = _rows(user, ids)
    found = [(key, hit) for hit in results if (key := (hit.type, hit.id)) in rows]
    best = found if each else found[:RANKED_BY_TEXT]
    telling = _by_type(hit for _, hit in best if hit.words or hit.score)
    texts = _texts({type: of_type[:RANKED_BY_TEXT] for type, of_type in telling.items()})
    return [_candidate(hit, rows[key], uses.get(key, 0.0), texts.get(key)) for key, hit in found]


def _candidate(hit: Hit, row: Row, use: float, text: Text | None) -> Candidate:
    language, group, shortcut, own, facet_lines = row
    return Candidate(hit, language, group, shortcut, bool(own), facet_lines, use, text)


def _by_type(hits: Iterable[Hit]) -> dict[str, list[int]]:
    ids: dict[str, list[int]] = {}
    for hit in hits:
        if hit.type in registry.types():
            ids.setdefault(hit.type, []).append(hit.id)
    return ids


def _rows(user: Asker, ids: Ids) -> dict[Key, Row]:
    """Language, group, shortcut, whether it is the user's own, facets."""
    columns = 'language, "group", shortcut, label.id IS NOT NULL, facet_lines'
    own = "LEFT JOIN search_searchlabel label ON label.document_id = kept.id AND label.label = %s"
    return _read(columns, own, [f"user:{user.pk}"], ids)


def _texts(ids: Ids) -> dict[Key, Text]:
    rows = _read("keys, words, title_keys", "", [], ids)
    return {key: Text(*row) for key, row in rows.items()}


def _read(columns: str, joined: str, values: Sequence[str], ids: Ids) -> dict[Key, Row]:
    """Rows of `search_document` by their keys.

    In SQL by hand: for two hundred rows the ORM takes three times as long as the database.
    """
    asked = [(type, of_type) for type, of_type in ids.items() if of_type]
    if not asked:
        return {}
    wanted = " OR ".join(
        f"kept.type = %s AND kept.object_id IN ({', '.join(['%s'] * len(of_type))})"
        for _, of_type in asked
    )
    asked_for: list[str | int] = [*values]
    for type, of_type in asked:
        asked_for += [type, *of_type]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT kept.type, kept.object_id, {columns} "
            f"FROM search_searchdocument kept {joined} WHERE {wanted}",
            asked_for,
        )
        return {(type, id): rest for type, id, *rest in cursor.fetchall()}
