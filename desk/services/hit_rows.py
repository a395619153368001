"""The rows of the workspace's list: what their templates show and its script needs."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from accounts.models import User
from core.vocabulary import LANGUAGE_NAMES, Tone
from desk.services.detours import Matches
from kb.models import Article
from responses.groups import Group, groups_of
from responses.models import Reply
from responses.services.previews import first_lines

# A row has no room for names of fields: the draft says what is missing.
GAP = re.compile(r"⟦[^⟧]*⟧")


@dataclass(frozen=True)
class Sender:
    """Who writes to whom: the chat in hand, as far as its list needs it.

    `tone`: how this customer is written to, "" for no matter. `base_url` goes before the addresses
    of public articles, which are sent to customers. `chat`: source and external_id, if it has a
    name.
    """

    user: User
    language: str
    base_url: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    chat: Mapping[str, str] | None = None
    tone: str = ""


def reply_rows(
    sender: Sender, found: Sequence[Mapping[str, Any]], matches: Matches
) -> list[dict[str, Any]]:
    """In the order in which they were found, those that the user may send; in the customer's
    language and tone where there is such a variant, whatever was typed. `found`: with `id`."""
    groups = groups_of(sender.user, [row["id"] for row in found], sender.chat)
    wanted = [(row, groups[row["id"]]) for row in found if row["id"] in groups]
    return hits_of(sender, [(_hit(row, group), group) for row, group in wanted], matches)


class Hit(NamedTuple):
    """A reply and why it is there."""

    reply: Any
    note: str = ""


def hits_of(
    sender: Sender, found: Sequence[tuple[Hit, Group]], matches: Matches
) -> list[dict[str, Any]]:
    chosen = [_to_send(sender, hit, group) for hit, group in found]
    lines = first_lines((reply for reply, _ in chosen), user=sender.user, values=sender.values)
    return [
        {
            **_about(reply),
            **_of_group(group, reply),
            "shown_title": matches.marked(reply.title, reply.language),
            "note": note,
            "is_other_language": reply.language != sender.language,
            "line": matches.marked(GAP.sub("…", lines[reply.pk]), reply.language),
        }
        for (reply, note), (_, group) in zip(chosen, found, strict=True)
    ]


def _hit(row: Mapping[str, Any], group: Group) -> Hit:
    reply = next(each for each in group.variants if each.pk == row["id"])
    return Hit(reply, row.get("note", ""))


def _to_send(sender: Sender, hit: Hit, group: Group) -> Hit:
    """What was found under another title says so."""
    reply = group.to_send(hit.reply, sender.language, sender.tone)
    if hit.note or reply.title == hit.reply.title:
        return Hit(reply, hit.note)
    return Hit(reply, _("also: %(words)s") % {"words": hit.reply.title})


def _about(reply: Reply) -> dict[str, Any]:
    return {
        "key": f"reply-{reply.group_id}",
        "id": reply.pk,
        "title": reply.title,
        "shortcut": reply.shortcut,
        "subject": reply.subject,
        "language": reply.language,
        "tone": reply.tone,
        "shared_with": reply.shared_with,
        "when_to_use": reply.when_to_use,
        "stage": reply.stage,
        "precondition": reply.precondition,
        "files": reply.attachment_count,
        "url": reply.get_absolute_url(),
    }


def _of_group(group: Group, reply: Any) -> dict[str, Any]:
    return {
        "uses": group.uses,
        "variants_json": json.dumps(_variants(group)),
        "favourite": reply.is_favourite,
        "used_here": reply.is_used_here,
        "changed": reply.is_changed,
    }


def _variants(group: Group) -> list[dict[str, Any]]:
    """What may be sent, by language; the tone is named where it is not neutral."""
    return [
        {
            "id": variant.pk,
            "language": variant.language,
            "tone": variant.tone,
            "label": _label(variant.language, variant.tone),
        }
        for variant in group.variants
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
        "text": _article_to_send(article, sender.base_url),
        "not_reviewed": article.is_not_reviewed,
    }


def _article_to_send(article: Article, base_url: str) -> str:
    if not article.public_url:
        return ""
    return "\n".join(filter(None, [article.wording.summary, base_url + article.public_url]))
