"""Facets of what was found, as links that narrow it and lead back."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from core.vocabulary import LANGUAGE_NAMES

MOST_TAGS = 8
GROUPS = {"type": _("Type"), "language": _("Language"), "tag": _("Tag")}
TYPES = {"reply": _("Replies"), "article": _("Articles"), "style_entry": _("Writing guide")}


@dataclass(frozen=True)
class Choice:
    """A value and how many have it; its link narrows, of a chosen one it widens again."""

    label: object
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True)
class Group:
    name: str
    label: object
    choices: list[Choice]


def narrowing(
    q: str, narrowed: Mapping[str, list[str]], facets: Mapping[str, Mapping[str, int]]
) -> list[Group]:
    """What is worth choosing among, or was chosen."""
    groups = []
    for name, label in GROUPS.items():
        chosen = narrowed.get(name, [])
        counts = dict(list(facets.get(name, {}).items())[:MOST_TAGS])
        choices = [
            Choice(
                label=_label(name, value),
                count=facets.get(name, {}).get(value, 0),
                url=address(q, {**narrowed, name: [] if value in chosen else [value]}),
                chosen=value in chosen,
            )
            for value in dict.fromkeys([*chosen, *counts])
        ]
        if len(choices) > 1 or chosen:
            groups.append(Group(name, label, choices))
    return groups


def address(q: str, narrowed: Mapping[str, list[str]], page: int = 1) -> str:
    """The same search, narrowed so, at this page."""
    asked = {"q": q, **{name: values for name, values in narrowed.items() if values}}
    return "?" + urlencode(asked | ({"page": page} if page > 1 else {}), doseq=True)


def _label(name: str, value: str) -> object:
    return {"type": TYPES, "language": LANGUAGE_NAMES}.get(name, {}).get(value, value)
