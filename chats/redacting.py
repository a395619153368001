"""Redactions as the page of a promotion shows them: one line a value, however often it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from privacy import Kind, Redaction

KINDS = {
    Kind.NAME: _("Name"),
    Kind.EMAIL: _("E-mail"),
    Kind.PHONE: _("Phone"),
    Kind.ADDRESS: _("Address"),
    Kind.ORDER: _("Number of an order or case"),
    Kind.LINK: _("Link with a key"),
    Kind.PLATE: _("Number plate"),
    Kind.SECRET: _("Password or code"),
    Kind.IP: _("IP address"),
    Kind.ORGANISATION: _("Company number"),
    Kind.CPR: _("CPR number"),
    Kind.FODSELSNUMMER: _("Fødselsnummer"),
    Kind.PERSONNUMMER: _("Personnummer"),
    Kind.CARD: _("Payment card"),
    Kind.IBAN: _("IBAN"),
    Kind.ACCOUNT: _("Bank account"),
    Kind.OTHER: _("Something else"),
}
ROWS_TO_ADD = 3


@dataclass(frozen=True)
class Group:
    """A value, what stands in its place, and the ids of its places."""

    key: str
    kind: str
    text: str
    replacement: str
    ids: Sequence[str]
    is_kept: bool = False
    reason: str = ""

    @property
    def label(self) -> Any:
        return KINDS.get(Kind(self.kind), self.replacement.strip("[] 0123456789"))

    @property
    def keep(self) -> list[tuple[str, str]]:
        return [(id, self.reason) for id in self.ids]


def groups(redactions: Iterable[Redaction]) -> list[Group]:
    """In the order in which they first stand in the chat."""
    found: dict[str, Group] = {}
    for each in redactions:
        known = found.get(each.replacement)
        ids = [*known.ids, each.id] if known else [each.id]
        first = known or Group(each.id, str(each.kind), each.text, each.replacement, [])
        found[each.replacement] = replace(first, ids=ids)
    return list(found.values())


def chosen(groups: Iterable[Group], posted: Any) -> list[Group]:
    """The same with what the agent ticked and wrote."""
    kept = set(posted.getlist("keep"))
    return [
        replace(each, is_kept=each.key in kept, reason=posted.get(f"reason-{each.key}", "").strip())
        for each in groups
    ]


def put_back(text: str, groups: Iterable[Group]) -> str:
    """What is kept stands in the draft again."""
    for each in groups:
        if each.is_kept:
            text = text.replace(each.replacement, each.text)
    return text


def added(posted: Any) -> list[tuple[str, str]]:
    """(text, kind) of each line that the agent filled."""
    rows = zip(posted.getlist("add_text"), posted.getlist("add_kind"), strict=False)
    return [(text.strip(), kind) for text, kind in rows if text.strip()]


def rows_to_add(posted: Any) -> list[tuple[str, str]]:
    """The filled lines and empty ones after them."""
    filled = added(posted)
    return filled + [("", str(Kind.NAME))] * max(1, ROWS_TO_ADD - len(filled))


def kinds() -> list[tuple[str, Any]]:
    return [(str(kind), label) for kind, label in KINDS.items()]
