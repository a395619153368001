"""What the workspace's script sends, read with suspicion."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from core.vocabulary import Tone
from desk.services.hit_rows import Sender

LONGEST_NAME = 200
LONGEST_TEXT = 20_000
MOST_MESSAGES = 40
AUTHORS = ("customer", "agent")


class Unreadable(Exception):
    """Not what our script would send."""


@dataclass(frozen=True)
class Asked:
    """A question of the one field.

    `messages`: what was said, if the customer waits for an answer. `language_is_known`: somebody
    said so, it is no guess.
    """

    q: str
    language: str
    values: Mapping[str, object] = field(default_factory=dict)
    chat: Mapping[str, str] | None = None
    after: int | None = None
    messages: Sequence[Mapping[str, str]] = ()
    language_is_known: bool = False
    tone: str = ""

    @classmethod
    def of(cls, body: bytes) -> "Asked":
        asked = _read(body)
        wanted = {"q": str, "language": str, "values": dict}
        if any(not isinstance(asked.get(name), type) for name, type in wanted.items()):
            raise Unreadable
        return cls(
            q=asked["q"].strip(),
            language=asked["language"],
            values=asked["values"],
            chat=_chat(asked.get("chat")),
            after=_number(asked.get("after")),
            messages=_messages(asked.get("messages", [])),
            language_is_known=asked.get("language_is_known") is True,
            tone=_tone(asked.get("tone", "")),
        )

    def sender(self, user: User, *, base_url: str) -> Sender:
        return Sender(
            user=user,
            language=self.language or user.language,
            base_url=base_url,
            values=self.values,
            chat=self.chat,
            tone=self.tone,
        )


def wanted_kept(body: bytes) -> bool:
    """Whether a reply shall be a favourite."""
    kept = _read(body).get("kept")
    if not isinstance(kept, bool):
        raise Unreadable
    return kept


def _read(body: bytes) -> dict[str, Any]:
    """JSON may name halves of characters, which no page can show."""
    try:
        loaded = json.loads(body)
        asked = json.loads(json.dumps(loaded, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(asked, dict):
        raise Unreadable
    return asked


def _chat(chat: object) -> Mapping[str, str] | None:
    if chat is None:
        return None
    if not isinstance(chat, dict) or chat.keys() != {"source", "external_id"}:
        raise Unreadable
    names = {
        name: text
        for name, text in chat.items()
        if isinstance(text, str) and len(text) <= LONGEST_NAME and "\0" not in text
    }
    if len(names) != len(chat):
        raise Unreadable
    return names


def _messages(messages: object) -> list[Mapping[str, str]]:
    if not isinstance(messages, list) or len(messages) > MOST_MESSAGES:
        raise Unreadable
    for each in messages:
        if not isinstance(each, dict) or each.get("author") not in AUTHORS:
            raise Unreadable
        if not isinstance(each.get("text"), str) or len(each["text"]) > LONGEST_TEXT:
            raise Unreadable
    return [{"author": each["author"], "text": each["text"]} for each in messages]


def _tone(tone: object) -> str:
    if tone not in ("", *Tone.values):
        raise Unreadable
    return str(tone)


def _number(number: object) -> int | None:
    if number is None:
        return None
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**63:
        raise Unreadable
    return number
