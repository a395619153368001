"""Rules as sentences: “When the text says [nej], this or the next [1] sentence must say [men].”

The same sentence is read and, with a field for each part, written. What stands in it is named as
the parameters of the kind are (`styleguide.shapes`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

_SLOT = re.compile(r"%\((\w+)\)s")

# What one can choose where a sentence has a choice. The first of `when_customer` is no limit.
CHOICES: Mapping[str, Mapping[str, Any]] = {
    "when_customer": {
        "": gettext_lazy("Always"),
        "has_asked": gettext_lazy("Only once the customer has said what it is about"),
    },
    "unit": {
        "words": gettext_lazy("Words in the text"),
        "sentence_words": gettext_lazy("Words in a sentence"),
        "sentences": gettext_lazy("Sentences in the text"),
        "word": gettext_lazy("The same word in a row"),
        "sentence": gettext_lazy("The same sentence in one text"),
    },
    "of": {
        "emoji": gettext_lazy("Emoji"),
        "slang": gettext_lazy("Slang"),
        "humour": gettext_lazy("Humour"),
    },
}


@dataclass(frozen=True)
class Part:
    """Some words of the sentence, or the place of a parameter with what it says."""

    text: str
    parameter: str = ""


def to_write(kind: str, parameters: Mapping[str, Any]) -> list[Part]:
    """The whole sentence of a kind; its parameters stand where their fields go."""
    return list(_parts(_templates(kind, parameters)[0], {}))


def to_read(kind: str, parameters: Mapping[str, Any], most: int | None = None) -> list[Part]:
    """The sentence of a rule, without what it leaves open; of each list at most so many words."""
    given = {name: text for name, each in parameters.items() if (text := _spoken(name, each, most))}
    templates = [each for each in _templates(kind, parameters) if _names(each) <= given.keys()]
    # Only while it is written a rule lacks what its kind needs.
    return list(_parts(templates[0] if templates else _templates(kind, parameters)[-1], given))


def spoken(kind: str, parameters: Mapping[str, Any]) -> str:
    """The sentence as plain text, its parameters in brackets."""
    parts = to_read(kind, parameters)
    return "".join(f"[{part.text}]" if part.parameter else part.text for part in parts)


def _parts(template: str, given: Mapping[str, str]) -> Iterator[Part]:
    pieces = _SLOT.split(template)
    for words, name in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if words:
            yield Part(words)
        if name:
            yield Part(given.get(name, "…"), name)


def _names(template: str) -> set[str]:
    return set(_SLOT.findall(template))


def _spoken(name: str, value: Any, most: int | None) -> str:
    if value is None or value == "" or value == []:
        return ""
    if name in CHOICES:
        return str(CHOICES[name].get(value, value))
    if not isinstance(value, list):
        return str(value)
    if most is None or len(value) <= most:
        return ", ".join(value)
    words = {"words": ", ".join(value[:most]), "number": len(value) - most}
    return _("%(words)s … and %(number)d more") % words


def _templates(kind: str, parameters: Mapping[str, Any]) -> list[str]:
    """The sentences of a kind, the fullest first."""
    if kind == "require_after":
        return [_required_after(parameters.get("within_sentences"))]
    return [str(each) for each in SENTENCES[kind]]


def _required_after(sentences: Any) -> str:
    return ngettext(
        "When the text says %(when)s, this or the next %(within_sentences)s sentence must say"
        " %(then)s.",
        "When the text says %(when)s, this or the next %(within_sentences)s sentences must say"
        " %(then)s.",
        sentences if isinstance(sentences, int) else 1,
    )


SENTENCES: Mapping[str, tuple[Any, ...]] = {
    "avoid": (
        gettext_lazy("Do not write %(words)s, but %(use)s. %(when_customer)s."),
        gettext_lazy("Do not write %(words)s, but %(use)s."),
        gettext_lazy("Do not write %(words)s. %(when_customer)s."),
        gettext_lazy("Do not write %(words)s."),
    ),
    "prefer": (gettext_lazy("Instead of %(from)s write %(to)s."),),
    "limit": (gettext_lazy("At most %(max)s times %(words)s in one text."),),
    "length": (
        gettext_lazy("%(unit)s: at least %(min)s, at most %(max)s."),
        gettext_lazy("%(unit)s: at most %(max)s."),
        gettext_lazy("%(unit)s: at least %(min)s."),
    ),
    "ask": (
        gettext_lazy("When the text says %(when)s, it must ask the customer, or say %(or)s."),
        gettext_lazy("When the text says %(when)s, it must ask the customer."),
    ),
    "repeat": (gettext_lazy("%(unit)s: at most %(max)s times."),),
    "pattern": (gettext_lazy("Nothing in the text may match %(pattern)s."),),
    "tone": (
        gettext_lazy("%(of)s only if the customer does so first: %(words)s."),
        gettext_lazy("%(of)s only if the customer does so first."),
    ),
    "term": (
        gettext_lazy("Instead of %(term)s say %(say)s. It means: %(definition)s."),
        gettext_lazy("Instead of %(term)s say %(say)s."),
    ),
}
