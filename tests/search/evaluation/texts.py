"""The texts to find and the queries to find them by, out of the YAML files beside this one.

Texts stand under the same key where they say the same in several languages. Queries stand under
the language of who asks and the kind of difficulty: `query: key`, or a list where several texts
answer as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.search.shelf import Shelf

HERE = Path(__file__).parent
LANGUAGES = ("da", "nb", "sv", "en")


@dataclass(frozen=True)
class Asked:
    """What somebody typed, and the keys of the texts that answer it."""

    text: str
    language: str
    kind: str
    expected: frozenset[str]


@dataclass(frozen=True)
class Text:
    key: str
    language: str
    is_reply: bool
    title: str
    code: str
    body: str


def texts() -> Iterator[Text]:
    for language in LANGUAGES:
        for type, entries in _read("corpus", language).items():
            for key, entry in entries.items():
                yield Text(
                    key,
                    language,
                    type == "replies",
                    entry["title"],
                    entry.get("code", ""),
                    entry["text"],
                )


def queries() -> Iterator[Asked]:
    for language in LANGUAGES:
        for kind, asked in _read("queries", language).items():
            for text, expected in asked.items():
                keys = [expected] if isinstance(expected, str) else expected
                yield Asked(text, language, kind, frozenset(keys))


def stand_on(shelf: Shelf) -> dict[int, Text]:
    """Put all texts on the shelf; answers which text has which id. Variants are one group."""
    found = {}
    for text in texts():
        id = shelf.put(
            text.title,
            body=text.body,
            shortcut=text.code,
            language=text.language,
            group=text.key if text.is_reply else "",
            record=False,
        )
        found[id] = text
    return found


def _read(folder: str, language: str) -> dict[str, dict[str, object]]:
    return yaml.safe_load((HERE / folder / f"{language}.yaml").read_text(encoding="utf-8"))
