"""Handing chats over, changing what is said of them, taking them away."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Team, User
from chats.exceptions import TextDeleted
from chats.models import Chat, Message
from chats.services import lines, retention
from chats.services.shape import check_facts
from core import events
from core.exceptions import Conflict, NotAllowed, Stale
from core.text import fold


class ChatFields(TypedDict, total=False):
    """What is said of a chat beside its messages; what is left out keeps its value."""

    channel: str
    language: str
    team: Team | None
    subject: str
    customer_name: str
    status: str
    rating: int | None
    opened_at: datetime | None
    closed_at: datetime | None


def hand_over(
    *,
    source: str,
    external_id: str,
    messages: Sequence[Mapping[str, Any]],
    by: User,
    **fields: Unpack[ChatFields],
) -> tuple[Chat, bool]:
    """Take a chat over from a chat tool; answers it and whether it is new.

    The same source and external id again replaces the messages, and only who handed it over or
    an editor may. Of a chat whose text was deleted, only what was said since is taken. A message
    is {author, name, text, sent_at, reply (an id)}.
    Raises Invalid with the place of what cannot be taken, NotAllowed.
    """
    try:
        return _store(source, external_id, messages, by, fields)
    except IntegrityError:
        # Two handed the same chat over at once: the later one replaces.
        return _store(source, external_id, messages, by, fields)


@transaction.atomic
def change_chat(
    chat: Chat, *, by: User, version: int | None = None, **fields: Unpack[ChatFields]
) -> Chat:
    """Change what is said of it. Raises Stale, NotAllowed, Invalid."""
    row = hold(chat, version)
    _check_may_change(row, by)
    if row.is_without_text and (fields.get("subject") or fields.get("customer_name")):
        raise TextDeleted
    check_facts(fields)
    changed = [name for name, value in fields.items() if getattr(row, name) != value]
    if not changed:
        return row
    _put(row, fields)
    row.folded = _folded(row, list(row.messages.values_list("text", flat=True)))
    _save(row, by=by, verb="changed")
    return row


@transaction.atomic
def delete_chat(chat: Chat, *, by: User, version: int | None = None) -> None:
    """Remove it with its messages; what was made of it stays. Raises Stale, NotAllowed."""
    row = hold(chat, version)
    _check_may_change(row, by)
    remove_chat(row, by=by)


@transaction.atomic
def remove_chat(chat: Chat, *, by: User | None) -> None:
    """Delete it for good. Asks nobody: callers do."""
    events.record("chat", chat.pk, "deleted", by=by)
    chat.delete()


def hold(chat: Chat, version: int | None = None) -> Chat:
    """The row as it is now, locked until the transaction ends. Raises Stale, Conflict."""
    row: Chat | None = Chat.objects.select_for_update(of=("self",)).filter(pk=chat.pk).first()
    if row is None:
        raise Conflict(_("This chat was removed meanwhile."), code="removed")
    if version is not None and row.version != version:
        raise Stale(row)
    return row


@transaction.atomic
def _store(
    source: str,
    external_id: str,
    messages: Sequence[Mapping[str, Any]],
    by: User,
    fields: ChatFields,
) -> tuple[Chat, bool]:
    same = Chat.objects.filter(
        source=source, external_id__in=retention.external_ids(source, external_id)
    )
    row = same.select_for_update(of=("self",)).first()
    created = row is None
    if row is None:
        row = Chat(source=source, external_id=external_id, language=by.language, handed_over_by=by)
        row.version = 0
    else:
        _check_may_change(row, by)
    check_facts(fields)
    posted = lines.checked(messages, row if row.pk else None, by=by)
    rows = _kept(row, posted, fields)
    _put(row, fields)
    row.message_count = row.deleted_count + len(rows)
    row.folded = _folded(row, [each.text for each in rows])
    _save(row, by=None, verb="")
    lines.replace_messages(row, rows)
    lines.log_uses(row, posted, by=by)
    events.record("chat", row.pk, "created" if created else "replaced", by=by)
    return row, created


def _kept(row: Chat, posted: list[Message], fields: ChatFields) -> list[Message]:
    """What of this may be stored: a text that was deleted does not come back."""
    if row.text_deleted_at is None:
        return posted
    rows = retention.said_since(posted, row.text_deleted_at)
    for number, each in enumerate(rows, start=row.deleted_count + 1):
        each.number = number
    if not rows:
        fields.pop("subject", None)
        fields.pop("customer_name", None)
    return rows


def _check_may_change(row: Chat, by: User) -> None:
    if not row.is_changeable_by(by):
        raise NotAllowed(_("Who handed this chat over, or an editor, changes it."))


def _put(row: Chat, fields: ChatFields) -> None:
    for name, value in fields.items():
        setattr(row, name, value)


def _save(row: Chat, *, by: User | None, verb: str) -> None:
    row.version += 1
    row.updated_at = timezone.now()
    row.save()
    if verb:
        events.record("chat", row.pk, verb, by=by)


def _folded(row: Chat, texts: Sequence[str]) -> str:
    return fold(" ".join([row.subject, row.customer_name, row.external_id, *texts]))
