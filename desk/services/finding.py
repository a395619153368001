"""What the workspace's list shows: replies filled for the customer, then articles, then advice."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from accounts.models import User
from desk.services.detours import Matches
from desk.services.hit_rows import Hit, Sender, article_rows, hits_of, reply_rows
from responses import habits
from responses.groups import Group, groups_of
from search import apart, finder
from search.ranking import Candidate, matched
from search.showing import shown

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
    """What the hits answer. `language` is the customer's, if their words tell it; `tone` is the one
    to answer in."""

    message: str
    language: str | None
    tone: str
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
    found = apart.find_apart(sender.user, text, types=list(SHOWN), prefer=sender.language)
    parts = found.parts
    rows, ways = _replies(sender, parts["reply"])
    articles, guide = (_read(sender.user, type, parts[type]) for type in ("article", "style_entry"))
    ways += [row["matched"] for row in (*articles, *guide)]
    return Hits(
        few=sum(way not in WEAK for way in ways) < FEW,
        count=sum(len(part.candidates) for part in parts.values()),
        degraded=found.degraded,
        did_you_mean=_meant(parts.values(), ways),
        parts=[Part("replies", rows)] if rows else [],
        articles=article_rows(sender, [_found(row) for row in articles]),
        guide=[{**row, "key": f"guide-{row['id']}"} for row in guide],
    )


def _replies(sender: Sender, part: apart.Part) -> tuple[list[dict[str, Any]], list[str]]:
    """Rows, and of each by what kind of detour it was found."""
    candidates = part.candidates[: SHOWN["reply"]]
    groups = groups_of(sender.user, [each.hit.id for each in candidates], sender.chat)
    kept = [each for each in candidates if each.hit.id in groups]
    ways = [matched(each.hit, part.wish) for each in kept]
    found = [_result(each, way, groups[each.hit.id]) for each, way in zip(kept, ways, strict=True)]
    matches = Matches(_found_of(part, found, [each.hit.matched for each in kept]))
    hits = [(Hit(row["reply"], row["note"]), groups[row["id"]]) for row in matches.rows()]
    return hits_of(sender, hits, matches), ways


def _result(candidate: Candidate, way: str, group: Group) -> dict[str, Any]:
    """As much of a hit as explains why it is there."""
    reply = next(each for each in group.variants if each.pk == candidate.hit.id)
    told = {"id": reply.pk, "title": reply.title, "language": reply.language, "reply": reply}
    return {**told, "matched": way, "snippet": escape(f"{reply.when_to_use} {reply.body}")}


def _read(user: User, type: str, part: apart.Part) -> list[dict[str, Any]]:
    results, ways = shown(user, part.candidates[: SHOWN[type]], part.wish)
    return Matches(_found_of(part, results, ways)).rows()


def _found_of(
    part: apart.Part, results: list[dict[str, Any]], ways: list[tuple[str, ...]]
) -> finder.Found:
    meant = part.did_you_mean
    return finder.Found(words=part.wish.words, results=results, ways=ways, did_you_mean=meant)


def _meant(parts: Iterable[apart.Part], ways: Collection[str]) -> str:
    """A better spelling; none where something has what was typed, to the letter."""
    if "all" in ways:
        return ""
    return next(filter(None, (each.did_you_mean for each in parts)), "")


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
