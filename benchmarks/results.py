"""RESULTS.md: a section for each benchmark; each run rewrites its own and keeps the others."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")
INTRODUCTION = """# What was measured

Written by `make bench`, a section alone by `python -m benchmarks SECTION`. Times depend on the
machine; ratios within one run compare better. Shares are exact.
"""


@dataclass(frozen=True)
class Row:
    what: str
    figure: str
    more: str = ""


def machine(*parts: str) -> str:
    """Where and on what it was measured."""
    cpu = _cpu()
    named = [
        f"Python {platform.python_version()}",
        f"{os.cpu_count()} cores",
        *([cpu] if cpu else []),
    ]
    return ", ".join([*named, *parts]) + "."


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "")


def table(rows: Sequence[Row]) -> str:
    return grid(["what", "figure", "more"], [[row.what, row.figure, row.more] for row in rows])


def grid(head: Sequence[str], rows: Sequence[Sequence[str]], *, right: int = 0) -> str:
    """Markdown; columns from number `right` on are set to the right, none if it is 0."""
    marks = ["---:" if right and number >= right else "---" for number in range(len(head))]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, marks, *rows])


def write(title: str, text: str) -> None:
    """Put a section into the file, in the place of the one with its name."""
    sections = _sections()
    sections[title] = text.strip()
    parts = [INTRODUCTION, *(f"## {title}\n\n{body}\n" for title, body in sections.items())]
    FILE.write_text("\n".join(parts), encoding="utf-8")


def _sections() -> dict[str, str]:
    if not FILE.exists():
        return {}
    _, *parts = FILE.read_text(encoding="utf-8").split("\n## ")
    pairs = (part.partition("\n") for part in parts)
    return {title.strip(): body.strip() for title, _, body in pairs}
