"""The list that answers the one field: what was typed, what the customer wrote, or neither."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from desk.asked import Asked
from desk.services.finding import NOTHING, SHOWN, Hits, Part, Suggested, find_hits, hits_at_hand
from desk.services.hit_rows import Sender, article_rows, reply_rows
from responses.services.suggestions import suggest
from responses.services.uses import ChatName

TYPES = ("reply", "article")


def answer(sender: Sender, asked: Asked) -> Hits:
    if asked.q:
        return find_hits(sender, asked.q)
    if asked.messages:
        return _suggested(sender, asked)
    return hits_at_hand(sender, asked.after)


def _suggested(sender: Sender, asked: Asked) -> Hits:
    """The replies and articles that answer the customer, each with its reason.

    Nothing may answer them: then what is at hand anyway.
    """
    found = suggest(
        sender.user,
        asked.messages,
        language=asked.language if asked.language_is_known else None,
        chat=ChatName(**sender.chat) if sender.chat else None,
        limit=SHOWN["reply"],
        types=TYPES,
    )
    replies = reply_rows(sender, _with_notes(found.replies), NOTHING)
    articles = article_rows(sender, _with_notes(found.articles[: SHOWN["article"]]))
    told = (found.language, found.tone, bool(replies or articles))
    said = Suggested(asked.messages[-1]["text"], *told)
    if not said.any:
        return replace(hits_at_hand(sender, asked.after), suggested=said)
    return Hits(
        count=len(replies) + len(articles),
        parts=[Part("suggested", replies)] if replies else [],
        articles=articles,
        suggested=said,
    )


def _with_notes(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": row["id"], "note": row["why"]} for row in rows]
