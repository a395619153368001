"""What one variant of a reply lacks that most of the others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from responses.placeholders import PlaceholderError, needed_in, parse
from responses.placeholders.parts import ARTICLE, Ask, Gap, fields_in

# One variant may well be plainer than the others, a whole group rarely is.
MOST = 0.5


class What(StrEnum):
    FIELD = "field"
    WAY_OUT = "way_out"  # others go on without this value, this one stops
    QUESTION = "question"
    SUBJECT = "subject"
    FILE = "file"


@dataclass(frozen=True)
class Variant:
    """What is compared of it."""

    id: int
    tone: str
    subject: str
    body: str
    files: int


@dataclass(frozen=True)
class Lack:
    variant: int
    what: What
    name: str = ""


@dataclass(frozen=True)
class _Traits:
    """What a variant has: (what, name), and which values it cannot do without."""

    has: frozenset[tuple[What, str]]
    needs: frozenset[str]


def lacks(variants: Sequence[Variant]) -> list[Lack]:
    """For each variant what more than half of the others have and it does not.

    Compared are languages, in one tone: an informal text may well say less.
    """
    traits = {each.id: _traits(each) for each in variants}
    found = []
    for variant in variants:
        own = traits[variant.id]
        alike = [each.id for each in variants if each.tone == variant.tone]
        others = [traits[number] for number in alike if number != variant.id]
        found += [
            Lack(variant.id, what, name)
            for what, name in sorted(_usual(each.has for each in others))
            if not _is_in(what, name, own)
        ]
    return found


def _usual(sets: Iterable[frozenset[tuple[What, str]]]) -> set[tuple[What, str]]:
    every = list(sets)
    counted = Counter(each for one in every for each in one)
    return {each for each, count in counted.items() if count > MOST * len(every)}


def _is_in(what: What, name: str, traits: _Traits) -> bool:
    if what is What.WAY_OUT:  # of use only where the value is needed
        return (what, name) in traits.has or name not in traits.needs
    return (what, name) in traits.has


def _traits(variant: Variant) -> _Traits:
    has: set[tuple[What, str]] = set()
    needs: set[str] = set()
    for text in (variant.subject, variant.body):
        try:
            fields = list(fields_in(parse(text)))
            needed = set(map(_name, needed_in(text)))
        except PlaceholderError:  # written before a rule of the grammar
            continue
        names = {_name(field.name) for field in fields if isinstance(field, Gap)}
        has |= {(What.FIELD, name) for name in names}
        has |= {(What.WAY_OUT, name) for name in names - needed}
        needs |= needed
        if any(isinstance(field, Ask) for field in fields):
            has.add((What.QUESTION, ""))
    has -= {(What.WAY_OUT, name) for name in needs}
    if variant.subject:
        has.add((What.SUBJECT, ""))
    if variant.files:
        has.add((What.FILE, ""))
    return _Traits(frozenset(has), frozenset(needs))


def _name(name: str) -> str:
    """Each language has an article of its own."""
    return "article" if name.startswith(ARTICLE) else name
