"""Everything a search finds, page by page, for a browser without scripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from desk.services.detours import Matches
from desk.services.finding import FEW, WEAK
from search import finder, registry
from search.documents import CANDIDATES

PER_PAGE = 20
PAGES = CANDIDATES // PER_PAGE
NARROWED_BY = ("type", "language", "tag")


@dataclass(frozen=True)
class PlainHits:
    """One page. `facets`: name → value → how many, of all that was found."""

    page: int = 1
    count: int = 0
    few: bool = False
    more: bool = False
    degraded: bool = False
    has_next: bool = False
    did_you_mean: str = ""
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    rows: Sequence[Mapping[str, Any]] = ()


def list_hits(
    user: User, text: str, *, narrowed: Mapping[str, Sequence[str]], page: int = 1
) -> PlainHits:
    """Replies, articles and advice together, twenty a page; a page too far is the last one.

    `narrowed`: values by name, of NARROWED_BY.
    """
    offset = (min(page, PAGES) - 1) * PER_PAGE
    found = finder.find(
        user,
        text,
        types=narrowed.get("type") or registry.types(),
        filters={name: narrowed.get(name, ()) for name in NARROWED_BY if name != "type"},
        offset=offset,
        limit=PER_PAGE,
    )
    reached = min(found.count, CANDIDATES)
    if page > 1 and offset >= reached:
        return list_hits(user, text, narrowed=narrowed, page=max(1, -(-reached // PER_PAGE)))
    return PlainHits(
        page=min(page, PAGES),
        count=found.count,
        few=sum(row["matched"] not in WEAK for row in found.results) < FEW,
        more=found.more,
        degraded=found.degraded,
        has_next=offset + PER_PAGE < reached,
        did_you_mean=found.did_you_mean or "",
        facets=found.facets,
        rows=Matches(found).rows(),
    )
