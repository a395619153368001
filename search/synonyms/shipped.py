"""The list that comes with Replybook: `shipped.toml`, read once a process.

A change of the list goes with a migration that calls `search.services.shipped.load_shipped`.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

_LIST = Path(__file__).with_name("shipped.toml")

Words = Mapping[str, tuple[str, ...]]


@cache
def shipped() -> Mapping[str, Words]:
    """Key of each concept → language → words."""
    concepts = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return MappingProxyType({key: _words(each) for key, each in concepts.items()})


def digest() -> str:
    """Another one for each wording of the list: migrations name the one that they load."""
    return sha256(_LIST.read_bytes()).hexdigest()[:16]


def _words(written: Mapping[str, str]) -> Words:
    return MappingProxyType(
        {
            language: tuple(word.strip() for word in words.split(","))
            for language, words in written.items()
        }
    )
