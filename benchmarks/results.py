"""RESULTS.md: a section for each benchmark; each run rewrites its own and keeps the others."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")
INTRODUCTION = """# What was measured

Written by `make bench`, a section alone by `python -m benchmarks SECTION`. Times depend on the
machine; ratios to `GET me/` of the same run compare better. Shares are exact.
"""


@dataclass(frozen=True)
class Row:
    what: str
    figure: str
    more: str


def table(rows: list[Row]) -> str:
    """Figures of the machine they were measured on."""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, SQLite, Whoosh."
    lines = ["| what | figure | more |", "| --- | --- | --- |"]
    lines += [f"| {row.what} | {row.figure} | {row.more} |" for row in rows]
    return "\n".join([machine, "", *lines])


def write(name: str, text: str) -> None:
    """Put a section into the file, in the place of the one with its name."""
    sections = _sections()
    sections[name.capitalize()] = text.strip()
    parts = [INTRODUCTION, *(f"## {title}\n\n{body}\n" for title, body in sections.items())]
    FILE.write_text("\n".join(parts), encoding="utf-8")


def _sections() -> dict[str, str]:
    if not FILE.exists():
        return {}
    _, *parts = FILE.read_text(encoding="utf-8").split("\n## ")
    pairs = (part.partition("\n") for part in parts)
    return {title.strip(): body.strip() for title, _, body in pairs}
