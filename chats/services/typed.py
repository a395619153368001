"""What agents typed in chats, with nothing personal in it. Reads, and stores nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.crypto import salted_hmac

import privacy
from accounts.services.company import own_facts
from chats.mining.fields import Speakers, with_fields
from chats.mining.units import units
from chats.models import Author, Chat, Message
from core.text import fold
from privacy import Redaction


@dataclass(frozen=True)
class Typed:
    """A text in a message of an agent. `agent` is a number, the same for the same agent."""

    chat: int
    number: int
    language: str
    text: str
    is_whole: bool
    agent: str


def typed_in(ids: Sequence[int]) -> list[Typed]:
    """What agents typed in these chats, as far as they are still there."""
    said = Message.objects.filter(author__in=(Author.CUSTOMER, Author.AGENT)).order_by("number")
    chats = Chat.objects.filter(pk__in=ids).order_by("pk").defer("folded")
    own = own_facts()
    rows = chats.prefetch_related(Prefetch("messages", queryset=said, to_attr="said"))
    return [each for chat in rows for each in _in_chat(chat, chat.said, own)]


def _in_chat(chat: Chat, said: Sequence[Message], own: Sequence[str]) -> Iterator[Typed]:
    """Without what was sent from a known reply."""
    written = [each for each in said if each.author == Author.AGENT and each.reply_id is None]
    if not any(each.text.strip() for each in written):
        return
    found = _personal(chat, said, own)
    customers = [each.name for each in said if each.author == Author.CUSTOMER]
    agents = [each.name for each in said if each.author == Author.AGENT]
    speakers = Speakers.among([chat.customer_name, *customers], agents)
    for each in written:
        clean = with_fields(each.text, found[each.number], speakers, own, chat.language)
        agent = _agent(chat, each)
        for unit in units(clean, chat.language):
            yield Typed(chat.pk, each.number, chat.language, unit.text, unit.is_whole, agent)


def _personal(
    chat: Chat, said: Sequence[Message], own: Sequence[str]
) -> dict[int, list[Redaction]]:
    lines = [(each.number, each.name, each.text) for each in said]
    names = dict.fromkeys([chat.customer_name, *(each.name for each in said)])
    participants = [name for name in names if name.strip()]
    found: dict[int, list[Redaction]] = defaultdict(list)
    for each in privacy.find(lines, participants, own, chat.language):
        found[each.message].append(each)
    return found


def _agent(chat: Chat, message: Any) -> str:
    """Without a name it is who handed the chat over."""
    name = fold(message.name) or f"user {chat.handed_over_by_id}"
    return salted_hmac("chats.mining.agent", name, algorithm="sha256").hexdigest()[:16]
