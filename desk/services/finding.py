"""What the workspace's list shows: replies filled for the customer, then articles, then advice."""

from dataclasses import dataclass, field
from typing import Any

from desk.services.detours import Matches
from desk.services.hit_rows import Sender, article_rows, reply_rows
from responses import habits
from search import finder

SHOWN = {"reply": 6, "article": 4, "style_entry": 3}
# Fewer hits than these, not counting those that only resemble what was typed.
FEW = 3
WEAK = ("fewer", "corrected")
NOTHING = Matches(finder.Found())


@dataclass(frozen=True)
class Part:
    """Replies under a heading; the name says which."""

    name: str
    rows: list[dict[str, Any]]


@dataclass(frozen=True)
class Suggested:
    """What the hits answer. `language` is the customer's, if their words tell it."""

    message: str
    language: str | None
    any: bool


@dataclass(frozen=True)
class Hits:
    """Rows for the templates of the list. `count` is of all that was found.

    `few`: hardly anything has what was typed, in whatever spelling: somebody should write it.
    """

    count: int = 0
    few: bool = False
    degraded: bool = False
    did_you_mean: str = ""
    suggested: Suggested | None = None
    parts: list[Part] = field(default_factory=list)
    articles: list[dict[str, Any]] = field(default_factory=list)
    guide: list[dict[str, Any]] = field(default_factory=list)


def find_hits(sender: Sender, text: str) -> Hits:
    """Up to six replies, four articles and three pieces of advice for what was typed."""
    # Asked for one by one: thousands of articles must not crowd out the one reply.
    found = [
        finder.find(sender.user, text, types=[type], prefer=sender.language, limit=limit)
        for type, limit in SHOWN.items()
    ]
    matches = [Matches(each) for each in found]
    replies, articles, guide = [each.rows() for each in matches]
    shown = [*replies, *articles, *guide]
    rows = reply_rows(sender, replies, matches[0])
    return Hits(
        few=sum(row["matched"] not in WEAK for row in shown) < FEW,
        count=sum(each.count for each in found),
        degraded=any(each.degraded for each in found),
        did_you_mean=next(filter(None, (each.did_you_mean for each in found)), ""),
        parts=[Part("replies", rows)] if rows else [],
        articles=article_rows(sender, [_found(row) for row in articles]),
        guide=[{**row, "key": f"guide-{row['id']}"} for row in guide],
    )


def _found(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("id", "shown_title", "snippet", "note")}


def hits_at_hand(sender: Sender, after: int | None = None) -> Hits:
    """For nothing typed: what usually comes next, favourites, the most used, the last used.

    `after`: the reply just used in this chat.
    """
    shelf = habits.shelf(sender.user, language=sender.language, after=after)
    parts = vars(shelf)
    numbers = [number for some in parts.values() for number in some]
    rows = reply_rows(sender, [{"id": number} for number in numbers], NOTHING)
    by_id = {row["id"]: row for row in rows}
    shown = [
        Part(name, [by_id[number] for number in some if number in by_id])
        for name, some in parts.items()
    ]
    return Hits(count=len(rows), parts=[part for part in shown if part.rows])
