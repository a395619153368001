"""Which placeholder names exist here: the registry's, our constants, custom fields, articles."""

import re
from collections.abc import Collection, Iterable

from accounts import roles
from kb.models import Article
from responses.models import Constant, CustomField
from responses.placeholders import FIELDS, Known
from responses.placeholders.registry import CONSTANT, CUSTOM

_OWN = re.compile(r"\b(company|constant|custom|team)(?=\.)")


def known_names(user: roles.AnyUser) -> Known:
    """Names that a text of this user may hold. Articles the user does not see do not exist."""
    articles = Article.objects.visible_to(user)
    return Known(
        constants=_keys(Constant),
        customs=_keys(CustomField),
        article_exists=lambda slug: articles.filter(slug=slug).exists(),
    )


def known_fields(mentioned: Collection[str] | None = None) -> Known:
    """The same for reading values and for lists of fields; any article will do.

    `mentioned` (`names_in`): what the texts in hand may speak of, where the rest is no matter.
    """
    every = ("constant", "custom")
    wanted = every if mentioned is None else mentioned
    return Known(
        constants=_keys(Constant) if "constant" in wanted else frozenset(),
        customs=_keys(CustomField) if "custom" in wanted else frozenset(),
    )


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Which of our own facts texts may speak of, by their first word: `company`, `constant`, …"""
    return frozenset(found for text in texts for found in _OWN.findall(text))


def label_of(name: str) -> str:
    """`Customer’s first name` for `customer.first_name`; questions without their mark.

    Keys of constants and custom fields are words already.
    """
    if field := FIELDS.get(name):
        return str(field.label)
    if name.startswith((CONSTANT, CUSTOM)):
        return name.partition(".")[2].replace("_", " ")
    return name.removeprefix("?")


def _keys(model: type[Constant] | type[CustomField]) -> frozenset[str]:
    return frozenset(model.objects.values_list("key", flat=True))
