"""What is personal in an agent's message becomes a field of a reply, or a question to the agent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.text import fold
from privacy import Kind, Redaction

_GENITIVE = re.compile(r"['’]?s(?!\w)")
_NUMBER_OF = r"[\w.]*[^\w{}]+(?:\w+[^\w{}]+){0,2}$"
_CASE = re.compile(rf"\b(?:sag|sak|ärende|case|ticket|henvendelse){_NUMBER_OF}", re.IGNORECASE)
_ORDER = re.compile(rf"\b(?:ordre|order|bestilling|beställning|booking){_NUMBER_OF}", re.IGNORECASE)
# Eight figures behind "order" have the shape of a phone number too.
_FIGURES = (Kind.ORDER, Kind.PHONE, Kind.ACCOUNT)
# A number of so many figures tells who it belongs to more often than not.
_LONG_NUMBER = re.compile(r"(?<![\w{])\+?\d(?:[ .-]?\d){3,}(?!\w)")
_OF_KIND = {
    Kind.EMAIL: "customer.email",
    Kind.PHONE: "customer.phone",
}
_NUMBER_WORD = {"en": "number"}
_LABEL_END = re.compile(r" \d+\]$")


@dataclass(frozen=True)
class Speakers:
    """The folded words of the names of those who talk."""

    customers: frozenset[str]
    agents: frozenset[str]

    @classmethod
    def among(cls, customers: Iterable[str], agents: Iterable[str]) -> Speakers:
        return cls(_words(customers), _words(agents))


def with_fields(
    text: str, found: Sequence[Redaction], speakers: Speakers, own: Iterable[str], language: str
) -> str:
    """The text with a field for each finding. `own` are facts of the company: they stay."""
    parts: list[str] = []
    place = 0
    for each in found:
        parts.append(_plain(text[place : each.start], own, language))
        field, place = _field(each, text, speakers), each.end
        if field.startswith("customer.") and (ending := _GENITIVE.match(text, place)):
            field, place = f"{field}:genitive", ending.end()
        parts.append(f"{{{{{field}}}}}")
    parts.append(_plain(text[place:], own, language))
    return "".join(parts)


def number_field(language: str) -> str:
    return f"{{{{?{_NUMBER_WORD.get(language, 'nummer')}}}}}"


def _field(found: Redaction, text: str, speakers: Speakers) -> str:
    if found.kind is Kind.NAME:
        return _name(found, speakers)
    before = text[: found.start]
    if found.kind in _FIGURES and _CASE.search(before):
        return "ticket.id"
    if found.kind is Kind.ORDER or (found.kind in _FIGURES and _ORDER.search(before)):
        return "order.number"
    return _OF_KIND.get(found.kind) or f"?{_label(found)}"


def _name(found: Redaction, speakers: Speakers) -> str:
    words = _words([found.text])
    part = "first_name" if len(words) == 1 else "name"
    if words and words <= speakers.agents:
        return f"agent.{part}"
    # A name that nobody in the chat has is asked for: it may be anybody's.
    return f"customer.{part}" if words & speakers.customers else f"?{_label(found)}"


def _label(found: Redaction) -> str:
    return _LABEL_END.sub("", found.replacement).lstrip("[")


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word for name in names for word in fold(name.partition("@")[0]).replace("-", " ").split()
    )


def _plain(text: str, own: Iterable[str], language: str) -> str:
    """Brackets that somebody typed are no fields; a long number that is none of ours is one."""
    text = text.replace("{{", "\\{{").replace("[[", "\\[[")

    def asked(found: re.Match[str]) -> str:
        digits = _digits(found[0])
        is_ours = any(digits in _digits(fact) for fact in own)
        return found[0] if is_ours else number_field(language)

    return _LONG_NUMBER.sub(asked, text)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
