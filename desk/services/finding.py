"""What the workspace's list shows: replies filled for the customer, then articles, then advice."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from core.vocabulary import LANGUAGE_NAMES, Status, Tone
from desk.services.detours import Matches
from kb.models import Article
from responses.models import Reply
from responses.queries import most_used
from responses.services.previews import first_lines
from search import finder

SHOWN = {"reply": 6, "article": 4, "style_entry": 3}
MOST_USED = 8
# Fewer hits than these, not counting those that only resemble what was typed.
FEW = 3
WEAK = ("fewer", "corrected")
# A row has no room for names of fields: the draft says what is missing.
GAP = re.compile(r"⟦[^⟧]*⟧")
NOTHING = Matches(finder.Found())


@dataclass(frozen=True)
class Hits:
    """Rows for the templates of the list. `count` is of all that was found.

    `few`: hardly anything has what was typed, in whatever spelling: somebody should write it.
    """

    count: int = 0
    few: bool = False
    degraded: bool = False
    did_you_mean: str = ""
    replies: list[dict[str, Any]] = field(default_factory=list)
    articles: list[dict[str, Any]] = field(default_factory=list)
    guide: list[dict[str, Any]] = field(default_factory=list)


def find_hits(
    user: User,
    text: str,
    *,
    base_url: str,
    language: str = "",
    values: Mapping[str, object] | None = None,
) -> Hits:
    """Up to six replies, four articles and three pieces of advice for what was typed; the most
    used replies for nothing typed.

    `base_url` goes before the addresses of public articles, which are sent to customers.
    """
    language = language or user.language
    if not text:
        used = [{"id": reply.pk} for reply in most_used(user, MOST_USED)]
        return Hits(count=len(used), replies=_reply_rows(user, used, NOTHING, values or {}))
    # Asked for one by one: thousands of articles must not crowd out the one reply.
    found = [
        finder.find(user, text, types=[type], prefer=language, limit=limit)
        for type, limit in SHOWN.items()
    ]
    matches = [Matches(each) for each in found]
    replies, articles, guide = [each.rows() for each in matches]
    shown = [*replies, *articles, *guide]
    return Hits(
        few=sum(row["matched"] not in WEAK for row in shown) < FEW,
        count=sum(each.count for each in found),
        degraded=any(each.degraded for each in found),
        did_you_mean=next(filter(None, (each.did_you_mean for each in found)), ""),
        replies=_reply_rows(user, replies, matches[0], values or {}),
        articles=_article_rows(user, articles, base_url),
        guide=[{**row, "key": f"guide-{row['id']}"} for row in guide],
    )


def _reply_rows(
    user: User, found: list[dict[str, Any]], matches: Matches, values: Mapping[str, object]
) -> list[dict[str, Any]]:
    notes = {row["id"]: row.get("note", "") for row in found}
    replies = Reply.objects.visible_to(user).filter(pk__in=notes).for_reading(user).in_bulk()
    wanted = [replies[pk] for pk in notes if pk in replies]
    lines = first_lines(wanted, user=user, values=values)
    return [
        {
            "key": f"reply-{reply.group_id}",
            "id": reply.pk,
            "title": reply.title,
            "shown_title": matches.marked(reply.title, reply.language),
            "note": notes[reply.pk],
            "shortcut": reply.shortcut,
            "subject": reply.subject,
            "language": reply.language,
            "shared_with": reply.shared_with,
            "when_to_use": reply.when_to_use,
            "precondition": reply.precondition,
            "uses": reply.use_count,
            "files": reply.attachment_count,
            "url": reply.get_absolute_url(),
            "line": matches.marked(GAP.sub("…", lines[reply.pk]), reply.language),
            "variants_json": json.dumps(_variants(reply)),
        }
        for reply in wanted
    ]


def _variants(reply: Reply) -> list[dict[str, Any]]:
    """The variants this user may send, by language; the tone is named where it is not neutral."""
    return [
        {
            "id": variant.pk,
            "language": variant.language,
            "label": _label(variant.language, variant.tone),
        }
        for variant in reply.variants
        if variant.status == Status.PUBLISHED
    ]


def _label(language: str, tone: str) -> str:
    name = str(LANGUAGE_NAMES.get(language, language))
    return name if tone == Tone.NEUTRAL else f"{name} · {Tone(tone).label}"


def _article_rows(user: User, found: list[dict[str, Any]], base_url: str) -> list[dict[str, Any]]:
    """`text` is what a customer may be sent: summary and link. Empty for internal articles."""
    ids = [row["id"] for row in found]
    articles = Article.objects.visible_to(user).filter(pk__in=ids).for_hits().in_bulk()
    return [
        {
            "key": f"article-{row['id']}",
            "id": row["id"],
            "title": row["title"],
            "shown_title": row["shown_title"],
            "note": row["note"],
            "language": row["language"],
            "url": row["url"],
            "line": row["snippet"],
            "text": _to_send(articles[row["id"]], base_url),
            "not_reviewed": articles[row["id"]].is_not_reviewed,
        }
        for row in found
        if row["id"] in articles
    ]


def _to_send(article: Article, base_url: str) -> str:
    if not article.public_url:
        return ""
    return "\n".join(filter(None, [article.wording.summary, base_url + article.public_url]))
