"""Who said what. Bots and notes are not heard: what they write is not between these two people."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

CUSTOMER, AGENT = "customer", "agent"
# Further back, and further into a message, nothing decides what to say now.
MOST_MESSAGES, MOST_LINES = 40, 200
LONGEST_MESSAGE = 2_000


class Said(NamedTuple):
    author: str
    text: str


@dataclass(frozen=True)
class Conversation:
    """What customer and agent wrote, in order."""

    said: tuple[Said, ...] = ()

    @classmethod
    def of(cls, messages: Iterable[Mapping[str, Any]]) -> "Conversation":
        """From messages with `author` and `text`, as the API takes them."""
        heard = [
            Said(each["author"], (each.get("text") or "").strip()[:LONGEST_MESSAGE])
            for each in deque(messages, MOST_LINES)
            if each["author"] in (CUSTOMER, AGENT)
        ]
        return cls(tuple(each for each in heard if each.text)[-MOST_MESSAGES:])

    @property
    def by_customer(self) -> list[str]:
        return [each.text for each in self.said if each.author == CUSTOMER]

    @property
    def by_agent(self) -> list[str]:
        return [each.text for each in self.said if each.author == AGENT]

    @property
    def unanswered(self) -> list[str]:
        """What the customer wrote since the agent last did."""
        texts: list[str] = []
        for each in reversed(self.said):
            if each.author == AGENT:
                break
            texts.insert(0, each.text)
        return texts

    @property
    def earlier(self) -> list[str]:
        """What the customer wrote before that."""
        asked = self.by_customer
        return asked[: len(asked) - len(self.unanswered)]
