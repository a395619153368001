"""What is typed into a search: words out of titles, the same ones in every run."""

import hashlib
import json
import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.pages import DataMissing

QUERIES = 300
SEED = 20


def article_files(shared: Path) -> list[Path]:
    files = sorted((shared / "articles").glob("*.jsonl"))
    if not files:
        raise DataMissing(f"No articles in {shared}. Name the data folder in REPLYBOOK_DATA.")
    return files


def article_queries(shared: Path) -> list[str]:
    titles = []
    for file in article_files(shared):
        with file.open(encoding="utf-8") as lines:
            titles += [json.loads(line)["title"] for line in lines]
    return queries(titles)


def queries(titles: Sequence[str], count: int = QUERIES) -> list[str]:
    """One to three words in a row, the last word unfinished in half."""
    chance = random.Random(SEED)
    worded = [words for title in titles if (words := _words(title))]
    found = []
    for number in range(count):
        words = chance.choice(worded)
        start = chance.randrange(len(words))
        chosen = words[start : start + chance.randint(1, 3)]
        if number % 2 and len(chosen[-1]) > 2:
            chosen[-1] = chosen[-1][: chance.randint(2, len(chosen[-1]) - 1)]
        found.append(" ".join(chosen))
    return found


def _words(title: str) -> list[str]:
    return [word for word in title.split() if any(map(str.isalnum, word))]


def told(asked: Sequence[str]) -> str:
    """What the queries are known again by, and how to see them."""
    name = hashlib.sha256("\n".join(asked).encode()).hexdigest()[:8]
    return f"{len(asked)} queries ({name}; `python -m benchmarks queries` prints them)"
