"""Whether what agents type again and again finds their reply set again: real chats, read as the
job reads them, without a word of which reply was sent.

A candidate is found in the reply set where its text and a reply, or one sentence of it, are alike
to 80 of 100 (edit distance of the letters and spaces, fields and figures taken out: another measure
than the one that joins wordings). Below that "May I have your name" begins to fit "Could I have
your full name"; above it a reply whose gaps were filled with many words no longer fits itself.
"""

import json
import os
import random
import re
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from benchmarks import environment, results
from benchmarks.conversations import AUTHORS, NO_REPLY
from benchmarks.measuring import p50, p95
from benchmarks.pages import DataMissing
from benchmarks.run import Run

FOUND = 80
FEWEST_LETTERS = 15
SEED, TIMED = 7, 60
FEWEST = 5
_FIELD = re.compile(r"\{\{[^{}]*\}\}|\{[^{}]*\}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
EXPLAINED = """
Conversations of STAR with messages in them, read by `mine_replies` with no reply known.
Precision: candidates whose text is that of a reply, or of a sentence of one, to 80 of 100 (edit
distance, fields and figures taken out), or a reply with its gaps filled. Typed freely: most of its
turns were sent from no reply, so that the reply set cannot hold it. Recall: replies sent five times
or more that a candidate is found in, or whose turns a candidate was mostly typed in. Purity: share
of a candidate's labelled turns that have its commonest label; sentences that several replies share
lower it."""


@dataclass(frozen=True)
class Turn:
    chat: str
    number: int
    label: str


def mining(run: Run) -> str:
    """The section of RESULTS.md."""
    dialogues = _dialogues(run.shared)[: run.most]
    environment.prepare(run.folder, engine="whoosh")
    by, turns = _fill(dialogues)
    from chats.services import mining as miner  # settings have to stand first

    began = time.process_time()
    miner.mine()
    took = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found = _candidates(turns)
    replies = _replies(run.shared)
    rows = [_quality(name, some, replies) for name, some in _parts(found)]
    head = ["candidates", "number", "precision", "purity, weighted", "with purity ≥ .9"]
    return "\n\n".join(
        [
            EXPLAINED.strip(),
            results.machine("SQLite"),
            results.grid(head, rows, right=1),
            results.table(_recall(found, replies, turns)),
            results.table(
                [
                    results.Row(
                        "all chats read (< 120 s)",
                        f"{took:.0f} s of the processor",
                        f"{len(dialogues):,} chats, {1000 * took / len(dialogues):.0f} ms each, "
                        f"{memory / 1e6:.0f} MB at most",
                    ),
                    _one_more(by, dialogues),
                ]
            ),
        ]
    )


def _dialogues(shared: Path) -> list[dict[str, Any]]:
    file = shared / "chats" / "star_dialogues.jsonl"
    if not file.exists():
        raise DataMissing(f"{file} is missing. Name the data folder in REPLYBOOK_DATA.")
    with file.open(encoding="utf-8") as lines:
        every = sorted(map(json.loads, lines), key=lambda each: int(each["id"]))
    return [each for each in every if any(turn["w"] in AUTHORS for turn in each["turns"])]


def _fill(dialogues: Iterable[dict[str, Any]]) -> tuple[Any, list[Turn]]:
    from django.core.management import call_command

    from accounts.models import User
    from chats.services.past import store_past_chats

    call_command("migrate", verbosity=0)
    call_command("create_user", "agent", role="agent", stdout=StringIO())
    by = User.objects.get()
    turns: list[Turn] = []
    past = []
    for each in dialogues:
        said = [turn for turn in each["turns"] if turn["w"] in AUTHORS]
        past.append(_past(str(each["id"]), said, by))
        labels = [turn.get("label") or "" if turn["w"] == "a" else "" for turn in said]
        turns += [Turn(str(each["id"]), n, label) for n, label in enumerate(labels, 1) if label]
    for start in range(0, len(past), 500):
        store_past_chats(past[start : start + 500])
    return by, turns


def _past(name: str, said: Sequence[dict[str, Any]], by: Any) -> Any:
    from chats.services.past import PastChat, PastMessage

    now = datetime(2026, 1, 1, tzinfo=UTC)
    messages = [PastMessage(AUTHORS[turn["w"]], "", turn["t"], now) for turn in said]
    return PastChat("star", name, None, by, messages, {"status": "solved", "language": "en"})


@dataclass(frozen=True)
class Found:
    text: str
    said: int
    labels: Counter[str]

    @property
    def label(self) -> str:
        return self.labels.most_common(1)[0][0] if self.labels else ""

    @property
    def mostly(self) -> int:
        return self.labels[self.label]


def _candidates(turns: Iterable[Turn]) -> list[Found]:
    from chats.models import Candidate, Occurrence

    labels = {(each.chat, each.number): each.label for each in turns}
    said: dict[int, Counter[str]] = defaultdict(Counter)
    places = Occurrence.objects.filter(candidate__is_proposed=True)
    for candidate, chat, number in places.values_list("candidate", "chat__external_id", "number"):
        if label := labels.get((chat, number)):
            said[candidate][label] += 1
    rows = Candidate.objects.filter(is_proposed=True).order_by("-said", "pk")
    return [Found(row.text, row.said, said[row.pk]) for row in rows]


def _replies(shared: Path) -> dict[str, list[str]]:
    """The texts of each label, plain."""
    texts: dict[str, list[str]] = defaultdict(list)
    with (shared / "replies" / "star_replies.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            texts[row["label"]].append(row["text"])
    return texts


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", _FIELD.sub(" ", text).lower()))


def _is_in(text: str, replies: Iterable[str]) -> bool:
    """The text of a reply or a sentence of it, or a reply with its gaps filled."""
    plain = _plain(text)
    parts = {part for reply in replies for part in (reply, *_SENTENCE.split(reply))}
    near = (_plain(part) for part in parts)
    if any(fuzz.ratio(plain, each, score_cutoff=FOUND) for each in near if each):
        return True
    return any(filled.fullmatch(text.strip()) for filled in filter(None, map(_filled, parts)))


@cache
def _filled(reply: str) -> re.Pattern[str] | None:
    """Any text in each gap; None without one, or where there is little beside gaps."""
    pieces = _FIELD.split(reply.strip())
    if len(pieces) == 1 or len(_plain(reply)) < FEWEST_LETTERS:
        return None
    return re.compile(".+".join(map(re.escape, pieces)), re.DOTALL)


def _parts(found: Sequence[Found]) -> Iterable[tuple[str, Sequence[Found]]]:
    sent = [each for each in found if 2 * each.labels.total() > each.said]
    return (
        ("all", found),
        ("the 100 typed most", found[:100]),
        ("sent from a reply", sent),
        ("typed freely", [each for each in found if each not in sent]),
    )


def _quality(name: str, found: Sequence[Found], replies: dict[str, list[str]]) -> list[str]:
    every = [text for texts in replies.values() for text in texts]
    right = sum(_is_in(each.text, every) for each in found) / max(1, len(found))
    labelled = [each for each in found if each.labels]
    pure = sum(each.mostly for each in labelled) / max(1, sum(e.labels.total() for e in labelled))
    clean = sum(each.mostly >= 0.9 * each.labels.total() for each in labelled)
    share = clean / max(1, len(labelled))
    return [name, f"{len(found):,}", f"{right:.3f}", f"{pure:.3f}", f"{share:.3f}"]


def _recall(
    found: Sequence[Found], replies: dict[str, list[str]], turns: Iterable[Turn]
) -> list[results.Row]:
    sent = Counter(each.label for each in turns if each.label != NO_REPLY)
    wanted = [label for label in replies if sent[label] >= FEWEST]
    texts = [each.text for each in found]
    by_text = {label for label in wanted if any(_is_in(text, replies[label]) for text in texts)}
    by_label = {each.label for each in found} & set(wanted)
    weight = sum(sent[label] for label in wanted) or 1
    return [
        _share("recall by text", by_text, wanted, sent, weight),
        _share("recall by the turns' labels", by_label, wanted, sent, weight),
        _share("recall by either", by_text | by_label, wanted, sent, weight),
    ]


def _share(
    name: str, found: set[str], wanted: Sequence[str], sent: Counter[str], weight: int
) -> results.Row:
    turns = sum(sent[label] for label in found) / weight
    more = f"{len(found)} of {len(wanted)} replies; {turns:.3f} of the turns"
    return results.Row(name, f"{len(found) / max(1, len(wanted)):.3f}", more)


def _one_more(by: Any, dialogues: Sequence[dict[str, Any]]) -> results.Row:
    """A chat handed over after all the others, and the job for it alone."""
    from chats.services import mining as miner
    from chats.services.past import store_past_chats

    taken = []
    load = os.getloadavg()[0]
    for number, each in enumerate(random.Random(SEED).choices(dialogues, k=TIMED)):
        said = [turn for turn in each["turns"] if turn["w"] in AUTHORS]
        store_past_chats([_past(f"again {number}", said, by)])
        began = time.perf_counter(), time.process_time()
        miner.mine()
        taken.append((time.perf_counter() - began[0], time.process_time() - began[1]))
    waited, worked = ([each[n] for each in taken] for n in (0, 1))
    more = f"of the processor; {p50(waited)}, {p95(waited)} by the clock, load {load:.1f} beside it"
    return results.Row("one more chat (< 50 ms)", f"{p50(worked)}, {p95(worked)}", more)
