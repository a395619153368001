"""The fields there are. A text with any other name is refused when it is saved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from responses.placeholders.errors import Problems
from responses.placeholders.grammar import parse, read
from responses.placeholders.parts import ARTICLE, Ask, Clause, Gap, Part, fields_in

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

GENITIVE = "genitive"
FORMS = frozenset({GENITIVE})
CONSTANT = "constant."
CUSTOM = "custom."
LONGEST_GUESSED_NAME = 60


@dataclass(frozen=True)
class Field:
    """A name, how it is called on the screen, and what may be asked of it."""

    name: str
    label: str | _StrPromise
    forms: frozenset[str] = frozenset()
    is_person: bool = False

    @property
    def group(self) -> str:
        """`customer` of `customer.first_name`."""
        return self.name.partition(".")[0]


def _person(name: str, label: _StrPromise) -> Field:
    return Field(name, label, FORMS, is_person=True)


def _named(name: str, label: str | _StrPromise) -> Field:
    return Field(name, label, FORMS)


FIELDS = {
    field.name: field
    for field in (
        _person("customer.first_name", _("Customer’s first name")),
        _person("customer.last_name", _("Customer’s last name")),
        _person("customer.name", _("Customer’s full name")),
        Field("customer.email", _("Customer’s e-mail")),
        Field("customer.phone", _("Customer’s phone")),
        _named("customer.company", _("Customer’s company")),
        _person("agent.first_name", _("Your first name")),
        _person("agent.name", _("Your full name")),
        Field("agent.title", _("Your title")),
        Field("agent.email", _("Your e-mail")),
        _named("team.name", _("Team’s name")),
        _named("company.name", _("Our name")),
        Field("company.phone", _("Our phone")),
        Field("company.email", _("Our e-mail")),
        Field("company.url", _("Our web address")),
        Field("company.address", _("Our postal address")),
        Field("ticket.id", _("Ticket number")),
        Field("ticket.subject", _("Ticket subject")),
        Field("ticket.url", _("Link to the ticket")),
        Field("order.number", _("Order number")),
        Field("order.date", _("Order date")),
        Field("order.url", _("Link to the order")),
        _named("product.name", _("Product name")),
        Field("date.today", _("Today’s date")),
    )
}
GROUPS = frozenset(field.group for field in FIELDS.values()) | {"constant", "custom"}


@dataclass(frozen=True)
class Known:
    """What this installation adds: keys of constants and custom fields, and its articles.

    Without `article_exists` any slug will do.
    """

    constants: Collection[str] = frozenset()
    customs: Collection[str] = frozenset()
    article_exists: Callable[[str], bool] | None = None

    def field(self, name: str) -> Field | None:
        """The field of this name, or None where there is no such field."""
        if name.startswith(ARTICLE):
            return Field(name, name) if self._has_article(name.removeprefix(ARTICLE)) else None
        for prefix, keys in ((CONSTANT, self.constants), (CUSTOM, self.customs)):
            if name.startswith(prefix) and name.removeprefix(prefix) in keys:
                return _named(name, name.removeprefix(prefix))
        return FIELDS.get(name)

    def fields(self) -> Iterator[Field]:
        """All fields but articles, in the order of an "Insert field" list."""
        yield from FIELDS.values()
        for prefix, keys in ((CONSTANT, self.constants), (CUSTOM, self.customs)):
            for key in sorted(keys):
                yield _named(prefix + key, key)

    def _has_article(self, slug: str) -> bool:
        return self.article_exists is None or self.article_exists(slug)


def validate(text: str, known: Known) -> None:
    """Raises PlaceholderError with everything that keeps the text from being saved."""
    problems = Problems()
    check(read(text, problems), known, problems)
    problems.raise_any()


def check(parts: Sequence[Part], known: Known, problems: Problems) -> None:
    """Collects the names and forms that do not exist."""
    names = [field.name for field in known.fields()]
    field_of = cache(known.field)
    for gap in _gaps(parts):
        if problems.is_full:
            break
        field = field_of(gap.name)
        if field is None:
            problems.add("unknown_name", *gap.position, **_unknown(gap.name, names))
        elif gap.form is not None and gap.form not in FORMS:
            problems.add("unknown_form", *gap.position, text=gap.form)
        elif gap.form is not None and gap.form not in field.forms:
            problems.add("form_not_allowed", *gap.position, text=gap.name, form=gap.form)


def names_in(text: str) -> tuple[str, ...]:
    """The names of the fields of a text, each once, in order."""
    return tuple(dict.fromkeys(gap.name for gap in _gaps(parse(text))))


def needed_in(text: str) -> tuple[str, ...]:
    """The names without which a text cannot be sent, each once, in order.

    Not those with a fallback, nor those that only a clause needs that can be left out.
    """
    parts = parse(text)
    bare = [part for part in parts if not isinstance(part, Clause)]
    otherwise = [each for part in parts if isinstance(part, Clause) for each in part.otherwise]
    fields = (*_gaps(bare), *_gaps(otherwise))
    return tuple(dict.fromkeys(gap.name for gap in fields if gap.fallback is None))


def labels_in(text: str) -> tuple[str, ...]:
    """What the agent is asked for in a text, each once, in order."""
    asks = (field for field in fields_in(parse(text)) if isinstance(field, Ask))
    return tuple(dict.fromkeys(ask.label for ask in asks))


def _gaps(parts: Sequence[Part]) -> Iterator[Gap]:
    """Every gap with a name; one without is a problem of the grammar."""
    for field in fields_in(parts):
        if isinstance(field, Gap) and field.name not in ("", ARTICLE):
            yield field


def _unknown(name: str, names: list[str]) -> dict[str, str]:
    """The name as a problem shows it, and the one that was probably meant."""
    if len(name) > LONGEST_GUESSED_NAME:
        return {"text": name[:LONGEST_GUESSED_NAME] + "…"}
    like = get_close_matches(name, names, n=1, cutoff=0.75)
    return {"text": name, "like": like[0]} if like else {"text": name}
