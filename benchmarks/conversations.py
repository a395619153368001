"""Real support chats: what was said before each turn of the agent, and which reply that was."""

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages import DataMissing

AUTHORS = {"u": "customer", "a": "agent"}
NO_REPLY = "custom"
SEED = 5


@dataclass(frozen=True)
class Turn:
    """A turn of the agent: which reply was sent, in which words, after which messages."""

    dialogue: int
    label: str
    text: str
    before: tuple[tuple[str, str], ...]

    @property
    def messages(self) -> list[dict[str, str]]:
        return [{"author": author, "text": text} for author, text in self.before]

    @property
    def last_customer(self) -> str:
        said = [text for author, text in self.before if author == "customer"]
        return said[-1] if said else ""


def turns(shared: Path) -> list[Turn]:
    """In the order of the conversations' numbers."""
    file = shared / "chats" / "star_dialogues.jsonl"
    if not file.exists():
        raise DataMissing(f"{file} is missing. Name the data folder in REPLYBOOK_DATA.")
    with file.open(encoding="utf-8") as lines:
        dialogues = sorted(map(json.loads, lines), key=lambda each: int(each["id"]))
    found: list[Turn] = []
    for dialogue in dialogues:
        before: list[tuple[str, str]] = []
        for turn in dialogue["turns"]:
            if turn["w"] not in AUTHORS:  # a look-up, said by nobody
                continue
            label = turn.get("label")
            if turn["w"] == "a" and label and label != NO_REPLY:
                found.append(Turn(int(dialogue["id"]), label, turn["t"], tuple(before)))
            before.append((AUTHORS[turn["w"]], turn["t"]))
    return found


def replies_of(shared: Path, found: Iterable[Turn]) -> dict[str, str]:
    """Label → text: the reply of this label, else what was sent first."""
    with (shared / "replies" / "star_replies.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts: dict[str, str] = {}
    for row in rows:
        texts.setdefault(row["label"], row["text"])
    sent: dict[str, str] = {}
    for turn in found:
        sent.setdefault(turn.label, turn.text)
    return {label: texts.get(label, text) for label, text in sent.items()}


def off_topic(shared: Path, most: int) -> list[Turn]:
    """First messages to a bank, as turns to which no reply belongs."""
    with (shared / "messages" / "banking77_train.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    chosen = random.Random(SEED).sample(texts, most)
    return [Turn(0, "", "", (("customer", text),)) for text in chosen]
