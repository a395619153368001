"""Fill a database as an import does: all articles, and a thousand replies beside them."""

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import astuple
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.asked import SEED, article_files
from benchmarks.results import Row
from benchmarks.service import Service

REPLIES = 1_000
LONG = 5
VARIED = 0.1
_WORD = re.compile(r"[^\W\d_]+")


def loaded(service: Service, load: Callable[[], list[Row]]) -> list[Row]:
    """The rows of the load; in a kept folder that of an earlier run, and nothing is loaded."""
    kept = service.folder / "loaded.json"
    if kept.exists():
        return [Row(*row) for row in json.loads(kept.read_text(encoding="utf-8"))]
    service.set_up()
    rows = load()
    kept.write_text(json.dumps([astuple(row) for row in rows]), encoding="utf-8")
    return rows


def load(service: Service, shared: Path) -> list[Row]:
    """Through `import_content`, then a new index; a row for each figure."""
    files = article_files(shared)
    count = sum(sum(1 for _ in file.open(encoding="utf-8")) for file in files)
    articles = sum(service.imported(file, "article") for file in files)
    replies = service.imported(_reply_file(service.folder, shared), "reply")
    _, rebuild = service.manage("rebuild_index")
    every = count + REPLIES
    return [
        Row(f"import {count:,} articles, indexed", f"{articles:.0f} s", _rate(count, articles)),
        Row(f"import {REPLIES:,} replies, indexed", f"{replies:.1f} s"),
        Row("rebuild the index", f"{rebuild:.1f} s", _rate(every, rebuild)),
    ]


def load_many(service: Service, shared: Path, documents: int) -> list[Row]:
    """The same articles over and over, each time with other words in the place of some.

    Written by the importer itself and indexed once at the end: an import for each file would
    index anew after each.
    """
    files = [_reply_file(service.folder, shared)]
    files += _rounds(service.folder, shared, documents - REPLIES)
    printed, seconds = service.run("benchmarks.loading", *map(str, files))
    written, indexed = (float(part) for part in printed.split()[-2:])
    for file in files:
        file.unlink()
    return [
        Row(f"write {documents:,} documents", f"{written:.0f} s", _rate(documents, written)),
        Row("index them", f"{indexed:.0f} s", _rate(documents, indexed)),
        Row("both, as a whole process", f"{seconds:.0f} s"),
    ]


def _rate(count: int, seconds: float) -> str:
    return f"{count / seconds:,.0f} a second" if seconds >= 1 else ""


def _reply_file(folder: Path, shared: Path) -> Path:
    """The canned replies there are; customers' messages stand in for the rest of the thousand."""
    made = folder / "replies.jsonl"
    with made.open("w", encoding="utf-8") as out:
        for row in islice(_replies(shared), REPLIES):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return made


def _replies(shared: Path) -> Iterator[dict[str, Any]]:
    for name in ("star_replies", "vipps_nb_en"):
        rows = _rows(shared / "replies" / f"{name}.jsonl")
        yield from (row for row in rows if row.get("kind") != "query")
    for number, row in enumerate(_rows(shared / "messages" / "banking77_train.jsonl")):
        yield {"id": f"message-{number}", "lang": "en", "title": row["text"][:80], **row}


def _rounds(folder: Path, shared: Path, count: int) -> list[Path]:
    """A file for each time the articles are gone through, until there are so many."""
    rows = [row for file in article_files(shared) for row in _rows(file)]
    words = sorted({word for row in rows for word in _WORD.findall(row["title"])})
    chance = random.Random(SEED)
    made = []
    for start in range(0, count, len(rows)):
        path = folder / f"articles-{len(made):02d}.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for row in rows[: count - start]:
                fresh = _varied(row, len(made), words, chance) if made else row
                out.write(json.dumps(fresh, ensure_ascii=False) + "\n")
        made.append(path)
    return made


def _varied(
    row: dict[str, Any], round: int, words: list[str], chance: random.Random
) -> dict[str, Any]:
    """A tenth of its long words are others."""

    def other(found: re.Match[str]) -> str:
        keep = len(found[0]) < LONG or chance.random() > VARIED
        return found[0] if keep else chance.choice(words)

    varied = {name: _WORD.sub(other, row[name]) for name in ("title", "body")}
    # Two processes must not come upon the same address at once, which is made of the title.
    title = f"R{round} {varied['title'][:190]}"
    return {**row, **varied, "title": title, "id": f"{row['id']}#{round}"}


def _rows(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
