"""Hits as the API shows them, and what is counted of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from search import registry
from search.marking import Marker
from search.ranking import Candidate, Wish, matched
from search.registry import Asker, Row
from search.snippets import marker_for, snippet

COUNTED = ("type", "language", "tag")


def counted(candidates: Sequence[Candidate]) -> dict[str, dict[str, int]]:
    """How many of them have each value of a facet."""
    counts = {name: Counter[str]() for name in COUNTED}
    # Most have the same lines: counted first, each is read once.
    lines = Counter(line for each in candidates for line in each.facet_lines.split("\n"))
    for line, count in lines.items():
        folded, _, value = line.partition("\t")  # the value as its owner spells it
        name = folded.partition(":")[0]
        if name in counts and value:  # what is for all languages has none of its own
            counts[name][value] += count
    return {name: dict(counter.most_common()) for name, counter in counts.items()}


def shown(
    user: Asker, page: Sequence[Candidate], wish: Wish
) -> tuple[list[dict[str, Any]], list[tuple[str, ...]]]:
    """The page as rows with the API's fields, read by type in a fixed number of queries; and of
    each row the kinds of terms that found it."""
    marker = marker_for(wish.words)
    rows: dict[tuple[str, int], Row] = {}
    for type in {each.hit.type for each in page}:
        ids = [each.hit.id for each in page if each.hit.type == type]
        rows.update({(type, id): row for id, row in registry.get(type).rows(user, ids).items()})
    seen = [(each, rows[key]) for each in page if (key := (each.hit.type, each.hit.id)) in rows]
    # Gone between two queries: it is not shown any more.
    return [_row(each, row, marker, wish) for each, row in seen], [
        each.hit.matched for each, _ in seen
    ]


def _row(each: Candidate, row: Row, marker: Marker | None, wish: Wish) -> dict[str, Any]:
    rest = {name: value for name, value in row.items() if name != "text"}
    return {
        "type": each.hit.type,
        "id": each.hit.id,
        **rest,
        "snippet": snippet(row["text"], marker, row["language"]),
        "score": round(each.hit.score, 3),
        "matched": matched(each.hit, wish),
    }
