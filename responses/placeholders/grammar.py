"""Reads the fields and clauses of a text.

    {{name}}  {{name:form}}  {{name|fallback}}  {{?label|fallback}}  {{cursor}}
    [[clause with {{name}}|otherwise]]          \\{{ and \\[[ stand for themselves

One pass over the few signs that mean something, and a stack: the time grows with the
length of the text, whatever is in it. Everything else is plain text: `{`, `[`, `- [ ]`,
`[text](url)`, a `}}` or `]]` that closes nothing, a bar outside a clause.
Space around a name, form, label or fallback does not count; in a clause it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from responses.placeholders.errors import Problems
from responses.placeholders.parts import (
    ARTICLE,
    Ask,
    Clause,
    Cursor,
    Gap,
    Inner,
    Literal,
    Part,
    Span,
)

Kind = TypeVar("Kind", Inner, Part)

SIGN = re.compile(r"\\\{\{|\\\[\[|\{\{|\}\}|\[\[|\]\]|\|")


class _Sign(NamedTuple):
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def parse(text: str) -> tuple[Part, ...]:
    """The parts of a text. Raises PlaceholderError with every problem of form."""
    problems = Problems()
    parts = read(text, problems)
    problems.raise_any()
    return parts


def read(text: str, problems: Problems) -> tuple[Part, ...]:
    """The parts of a text as well as they can be told; what is wrong goes to `problems`."""
    if "{{" not in text and "[[" not in text:
        return (Literal(text),) if text else ()
    signs = [_Sign(found[0], found.start()) for found in SIGN.finditer(text)]
    return _joined(_with_clauses(_with_fields(text, signs, problems), problems))


def _pairs(items: Sequence[object], opening: str, closing: str) -> dict[int, int]:
    """Where each opening sign is closed; one that never is does not swallow the next."""
    pairs: dict[int, int] = {}
    open_at: list[int] = []
    for at, item in enumerate(items):
        if not isinstance(item, _Sign):
            continue
        if item.text == opening:
            open_at.append(at)
        elif item.text == closing and open_at:
            pairs[open_at.pop()] = at
    return pairs


def _with_fields(text: str, signs: list[_Sign], problems: Problems) -> list[Inner | _Sign]:
    """The text with its fields read; the signs of clauses are still signs."""
    closers = _pairs(signs, "{{", "}}")
    items: list[Inner | _Sign] = []
    at = done = 0
    while at < len(signs):
        sign = signs[at]
        if sign.start > done:
            items.append(Literal(text[done : sign.start]))
        if at in closers:
            close = closers[at]
            _refuse_openings(signs[at + 1 : close], problems)
            items.extend(_field(text, (sign.start, signs[close].end), problems))
            done, at = signs[close].end, close + 1
            continue
        items.append(_lone(sign, problems))
        done, at = sign.end, at + 1
    items.append(Literal(text[done:]))
    return items


def _refuse_openings(signs: list[_Sign], problems: Problems) -> None:
    for sign in signs:
        if sign.text in ("{{", "[["):
            problems.add("nested", sign.start, sign.end, text=sign.text)


def _lone(sign: _Sign, problems: Problems) -> Inner | _Sign:
    """A sign that is not part of a field."""
    if sign.text.startswith("\\"):
        return Literal(sign.text[1:])
    if sign.text == "{{":
        problems.add("unclosed", sign.start, sign.end, text=sign.text)
    return Literal(sign.text) if sign.text in ("{{", "}}") else sign


def _field(text: str, span: Span, problems: Problems) -> Iterator[Inner]:
    inside = text[span[0] + 2 : span[1] - 2]
    head, bar, rest = inside.partition("|")
    head = head.strip()
    fallback = rest.strip().replace("\\{{", "{{").replace("\\[[", "[[") if bar else None
    if head.startswith("?"):
        yield from _ask(head[1:].strip(), fallback, span, problems)
    elif head == "cursor":
        if bar:
            problems.add("fallback_not_allowed", *span, text="cursor")
        yield Cursor(span)
    else:
        yield from _gap(head, fallback, span, problems)


def _ask(label: str, fallback: str | None, span: Span, problems: Problems) -> Iterator[Ask]:
    if not label:
        problems.add("empty_name", *span)
    yield Ask(label, fallback, span)


def _gap(head: str, fallback: str | None, span: Span, problems: Problems) -> Iterator[Gap]:
    """An article's address is a name with a colon in it, and so has no form."""
    if head.startswith(ARTICLE):
        name, colon, form = ARTICLE + head.removeprefix(ARTICLE).strip(), "", ""
    else:
        name, colon, form = (piece.strip() for piece in head.partition(":"))
    if name in ("", ARTICLE):
        problems.add("empty_name", *span)
    yield Gap(name, form if colon else None, fallback, span)


def _with_clauses(items: Sequence[Inner | _Sign], problems: Problems) -> Iterator[Part]:
    closers = _pairs(items, "[[", "]]")
    at = 0
    while at < len(items):
        item = items[at]
        if at in closers:
            yield _clause(items[at : closers[at] + 1], problems)
        elif isinstance(item, _Sign):
            yield _lone_mark(item, problems)
        else:
            yield item
        at = closers.get(at, at) + 1


def _lone_mark(sign: _Sign, problems: Problems) -> Literal:
    if sign.text == "[[":
        problems.add("unclosed", sign.start, sign.end, text=sign.text)
    return Literal(sign.text)


def _clause(items: Sequence[Inner | _Sign], problems: Problems) -> Clause:
    """The items from one [[ to its ]], split at the first bar."""
    first, *inside, last = items
    assert isinstance(first, _Sign)
    assert isinstance(last, _Sign)
    _refuse_openings([item for item in inside if isinstance(item, _Sign)], problems)
    bar = next((at for at, item in enumerate(inside) if _is_bar(item)), len(inside))
    clause = Clause(
        _joined(_as_text(inside[:bar])),
        _joined(_as_text(inside[bar + 1 :])),
        (first.start, last.end),
    )
    if not any(isinstance(part, Gap | Ask) for part in clause.parts):
        problems.add("no_field", *clause.position)
    return clause


def _is_bar(item: Inner | _Sign) -> bool:
    return isinstance(item, _Sign) and item.text == "|"


def _as_text(items: Sequence[Inner | _Sign]) -> Iterator[Inner]:
    for item in items:
        yield Literal(item.text) if isinstance(item, _Sign) else item


def _joined(parts: Iterable[Kind]) -> tuple[Kind | Literal, ...]:
    """Neighbouring text as one part, nothing for empty text."""
    joined: list[Kind | Literal] = []
    for is_text, run in groupby(parts, key=lambda part: isinstance(part, Literal)):
        if is_text:
            text = "".join(part.text for part in run if isinstance(part, Literal))
            joined.extend([Literal(text)] if text else [])
        else:
            joined.extend(run)
    return tuple(joined)
