"""Small files of an index that say which others count, whatever stands in their place."""

import json
import os
import shutil
import zlib
from pathlib import Path
from typing import Any


def write_values(path: Path, values: dict[str, Any]) -> None:
    """Replace this file in one step. One writer at a time; what it leaves, the next one takes.

    A checksum stands first: one digit that changed would lose changes, or files.
    """
    text = json.dumps(values).encode()
    fresh = path.with_name(f"{path.name}.new")
    for each in (fresh, path):
        if each.is_dir():
            remove(each)
    fresh.write_bytes(b"%d %s" % (zlib.crc32(text), text))
    os.replace(fresh, path)


def read_values(path: Path) -> dict[str, Any]:
    """What was written. Raises OSError where there is nothing, ValueError where it is damaged."""
    crc, _, text = path.read_bytes().partition(b" ")
    if int(crc) != zlib.crc32(text):
        raise ValueError(f"{path.name} is damaged")
    values: dict[str, Any] = json.loads(text)
    return values


def remove(path: Path) -> None:
    """Delete a file or a folder, if it lets itself be deleted."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
