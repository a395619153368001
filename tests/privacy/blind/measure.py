"""How much of what is marked the detector finds: `python -m tests.privacy.blind.measure`.

A mark counts as found when every letter and digit of it is covered, whatever the kind is called; a
redaction is right when it touches a mark. `--seen` counts the third that may be looked at,
`--misses` prints what was missed there and what was taken that is nobody's.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from privacy import find
from tests.privacy.blind.cast import Cast
from tests.privacy.blind.marks import Label, read

HERE = Path(__file__).parent
LANGUAGES = ("da", "nb", "nn", "sv", "en")
CHECKED = ("card", "iban", "fodselsnummer", "personnummer")
OWN = [
    "Nordlys Handel", "70 70 12 34", "22 90 90 90", "020-45 45 45", "hjelp@nordlys.example",
    "hej@nordlys.example", "Havnepladsen 3, 8000 Aarhus C", "Brynsalleen 6, 0667 Oslo",
]  # fmt: skip
GENERATED = 150  # a language
TEMPLATES_A_CHAT = 3


@dataclass
class Chat:
    name: str
    language: str
    participants: list[str]
    messages: list[tuple[int, str, str]]
    labels: list[Label]
    own: list[str] = field(default_factory=lambda: list(OWN))


def is_seen(place: int) -> bool:
    return place % 3 == 0


def written(language: str, seen: bool) -> Iterator[Chat]:
    """The chats that were written by hand."""
    rows = yaml.safe_load((HERE / "chats" / f"{language}.yaml").read_text("utf-8"))
    for place, row in enumerate(rows):
        if is_seen(place) == seen:
            cast = Cast(random.Random(f"{language} {place}"), language)
            given = [each for each in (row.get("customer"), row.get("agent")) if each]
            yield _chat(f"{language} {place} {row['trade']}", row["lines"], cast, given)


def generated(language: str, seen: bool, seed: int) -> Iterator[Chat]:
    """Chats put together from templates of the same part."""
    rows = yaml.safe_load((HERE / "templates" / f"{language}.yaml").read_text("utf-8"))
    rows = [row for place, row in enumerate(rows) if is_seen(place) == seen]
    for number in range(GENERATED):
        chance = random.Random(f"{seed} {language} {seen} {number}")
        cast = Cast(chance, language)
        picked = chance.sample(rows, TEMPLATES_A_CHAT)
        lines = [line for row in picked for line in (row if isinstance(row, list) else [row])]
        yield _chat(f"{language} generated {number}", lines, cast, cast.participants)


def _chat(name: str, lines: list[dict[str, str]], cast: Cast, given: list[str]) -> Chat:
    chat = Chat(name, cast.language, given, [], [])
    speakers = {"c": given[0] if given else "", "a": given[1] if len(given) > 1 else ""}
    for number, line in enumerate(lines, 1):
        [(speaker, marked)] = line.items()
        text, labels = read(number, str(marked), cast.make)
        chat.messages.append((number, speakers[speaker], text))
        chat.labels += labels
    return chat


@dataclass
class Score:
    labels: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    redactions: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def count(self, chat: Chat) -> None:
        redactions = find(chat.messages, chat.participants, chat.own, chat.language)
        texts = {number: text for number, _, text in chat.messages}
        for label in chat.labels:
            if label.kind != "maybe":
                self._look_for(chat, label, texts[label.message], redactions)
        for each in redactions:
            self._judge(chat, each, texts[each.message])

    def _look_for(self, chat: Chat, label: Label, text: str, redactions: list[Any]) -> None:
        covered = {
            place
            for each in redactions
            if each.message == label.message
            for place in range(each.start, each.end)
        }
        signs = {place for place in range(label.start, label.end) if text[place].isalnum()}
        self.labels[label.kind] += 1
        if signs <= covered:
            self.found[label.kind] += 1
        else:
            said = text[label.start : label.end]
            self.missed.append(f"[{chat.name}] missed {label.kind} {said!r} in {text!r}")

    def _judge(self, chat: Chat, redaction: Any, text: str) -> None:
        touched = [
            label.kind
            for label in chat.labels
            if label.message == redaction.message
            and redaction.start < label.end
            and label.start < redaction.end
        ]
        if touched == ["maybe"]:
            return
        self.redactions[str(redaction.kind)] += 1
        if touched:
            self.right[str(redaction.kind)] += 1
        else:
            kind, said = str(redaction.kind), redaction.text
            self.wrong.append(f"[{chat.name}] took {said!r} for {kind} in {text!r}")

    def __str__(self) -> str:
        rows = [f"{'marked as':16}{'number':>8}{'recall':>9}"]
        for kind in sorted(self.labels):
            rows.append(_row(kind, self.labels[kind], self.found[kind]))
        checked = [sum(each[kind] for kind in CHECKED) for each in (self.labels, self.found)]
        rows += [_row("with a check", *checked), ""]
        rows.append(f"{'taken for':16}{'number':>8}{'precision':>11}")
        for kind in sorted(self.redactions):
            rows.append(_row(kind, self.redactions[kind], self.right[kind]))
        rows.append(_row("all", self.redactions.total(), self.right.total()))
        return "\n".join(rows)


def _row(name: str, number: int, good: int) -> str:
    return f"{name:16}{number:>8}{good / number if number else 1:>9.4f}"


def measure(
    *, seen: bool, seed: int = 1, languages: tuple[str, ...] = LANGUAGES
) -> tuple[Score, Score]:
    """What is found in the chats written by hand, and in those made from templates."""
    by_hand, made = Score(), Score()
    for language in languages:
        for chat in written(language, seen):
            by_hand.count(chat)
        for chat in generated(language, seen, seed):
            made.count(chat)
    return by_hand, made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seen", action="store_true", help="the third that may be looked at")
    parser.add_argument("--misses", action="store_true", help="print them (seen part only)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    chosen = parser.parse_args()
    if chosen.misses and not chosen.seen:
        parser.error("--misses shows the seen part only: add --seen")
    languages = tuple(chosen.language or LANGUAGES)
    by_hand, made = measure(seen=chosen.seen, seed=chosen.seed, languages=languages)
    for title, score in (("written by hand", by_hand), ("made from templates", made)):
        print(f"== {title} ({'seen' if chosen.seen else 'unseen'})", score, "", sep="\n")
        if chosen.misses:
            print(*score.missed, *score.wrong, "", sep="\n")


if __name__ == "__main__":
    main()
