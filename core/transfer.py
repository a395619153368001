"""Files in: JSON lines, read with their line numbers, under the names that our fields have.

An app that takes imports writes an `Importer` in its `transfer/` room. The command
`import_content` reads and checks every line before the importer writes the first.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from core.vocabulary import UnknownLanguage, normal_language

# What other tools call our fields. Our own name wins where a line has both.
ALIASES = {
    "id": "external_id",
    "lang": "language",
    "text": "body",
    "description": "summary",
    "keywords": "tags",
}
LONGEST_BODY = 1_000_000


class Keyed(Protocol):
    """What a cleaned row is known again by, beside its source."""

    line: int
    external_id: str
    language: str


Cleaned = TypeVar("Cleaned", bound=Keyed)


@dataclass(frozen=True)
class Row:
    """One line: its number, and its fields under our names.

    `language` is always there and normal. `title` is taken from `label` where it is missing.
    """

    line: int
    fields: Mapping[str, Any]


class LineError(Exception):
    """A line that cannot be taken, and why."""

    def __init__(self, line: int, detail: str) -> None:
        super().__init__(f"line {line}: {detail}")
        self.line = line
        self.detail = detail


class NotReadable(Exception):
    """The file as a whole cannot be read."""


@dataclass(frozen=True)
class Options:
    """What the command was asked for."""

    source: str
    status: str = "published"
    # Called with the number of rows just dealt with.
    advance: Callable[[int], object] = lambda count: None


@dataclass
class Summary:
    """What an import did, for people to read."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    ignored: Counter[str] = field(default_factory=Counter)


class Importer(Protocol[Cleaned]):
    """How one type of content comes in."""

    # Names that `clean` looks at; others are ignored and counted.
    fields: frozenset[str]

    def clean(self, row: Row) -> Cleaned:
        """Check one row without the database. Raises LineError."""

    def write(self, rows: Sequence[Cleaned], options: Options) -> Summary:
        """Create and change what differs, inside the caller's transaction.

        A row is known again by source, external id and language. Raises LineError for what
        only the database can tell; the caller then rolls everything back.
        """


@dataclass
class Reading(Generic[Cleaned]):
    """A whole file, checked: rows to write, or the lines that are wrong."""

    rows: list[Cleaned] = field(default_factory=list)
    errors: list[LineError] = field(default_factory=list)
    skipped: int = 0
    ignored: Counter[str] = field(default_factory=Counter)


def read(
    path: Path,
    importer: Importer[Cleaned],
    *,
    language: str,
    advance: Callable[[int], object] = lambda count: None,
) -> Reading[Cleaned]:
    """Read and check every line. Rows without a language get `language`.

    `advance` is called with the bytes just read. Raises NotReadable.
    """
    reading: Reading[Cleaned] = Reading()
    first: dict[tuple[str, str], int] = {}
    for number, line in _lines(path):
        advance(len(line))
        try:
            fields = _parse(number, line)
            if fields is None:
                continue
            if fields.get("kind") == "query":
                reading.skipped += 1
                continue
            row = Row(number, _under_our_names(number, fields, language))
            cleaned = importer.clean(row)
            _check_once(first, cleaned)
            reading.rows.append(cleaned)
            reading.ignored.update(row.fields.keys() - importer.fields)
        except LineError as error:
            reading.errors.append(error)
    return reading


def text(row: Row, name: str, *, longest: int, required: bool = False) -> str:
    """The field as text, "" where it is missing. Raises LineError."""
    value = row.fields.get(name)
    if value is None:
        value = ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise LineError(row.line, f"{name}: text is expected, not {_kind(value)}.")
    if len(value) > longest:
        raise LineError(
            row.line, f"{name}: {len(value):,} characters, at most {longest:,} are taken."
        )
    if required and not value.strip():
        raise LineError(row.line, f"{name} is missing.")
    return value


def names(row: Row, name: str, *, longest: int) -> list[str]:
    """A list of words, or one text split at commas; "null" and empty ones are none."""
    value = row.fields.get(name)
    if value is None:
        return []
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise LineError(row.line, f"{name}: words are expected, not {_kind(value)}.")
    found = [word.strip() for word in words if word.strip() not in ("", "null")]
    for word in found:
        if len(word) > longest:
            raise LineError(
                row.line, f"{name}: “{word[:20]}…” is longer than {longest} characters."
            )
    return list(dict.fromkeys(found))


def choice(row: Row, name: str, *, known: Sequence[str], default: str) -> str:
    """One of the known values, or the default where it is missing. Raises LineError."""
    value = row.fields.get(name) or default
    if value not in known:
        raise LineError(row.line, f"{name}: “{value}” is none of {', '.join(known)}.")
    return str(value)


def _check_once(first: dict[tuple[str, str], int], cleaned: Keyed) -> None:
    line = first.setdefault((cleaned.external_id, cleaned.language), cleaned.line)
    if line != cleaned.line:
        detail = f"id “{cleaned.external_id}” stands in line {line} already, in this language."
        raise LineError(cleaned.line, detail)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            yield from enumerate(file, start=1)
    except FileNotFoundError:
        raise NotReadable(f"There is no file {path}.") from None
    except OSError as error:
        raise NotReadable(f"{path} cannot be read: {error.strerror}.") from None


def _parse(number: int, line: bytes) -> dict[str, Any] | None:
    """The object on a line, None where the line is empty. Raises LineError."""
    try:
        plain = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise LineError(number, f"not UTF-8 (byte {error.start + 1} of the line).") from None
    if not plain.strip():
        return None
    try:
        value = json.loads(plain, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise LineError(number, f"not JSON: {error.msg} (column {error.colno}).") from None
    except (ValueError, RecursionError):
        raise LineError(number, "not JSON that can be read.") from None
    if not isinstance(value, dict):
        raise LineError(number, f"one JSON object a line is expected, not {_kind(value)}.")
    if not _is_storable(plain, value):
        raise LineError(number, "holds a NUL or half a character (a lone surrogate).")
    return value


def _no_number(constant: str) -> None:
    raise ValueError(constant)


def _is_storable(plain: str, value: Any) -> bool:
    """Escapes in JSON can say what no database stores; only they can, in valid UTF-8."""
    if "\\u" not in plain:
        return "\0" not in plain
    spoken = json.dumps(value, ensure_ascii=False)
    return "\\u0000" not in spoken.replace("\\\\", "") and not any(
        "\ud800" <= letter <= "\udfff" for letter in spoken
    )


def _under_our_names(number: int, fields: dict[str, Any], language: str) -> dict[str, Any]:
    ours = {ALIASES.get(name, name): value for name, value in fields.items()}
    ours.update({name: value for name, value in fields.items() if name in ALIASES.values()})
    if not ours.get("title") and ours.get("label"):
        ours["title"] = ours["label"]
    code = ours.get("language") or language
    try:
        ours["language"] = normal_language(code if isinstance(code, str) else repr(code))
    except UnknownLanguage as error:
        raise LineError(number, f"language: {error}") from None
    return ours


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    return "text" if isinstance(value, str) else "a number"
