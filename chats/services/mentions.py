"""Which replies and articles speak of a fault: found by its words, or linked by editors."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from chats.models import Fault, FaultMention
from core import events
from core.exceptions import NotAllowed
from core.vocabulary import Sharing
from kb.models import Article
from responses.models import Reply
from search import finder
from search.analysis import keys

Text = Reply | Article
SHOWN = 20
# Of the symptom's words, this share has to stand in a text, beside the product's.
ENOUGH = 0.5
COLUMNS = {"replies": "reply", "articles": "article"}


def texts_about(fault: Fault, user: User) -> list[Text]:
    """Shared replies and articles with the fault's words in them, as this user finds them."""
    product, symptom = set(keys(fault.product)), set(keys(fault.symptom))
    if not (product and symptom):
        return []  # Signs alone would find everything.
    asked = f"{fault.product} {fault.symptom}"
    found = finder.find(user, asked, types=["reply", "article"], limit=SHOWN).results
    return [
        text
        for text, words in _with_words(found, user)
        if product <= words and len(symptom & words) >= ENOUGH * len(symptom)
    ]


def others_about(fault: Fault, user: User) -> list[Text]:
    """The same without those that stand on the fault already, or were taken off."""
    known = fault.mentions.values_list("reply", "article")
    replies, articles = {row[0] for row in known}, {row[1] for row in known}
    return [
        text
        for text in texts_about(fault, user)
        if text.pk not in (replies if isinstance(text, Reply) else articles)
    ]


def note_mentions(fault: Fault, *, by: User) -> None:
    """Find what mentions a new fault. A second transaction: search has locks of its own."""
    if found := texts_about(fault, by):
        with transaction.atomic():
            add_mentions(fault, found)


def add_mentions(fault: Fault, texts: Iterable[Text]) -> None:
    """Without a change to those that are known, also as being about something else."""
    rows = [FaultMention(fault=fault, **{column_of(text): text}) for text in texts]
    FaultMention.objects.bulk_create(rows, ignore_conflicts=True)


def set_mentions(fault: Fault, name: str, texts: Sequence[Text]) -> None:
    """These "replies", or "articles", mention it and no others do. The fault is held."""
    column = COLUMNS[name]
    of_kind = fault.mentions.filter(**{f"{column}__isnull": False})
    of_kind.exclude(**{f"{column}__in": texts}).update(is_about_it=False, due_at=None)
    of_kind.filter(**{f"{column}__in": texts}).update(is_about_it=True)
    add_mentions(fault, texts)


@transaction.atomic
def link_text(fault: Fault, text: Text, *, by: User) -> None:
    """Say that a text mentions it. Raises NotAllowed."""
    _editors_only(by)
    add_mentions(fault, [text])
    fault.mentions.filter(**{column_of(text): text}).update(is_about_it=True)
    events.record("fault", fault.pk, "linked", by=by)


@transaction.atomic
def unlink_text(mention: FaultMention, *, by: User) -> None:
    """Say that it is about something else. Raises NotAllowed."""
    _editors_only(by)
    FaultMention.objects.filter(pk=mention.pk).update(is_about_it=False, due_at=None)
    events.record("fault", mention.fault_id, "unlinked", by=by)


@transaction.atomic
def looked_at(mention: FaultMention, *, by: User) -> None:
    """The text is right again after the fault was closed. Raises NotAllowed."""
    if not may_look_after(mention, by):
        raise NotAllowed(_("Editors, and who owns the text, look after it."))
    FaultMention.objects.filter(pk=mention.pk).update(due_at=None)
    events.record("fault", mention.fault_id, "looked_at", by=by)


def may_look_after(mention: FaultMention, user: User) -> bool:
    return roles.can_edit(user) or mention.text.owner_id == user.pk


def column_of(text: Text) -> str:
    return "reply" if isinstance(text, Reply) else "article"


def _with_words(found: Iterable[dict[str, Any]], user: User) -> Iterable[tuple[Text, set[str]]]:
    """The rows behind hits, in their order, each with the keys of all its words."""
    ids: dict[str, list[int]] = {"reply": [], "article": []}
    order = [(hit["type"], hit["id"]) for hit in found]
    for type, id in order:
        ids[type].append(id)
    shared = Reply.objects.visible_to(user).exclude(shared_with=Sharing.ME)
    articles = Article.objects.visible_to(user)
    articles = articles.select_related("published_revision", "newest_revision")
    rows: dict[str, Any] = {
        "reply": shared.in_bulk(ids["reply"]),
        "article": articles.in_bulk(ids["article"]),
    }
    there = [rows[type][id] for type, id in order if id in rows[type]]
    return [(text, set(keys(_words_of(text)))) for text in there]


def _words_of(text: Text) -> str:
    if isinstance(text, Reply):
        return " ".join([text.title, text.subject, text.body, text.when_to_use])
    said = text.published_revision or text.newest_revision
    return f"{said.title} {said.summary} {said.body}" if said else ""


def _editors_only(by: User) -> None:
    if not roles.can_edit(by):
        raise NotAllowed(_("Editors say which texts mention a fault."))
