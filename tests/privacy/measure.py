"""How much is found, and how much of what is found is right: `python -m tests.privacy.measure`.

A label counts as found when every digit and letter of it is covered, whatever the kind is called;
a redaction is right when it touches a label. Direct identifiers left whole make a chat unclean.
"""

import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from privacy import find
from tests.privacy.transcripts import OWN, make_chat


@dataclass
class Score:
    labels: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    redactions: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def recall(self, kind):
        return self.found[kind] / max(1, self.labels[kind])

    @property
    def precision(self):
        return self.right.total() / max(1, self.redactions.total())

    def __str__(self):
        rows = [f"{'kind':16}{'labels':>8}{'recall':>9}{'found':>8}{'precision':>11}"]
        for kind in sorted({*self.labels, *self.redactions}):
            part = self.right[kind] / self.redactions[kind] if self.redactions[kind] else 1
            rows.append(
                f"{kind:16}{self.labels[kind]:>8}{self.recall(kind):>9.4f}"
                f"{self.redactions[kind]:>8}{part:>11.4f}"
            )
        return "\n".join([*rows, f"precision {self.precision:.4f}, {self.seconds:.1f} s"])


def measure(chats: int, seed: int = 1) -> Score:
    chance, score = random.Random(seed), Score()
    for _ in range(chats):
        chat = make_chat(chance)
        start = time.process_time()
        redactions = find(chat.messages, chat.participants, OWN, chat.language)
        score.seconds += time.process_time() - start
        _count(score, chat, redactions)
    return score


def _count(score, chat, redactions):
    texts = {number: text for number, _, text in chat.messages}
    for number, start, end, kind in chat.labels:
        covered = {
            place
            for each in redactions
            if each.message == number
            for place in range(each.start, each.end)
        }
        signs = {place for place in range(start, end) if texts[number][place].isalnum()}
        score.labels[str(kind)] += 1
        if signs <= covered:
            score.found[str(kind)] += 1
        else:
            score.missed.append(f"{chat.language} {kind}: {texts[number]!r} {start}-{end}")
    for each in redactions:
        score.redactions[str(each.kind)] += 1
        if any(
            each.message == number and each.start < end and start < each.end
            for number, start, end, _ in chat.labels
        ):
            score.right[str(each.kind)] += 1
        else:
            score.wrong.append(f"{each.kind}: {each.text!r} in {texts[each.message]!r}")


if __name__ == "__main__":
    total = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    print(total, *total.missed[:40], *total.wrong[:40], sep="\n")
