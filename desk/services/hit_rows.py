"""The rows of the workspace's list: what their templates show and its script needs."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from core.vocabulary import LANGUAGE_NAMES, Status, Tone
from desk.services.detours import Matches
from kb.models import Article
from responses import habits
from responses.models import Reply
from responses.services.previews import first_lines

# A row has no room for names of fields: the draft says what is missing.
GAP = re.compile(r"⟦[^⟧]*⟧")


@dataclass(frozen=True)
class Sender:
    """Who writes to whom: the chat in hand, as far as its list needs it.

    `base_url` goes before the addresses of public articles, which are sent to customers.
    `chat`: source and external_id, if it has a name.
    """

    user: User
    language: str
    base_url: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    chat: Mapping[str, str] | None = None


def reply_rows(
    sender: Sender, found: list[dict[str, Any]], matches: Matches
) -> list[dict[str, Any]]:
    """In the order in which they were found, those that the user sees; in the customer's language
    where there is such a variant, whatever language was typed."""
    wanted = _wanted(sender, found)
    replies = [each for each, note in wanted]
    lines = first_lines(replies, user=sender.user, values=sender.values)
    marks = habits.marks(sender.user, replies, sender.chat)
    return [
        {
            **_about(reply),
            **_marks(reply, marks),
            "shown_title": matches.marked(reply.title, reply.language),
            "note": note,
            "is_other_language": reply.language != sender.language,
            "line": matches.marked(GAP.sub("…", lines[reply.pk]), reply.language),
        }
        for reply, note in wanted
    ]


def _wanted(sender: Sender, found: list[dict[str, Any]]) -> list[tuple[Reply, str]]:
    """Each with a note on why it is there."""
    better = {row["id"]: _in_language(row, sender.language) for row in found}
    ids = {*better, *filter(None, better.values())}
    visible = Reply.objects.visible_to(sender.user).filter(pk__in=ids)
    replies = visible.for_reading(sender.user).in_bulk()
    wanted = []
    for row in found:
        reply, variant = replies.get(row["id"]), replies.get(better[row["id"]] or 0)
        note = row.get("note", "")
        if reply and variant and variant.status == Status.PUBLISHED and variant.is_valid_now:
            wanted.append((variant, note or _("also: %(words)s") % {"words": reply.title}))
        elif reply:
            wanted.append((reply, note))
    return wanted


def _in_language(row: Mapping[str, Any], language: str) -> int | None:
    """Of a hit in another language than the customer's, the variant in theirs."""
    read = {language, "nb"} if language == "nn" else {language}
    variants = [each for each in row.get("variants", ()) if each["language"] in read]
    if not variants or row["language"] in read:
        return None
    tone = row["tone"]
    variants.sort(key=lambda each: (each["tone"] != tone, each["tone"] != Tone.NEUTRAL))
    number: int = variants[0]["id"]
    return number


def _about(reply: Reply) -> dict[str, Any]:
    return {
        "key": f"reply-{reply.group_id}",
        "id": reply.pk,
        "title": reply.title,
        "shortcut": reply.shortcut,
        "subject": reply.subject,
        "language": reply.language,
        "shared_with": reply.shared_with,
        "when_to_use": reply.when_to_use,
        "precondition": reply.precondition,
        "uses": reply.use_count,
        "files": reply.attachment_count,
        "url": reply.get_absolute_url(),
        "variants_json": json.dumps(_variants(reply)),
    }


def _marks(reply: Reply, marks: habits.Marks) -> dict[str, bool]:
    return {
        "favourite": reply.group_id in marks.favourites,
        "used_here": reply.group_id in marks.used_here,
        "changed": reply.pk in marks.changed,
    }


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


def article_rows(sender: Sender, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """In the order in which they were found; marked title and snippet where a search gave them.

    `text` is what a customer may be sent: summary and link. Empty for internal articles.
    """
    ids = [row["id"] for row in found]
    articles = Article.objects.visible_to(sender.user).filter(pk__in=ids).for_listing().in_bulk()
    return [
        {**_about_article(articles[row["id"]], sender), **row}
        for row in found
        if row["id"] in articles
    ]


def _about_article(article: Article, sender: Sender) -> dict[str, Any]:
    return {
        "key": f"article-{article.pk}",
        "title": article.wording.title,
        "shown_title": article.wording.title,
        "language": article.language,
        "is_other_language": article.language != sender.language,
        "url": article.get_absolute_url(),
        "snippet": article.wording.summary,
        "text": _to_send(article, sender.base_url),
        "not_reviewed": article.is_not_reviewed,
    }


def _to_send(article: Article, base_url: str) -> str:
    if not article.public_url:
        return ""
    return "\n".join(filter(None, [article.wording.summary, base_url + article.public_url]))
