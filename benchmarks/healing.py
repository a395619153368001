"""Break the index under a server with two workers, and see how long the database has to answer.

There is no background worker and no hand: searches alone bring the index back. Every answer has to
be 200 and complete. Time runs from the damage, or where the server has to start on it from its
first answer, until both workers answer from the index.
"""

import http.client
import json
import os
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from benchmarks import results
from benchmarks.measuring import milliseconds, percentile
from benchmarks.results import Row
from benchmarks.run import Run
from benchmarks.service import Service

DOCUMENTS = 5_000
WORDS = 200
VOCABULARY = 20_000
BOTH = 12  # so many answers in a row, each over a connection of its own, are of both workers
BETWEEN = 0.5
LONGEST = 300.0
SEED = 30
# Articles that everybody may read stand in both indexes: the most work there is.
PUBLIC = "from kb.models import Article; Article.objects.update(visibility='public')"
Fault = Callable[[Path], object]


def healing(run: Run) -> str:
    """A row for each kind of damage."""
    documents = run.documents or DOCUMENTS
    service = Service(run.folder)
    _fill(service, documents)
    token = service.token()
    rows = [
        _broken(service, Asking(token, documents), name, fault)
        for name, fault in list(FAULTS.items())[: run.most]
    ]
    described = f"{documents:,} public articles of {WORDS} words, SQLite, Whoosh, 2 workers"
    load = f"load {os.getloadavg()[2]:.1f} beside it"
    return f"{results.machine(described, load)}\n\n{results.table(rows)}"


def _broken(service: Service, asking: "Asking", name: str, fault: Fault) -> Row:
    index = service.folder / "index"
    with service.running() as address:
        asking.until_the_index_answers(address)  # open in both
        if name in WHILE_OPEN:
            fault(index)
            return _row(name, asking, address)
    fault(index)
    with service.running() as address:
        return _row(name, asking, address)


def _row(name: str, asking: "Asking", address: str) -> Row:
    asking.by_the_database.clear()
    healed = asking.until_the_index_answers(address)
    taken = asking.by_the_database
    if not taken:
        return Row(name, "not noticed")
    more = f"{len(taken)} answers of the database, p50 {milliseconds(percentile(taken, 50))} ms"
    return Row(name, f"{healed:.1f} s", f"{more}, slowest {milliseconds(max(taken))} ms")


@dataclass
class Asking:
    """Somebody who searches, and counts the seconds of each answer of the database."""

    token: str
    documents: int
    by_the_database: list[float] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))

    def until_the_index_answers(self, address: str) -> float:
        """Seconds until the last answer that the database had to give."""
        begun = last = time.perf_counter()
        in_a_row = 0
        while in_a_row < BOTH:
            if self._is_degraded(address):
                in_a_row, last = 0, time.perf_counter()
                if last - begun > LONGEST:
                    raise SystemExit(f"After {LONGEST:.0f} s the database still answers.")
                time.sleep(BETWEEN)
            else:
                in_a_row += 1
        return last - begun

    def _is_degraded(self, address: str) -> bool:
        title = _title(self.chance.randrange(self.documents))
        begun = time.perf_counter()
        status, found = self._asked(address, title)
        taken = time.perf_counter() - begun
        if status != 200:
            raise SystemExit(f"The search for {title} answered {status}: {found}")
        if title not in [each["title"] for each in found["results"]]:
            raise SystemExit(f"The search for {title} does not find it.")
        if found["degraded"]:
            self.by_the_database.append(taken)
        return bool(found["degraded"])

    def _asked(self, address: str, title: str) -> tuple[int, dict[str, Any]]:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        headers = {"Authorization": f"Bearer {self.token}"}
        try:
            connection.request("GET", f"/api/v1/search/?q={quote(title)}", headers=headers)
            answer = connection.getresponse()
            return answer.status, json.load(answer)
        finally:
            connection.close()


# --- Something to find ----------------------------------------------------------------------------


def _fill(service: Service, documents: int) -> None:
    if (service.folder / "articles.jsonl").exists():
        return
    service.set_up()
    chance = random.Random(SEED)
    words = [_word(chance) for _ in range(VOCABULARY)]
    weights = [1 / (rank + 10) for rank in range(VOCABULARY)]
    file = service.folder / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number in range(documents):
            text = " ".join(chance.choices(words, weights, k=WORDS))
            row = {"id": str(number), "lang": "da", "title": _title(number), "text": text}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    service.imported(file, "article")
    service.manage("shell", "--command", PUBLIC)
    service.manage("rebuild_index")


def _title(number: int) -> str:
    return f"Sag nr{number:05d}"


def _word(chance: random.Random) -> str:
    syllables = [
        chance.choice("bdfghjklmnprstv")
        + chance.choice("aeiouyæøå")
        + chance.choice(["", "n", "r"])
        for _ in range(chance.randint(2, 4))
    ]
    return "".join(syllables)


# --- Damage ---------------------------------------------------------------------------------------


def _biggest(index: Path) -> Path:
    """Of the folder in use: the one before it stays beside it."""
    _, _, values = (index / "CURRENT").read_text(encoding="utf-8").partition(" ")
    in_use = index / json.loads(values)["folder"]
    return max(in_use.rglob("*.seg"), key=lambda path: path.stat().st_size)


def _flip(index: Path) -> None:
    path = _biggest(index)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _of_another_version(index: Path) -> None:
    path = index / "CURRENT"
    path.write_bytes(path.read_bytes().replace(b'"analysis": ', b'"analysis": 9'))


FAULTS: dict[str, Fault] = {
    "the index deleted, under the workers": shutil.rmtree,
    "CURRENT deleted, under the workers": lambda index: (index / "CURRENT").unlink(),
    "a manifest cut short, under the workers": lambda index: os.truncate(
        _biggest(index).with_name("MANIFEST.json"), 20
    ),
    "a bit flipped in the biggest file": _flip,
    "the biggest file cut in half": lambda index: os.truncate(
        _biggest(index), _biggest(index).stat().st_size // 2
    ),
    "an index of another version": _of_another_version,
}
WHILE_OPEN = {name for name in FAULTS if name.endswith("under the workers")}
