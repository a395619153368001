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
Row = Sequence[Any]


def visible_candidates(user: Asker, results: Results) -> list[Candidate]:
    """The hits that the database says this user may find now, in the order they came."""
    hits = {hit.key: hit for hit in results if hit.type in registry.types()}
    ids: dict[str, list[int]] = {}
    for hit in hits.values():
        ids.setdefault(hit.type, []).append(hit.id)
    uses: dict[str, float] = {}
    for type, of_type in ids.items():
        index = registry.get(type)
        # Without an order: databases sort what nobody looks at.
        seen = index.visible_to(user).filter(pk__in=of_type).order_by()
        ids[type] = list(seen.values_list("pk", flat=True))
        scores = index.use_scores(user, ids[type])
        uses.update({f"{type}:{id}": score for id, score in scores.items()})
    rows = _rows(user, ids)
    found = [hit for key, hit in hits.items() if key in rows]
    texts = _texts(hit for hit in found[:RANKED_BY_TEXT] if hit.words or hit.score)
    return [
        _candidate(hit, rows[hit.key], uses.get(hit.key, 0.0), texts.get(hit.key)) for hit in found
    ]


def _candidate(hit: Hit, row: Row, use: float, text: Text | None) -> Candidate:
    language, group, shortcut, is_own, facet_lines = row
    return Candidate(
        hit=hit,
        language=language,
        group=group,
        shortcut=shortcut,
        own=bool(is_own),
        use=use,
        facets=_facets(facet_lines),
        text=text,
    )


def _rows(user: Asker, ids: Ids) -> dict[str, Row]:
    columns = 'language, "group", shortcut, label.id IS NOT NULL, facet_lines'
    own = "LEFT JOIN search_searchlabel label ON label.document_id = kept.id AND label.label = %s"
    return _read(columns, own, [f"user:{user.pk}"], ids)


def _texts(hits: Iterable[Hit]) -> dict[str, Text]:
    ids: dict[str, list[int]] = {}
    for hit in hits:
        ids.setdefault(hit.type, []).append(hit.id)
    rows = _read("keys, words, title_keys", "", [], ids)
    return {key: Text(*row) for key, row in rows.items()}


def _read(columns: str, joined: str, values: Sequence[str], ids: Ids) -> dict[str, Row]:
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
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT kept.type, kept.object_id, {columns} "
            f"FROM search_searchdocument kept {joined} WHERE {wanted}",
            [*values, *(value for type, of_type in asked for value in (type, *of_type))],
        )
        return {f"{type}:{id}": rest for type, id, *rest in cursor.fetchall()}


def _facets(lines: str) -> tuple[tuple[str, str], ...]:
    """(name, value) pairs, the value as its owner spells it."""
    pairs = []
    for line in lines.split("\n"):
        folded, _, value = line.partition("\t")
        if value:
            pairs.append((folded.partition(":")[0], value))
    return tuple(pairs)
