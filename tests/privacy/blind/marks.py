"""Reading texts with marks: `{{phone:22 33 44 55}}` stands there as written, `{{phone!}}` is made.

The word before the sign is what has to be found; `maybe` may be found or not. After `!` may stand
which sort is wanted: `{{name!first}}`, `{{phone!se}}`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

MARK = re.compile(r"\{\{(?P<kind>\w+)(?::(?P<text>[^{}]*)|!(?P<sort>\w*))\}\}", re.DOTALL)

KINDS = frozenset(
    [
        "name", "other_name", "phone", "email", "cpr", "fodselsnummer", "personnummer", "card",
        "iban", "account", "order", "address", "plate", "link", "maybe",
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Label:
    message: int
    start: int
    end: int
    kind: str


def read(number: int, marked: str, make: Callable[[str, str], str]) -> tuple[str, list[Label]]:
    """The plain text of a message and what is marked in it."""
    text, labels, done = "", [], 0
    for mark in MARK.finditer(marked):
        kind = mark["kind"]
        if kind not in KINDS:
            raise ValueError(f"unknown mark {mark[0]}")
        said = mark["text"] if mark["text"] is not None else make(kind, mark["sort"])
        text += marked[done : mark.start()]
        labels.append(Label(number, len(text), len(text) + len(said), kind))
        text, done = text + said, mark.end()
    text += marked[done:]
    if "{{" in text or "}}" in text:
        raise ValueError(f"half a mark in {marked!r}")
    return text, labels
