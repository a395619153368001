"""Chats of before, many at once: what another tool or the demo brings along."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Team, User
from chats.models import Chat, Message
from core import events
from core.text import fold
from responses.models import Reply

BATCH = 500


@dataclass(frozen=True)
class PastMessage:
    author: str
    name: str
    text: str
    sent_at: datetime
    reply: Reply | None = None


@dataclass(frozen=True)
class PastChat:
    """A chat that is over. `facts`: status, rating, language, subject, customer_name."""

    source: str
    external_id: str
    team: Team | None
    by: User
    messages: Sequence[PastMessage]
    facts: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def store_past_chats(past: Sequence[PastChat]) -> list[Chat]:
    """Store chats that are not here yet, with their messages. A few queries for all; their replies
    are not counted as used: `record_past_uses` does that.
    """
    chats = Chat.objects.bulk_create(map(_chat, past), batch_size=BATCH)
    messages = [
        _message(chat, number, each)
        for chat, one in zip(chats, past, strict=True)
        for number, each in enumerate(one.messages, start=1)
    ]
    Message.objects.bulk_create(messages, batch_size=BATCH)
    events.record_many("chat", [chat.pk for chat in chats], "created")
    return chats


@transaction.atomic
def remove_chats(ids: Sequence[int], *, by: User | None) -> int:
    """Delete chats with their messages for good; answers how many there were. Asks nobody."""
    there = Chat.objects.filter(pk__in=ids)
    found = list(there.values_list("pk", flat=True))
    events.record_many("chat", found, "deleted", by=by)
    there.delete()
    return len(found)


def _chat(past: PastChat) -> Chat:
    opened, closed = past.messages[0].sent_at, past.messages[-1].sent_at
    facts = past.facts
    said = [each.text for each in past.messages]
    names = [facts.get("subject", ""), facts.get("customer_name", ""), past.external_id]
    return Chat(
        source=past.source,
        external_id=past.external_id,
        team=past.team,
        handed_over_by=past.by,
        message_count=len(past.messages),
        opened_at=opened,
        closed_at=closed,
        created_at=closed,
        updated_at=closed,
        folded=fold(" ".join([*names, *said])),
        **facts,
    )


def _message(chat: Chat, number: int, past: PastMessage) -> Message:
    return Message(
        chat=chat,
        number=number,
        author=past.author,
        name=past.name,
        text=past.text,
        sent_at=past.sent_at,
        reply=past.reply,
    )
