"""Puts the values of one customer into a reply.

The source is rendered first, with a mark in place of each field; the values are put in
afterwards, escaped for the place where they stand. So a value is never expanded, never read
as Markdown or HTML, and cannot become the scheme of a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from responses.placeholders.draft import Draft, Formats
from responses.placeholders.errors import MissingValues
from responses.placeholders.escape import one_line
from responses.placeholders.filling import ArticleFill, Fill, Filling, Link, Piece
from responses.placeholders.grammar import parse
from responses.placeholders.parts import Ask, Part, fields_in
from responses.placeholders.registry import Known
from responses.placeholders.values import read_answers, read_values

Asked = dict[str, str | None]


@dataclass(frozen=True)
class Source:
    """What a reply says before anybody's values are in it."""

    subject: str
    body: str


@dataclass(frozen=True)
class Rendered:
    """A reply as one customer gets it; `cursor` counts code points in `body`."""

    subject: str
    body: str
    markdown: str
    html: str
    unresolved: list[str]
    asks: list[Asked]
    guessed: dict[str, str]
    cursor: int | None


def no_article(slug: str) -> Link | None:
    """Where no article is public."""
    return None


@dataclass(frozen=True)
class Context:
    """What a rendering may use beside the values that the caller gives.

    `own` holds our side by name: constants, company, agent, team, in the language of the reply.
    What the caller gives goes before it, unless it is missing.
    `genitives` goes before the rule: {"company.name": "DSB’s"}.
    """

    language: str
    today: date
    known: Known = field(default_factory=Known)
    own: Mapping[str, object] = field(default_factory=dict)
    genitives: Mapping[str, str] = field(default_factory=dict)
    article: Callable[[str], Link | None] = no_article


def render(
    source: Source,
    values: Mapping[str, object],
    *,
    context: Context,
    formats: Formats,
    answers: Mapping[str, object] | None = None,
    strict: bool = True,
) -> Rendered:
    """The reply with its values in it.

    Raises PlaceholderError for a source that cannot be read, ValuesError for values that do
    not exist or are no text, and, if strict, MissingValues. Not strict, gaps show as ⟦name⟧.
    """
    subject, body = parse(source.subject), parse(source.body)
    filling = _filling(values, answers or {}, context)
    subject_pieces = list(filling.pieces(subject))
    draft = Draft(filling.pieces(body), formats)
    unresolved, asks = list(filling.unresolved), _asks((*subject, *body))
    if strict and unresolved:
        raise MissingValues(unresolved, asks)
    plain, cursor = draft.plain()
    return Rendered(
        subject=_line(subject_pieces),
        body=plain,
        markdown=draft.markdown(),
        html=draft.html(),
        unresolved=unresolved,
        asks=asks,
        guessed=filling.guessed,
        cursor=cursor,
    )


def _filling(
    values: Mapping[str, object], answers: Mapping[str, object], context: Context
) -> Filling:
    own = read_values(context.own, context.known, context.language)
    given = read_values(values, context.known, context.language)
    return Filling(
        values={**own, **given},
        answers=read_answers(answers, context.language),
        language=context.language,
        known=context.known,
        genitives=context.genitives,
        article=context.article,
        today=context.today,
    )


def _asks(parts: Iterable[Part]) -> list[Asked]:
    """Everything the agent is asked for, answered or not, each label once."""
    asks = [each for each in fields_in(parts) if isinstance(each, Ask)]
    fallbacks = {ask.label: ask.fallback for ask in reversed(asks)}
    return [
        {"label": label, "fallback": fallbacks[label]}
        for label in dict.fromkeys(ask.label for ask in asks)
    ]


def _line(pieces: Iterable[Piece]) -> str:
    """A subject: one line of plain text, in which Markdown means nothing."""
    return one_line("".join(map(_plain_piece, pieces))).strip()


def _plain_piece(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Fill):
        return piece.text
    return piece.link.title if isinstance(piece, ArticleFill) else ""
