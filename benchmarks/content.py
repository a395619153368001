"""Fill the database: all articles, and a thousand replies beside the real ones."""

import json
from pathlib import Path

from benchmarks.pages import DataMissing
from benchmarks.results import Row
from benchmarks.service import Service

REPLIES = 1_000


def load_content(service: Service, shared: Path) -> list[Row]:
    """Import everything, twice, and rebuild the index; a row for each figure."""
    articles = sorted((shared / "articles").glob("*.jsonl"))
    if not articles:
        raise DataMissing(f"No articles in {shared}. Name the data folder in REPLYBOOK_DATA.")
    service.manage("migrate", "--verbosity", "0")
    service.manage("create_user", "bench", "--role", "editor")
    count, first = 0, 0.0
    for file in articles:
        count += sum(1 for _ in file.open(encoding="utf-8"))
        first += _import(service, file, "article")
    again = sum(_import(service, file, "article") for file in articles)
    replies = _import(service, _replies(service, shared), "reply")
    _, rebuild = service.manage("rebuild_index")
    return [
        Row(f"import {count:,} articles", f"{first:.1f} s", f"{count / first:,.0f} a second"),
        Row("the same again, nothing changed", f"{again:.1f} s", ""),
        Row(f"import {REPLIES:,} replies", f"{replies:.1f} s", ""),
        Row(
            "rebuild the index", f"{rebuild:.1f} s", f"{(count + REPLIES) / rebuild:,.0f} a second"
        ),
    ]


def _import(service: Service, file: Path, type: str) -> float:
    _, seconds = service.manage("import_content", str(file), "--type", type)
    return seconds


def _replies(service: Service, shared: Path) -> Path:
    """A thousand replies: the messages of customers serve as texts of many words."""
    made = service.folder / "replies.jsonl"
    messages = (shared / "messages" / "banking77_train.jsonl").open(encoding="utf-8")
    with messages, made.open("w", encoding="utf-8") as out:
        for number, line in zip(range(REPLIES), messages, strict=False):
            message = json.loads(line)
            text = message.get("text") or message.get("message") or ""
            row = {"id": str(number), "lang": "en", "title": text[:80], "text": text}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return made
