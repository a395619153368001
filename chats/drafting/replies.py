"""The draft of a reply: the agent's solution with fields where names and numbers stood. Pure.

What is known of every customer becomes its field; what is not is asked of the agent.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from privacy import Kind, Redaction

LOOK_BACK = 40

_HELLO = {"da": "Hej", "nb": "Hei", "nn": "Hei", "sv": "Hej", "en": "Hi"}
_CASE = re.compile(
    r"\b(?:sag|sags\w*|sak|saks\w*|ärende\w*|case\w*|ticket\w*|henvendelse\w*|reference\w*|"
    r"referanse\w*|referens\w*)\W*(?:\w+\W+)?$",
    re.IGNORECASE,
)
_OF_SOMEBODY = r"(?:['’]?s\b|['’](?!\w))"
_LABEL = re.compile(r"\[(?P<label>[^\]\n]{1,40})\]")


@dataclass(frozen=True)
class People:
    """The names that the chat tool gave, and what each message says, by its number."""

    customer: Collection[str] = ()
    agents: Collection[str] = ()
    texts: Mapping[int, str] = field(default_factory=dict)
    by_customer: Collection[int] = ()


def reply_of(
    solution: str,
    redactions: Iterable[Redaction],
    people: People,
    *,
    language: str,
    greets: bool = False,
) -> str:
    """As the body of a reply. Brackets that somebody typed are no fields of it."""
    text = with_fields(escaped(solution), redactions, people)
    if not greets or not text:
        return text
    hello = _HELLO.get(language, _HELLO["en"])
    return f"[[{hello} {{{{customer.first_name}}}}|{hello}]]\n\n{text}"


def escaped(text: str) -> str:
    return text.replace("{{", "\\{{").replace("[[", "\\[[")


def with_fields(text: str, redactions: Iterable[Redaction], people: People) -> str:
    """The text with a field for each replacement that stands in it."""
    places: dict[str, list[Redaction]] = {}
    for each in redactions:
        places.setdefault(each.replacement, []).append(each)
    for label, found in places.items():
        if label in text:
            text = _put(text, label, _name_of(found, places, people))
    return text


def _put(text: str, label: str, name: str) -> str:
    """`[navn 1]s` is in the genitive where the field has one."""
    asked = "{{?" + _LABEL.sub(r"\g<label>", label) + "}}"
    if not name:
        return text.replace(label, asked)
    if name in ("customer.first_name", "customer.name", "agent.first_name", "agent.name"):
        text = re.sub(re.escape(label) + _OF_SOMEBODY, "{{" + name + ":genitive}}", text)
    return text.replace(label, "{{" + name + "}}")


def _name_of(
    found: Sequence[Redaction], places: Mapping[str, Sequence[Redaction]], people: People
) -> str:
    """The field for a replacement; "" where only the agent can know."""
    kind = found[0].kind
    if kind == Kind.NAME:
        return _of_person({each.text for each in found}, people)
    if kind == Kind.ORDER:
        return _of_number(found, places, people)
    if any(each.message in people.by_customer for each in found):
        return {Kind.EMAIL: "customer.email", Kind.PHONE: "customer.phone"}.get(kind, "")
    return ""


def _of_person(texts: Collection[str], people: People) -> str:
    for who, names in (("customer", people.customer), ("agent", people.agents)):
        known = {part.casefold() for name in names for part in name.split()}
        parts = [[part.casefold() for part in text.split()] for text in texts]
        if known and all(_plain(part) in known for each in parts for part in each):
            first = {name.split()[0].casefold() for name in names if name.split()}
            alone = any(len(each) == 1 and _plain(each[0]) in first for each in parts)
            return f"{who}.first_name" if alone or who == "agent" else f"{who}.name"
    return ""


def _plain(part: str) -> str:
    """Without an ending of the genitive: names end in -s as well, so both are tried."""
    return re.sub(r"['’]s?$", "", part).strip(".,")


def _of_number(
    found: Sequence[Redaction], places: Mapping[str, Sequence[Redaction]], people: People
) -> str:
    """The first number of a case is the ticket's, the first of another kind the order's."""
    is_case = _is_case(found, people)
    for other in places.values():
        if other[0].kind == Kind.ORDER and _is_case(other, people) == is_case:
            first = other[0].replacement == found[0].replacement
            return ("ticket.id" if is_case else "order.number") if first else ""
    return ""


def _is_case(found: Iterable[Redaction], people: People) -> bool:
    return any(
        _CASE.search(people.texts.get(each.message, "")[: each.start][-LOOK_BACK:])
        for each in found
    )
