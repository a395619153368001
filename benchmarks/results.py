"""The table of figures in RESULTS.md."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")
INTRODUCTION = """# What was measured

Written by `make bench`. Times depend on the machine; ratios to `GET me/` of the same run
compare better.
"""


@dataclass(frozen=True)
class Row:
    what: str
    figure: str
    more: str


def write(rows: list[Row]) -> str:
    """Write the table, and give it back to print."""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, SQLite, Whoosh."
    lines = ["| what | figure | more |", "| --- | --- | --- |"]
    lines += [f"| {row.what} | {row.figure} | {row.more} |" for row in rows]
    table = "\n".join(lines)
    FILE.write_text(f"{INTRODUCTION}\n{machine}\n\n{table}\n", encoding="utf-8")
    return table
