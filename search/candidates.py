"""Hits become candidates: what the asker may see of them, with what the order needs."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef

from search import registry
from search.closeness import Text
from search.documents import Hit, Results
from search.models import SearchDocument, SearchLabel
from search.ranking import RANKED_BY_TEXT, Candidate
from search.registry import Asker


def visible_candidates(user: Asker, results: Results) -> list[Candidate]:
    """The hits that the database says this user may find now, in the order they came."""
    hits = {hit.key: hit for hit in results if hit.type in registry.types()}
    ids: dict[str, list[int]] = {}
    for hit in hits.values():
        ids.setdefault(hit.type, []).append(hit.id)
    visible: set[str] = set()
    uses: dict[str, float] = {}
    for type, of_type in ids.items():
        index = registry.get(type)
        seen = index.visible_to(user).filter(pk__in=of_type).values_list("pk", flat=True)
        visible.update(f"{type}:{id}" for id in seen)
        scores = index.use_scores(user, of_type)
        uses.update({f"{type}:{id}": score for id, score in scores.items()})
    rows = _rows(user, visible)
    found = [hit for key, hit in hits.items() if key in rows]
    texts = _texts(hit.key for hit in found[:RANKED_BY_TEXT] if hit.words or hit.score)
    return [
        _candidate(hit, rows[hit.key], uses.get(hit.key, 0.0), texts.get(hit.key)) for hit in found
    ]


def _candidate(hit: Hit, row: dict[str, Any], use: float, text: Text | None) -> Candidate:
    return Candidate(
        hit=hit,
        language=row["language"],
        group=row["group"],
        shortcut=row["shortcut"],
        own=row["own"],
        use=use,
        facets=_facets(row["facet_lines"]),
        text=text,
    )


def _rows(user: Asker, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Plain values: two hundred model instances take longer than finding them."""
    own = SearchLabel.objects.filter(document=OuterRef("pk"), label=f"user:{user.pk}")
    rows = SearchDocument.objects.keyed(keys).annotate(own=Exists(own))
    columns = ("language", "group", "shortcut", "own", "facet_lines")
    return {
        f"{row['type']}:{row['object_id']}": row
        for row in rows.values("type", "object_id", *columns)
    }


def _texts(keys: Iterable[str]) -> dict[str, Text]:
    rows = SearchDocument.objects.keyed(keys).values_list(
        "type", "object_id", "keys", "words", "title_keys"
    )
    return {f"{type}:{id}": Text(*lines) for type, id, *lines in rows}


def _facets(lines: str) -> tuple[tuple[str, str], ...]:
    """(name, value) pairs, the value as its owner spells it."""
    pairs = []
    for line in lines.split("\n"):
        folded, _, value = line.partition("\t")
        if value:
            pairs.append((folded.partition(":")[0], value))
    return tuple(pairs)
