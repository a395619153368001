"""Words for what replies consist of, as pages say them."""

import re
from html import unescape
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from core.vocabulary import LANGUAGE_NAMES, Tone
from responses.services.names import label_of

register = template.Library()

_GAP = re.compile(r"⟦([^⟦⟧<>]+)⟧")
_TAGS = re.compile(r"(<[^>]*>)")


@register.simple_tag
def variant_name(reply: Any) -> str:
    """`Danish`, `Danish · Formal`."""
    language = str(LANGUAGE_NAMES.get(reply.language, reply.language))
    if reply.tone == Tone.NEUTRAL:
        return language
    return f"{language} · {Tone(reply.tone).label}"


@register.simple_tag
def field_name(name: str) -> str:
    """`Customer’s first name` for `customer.first_name`; questions without their mark."""
    return label_of(name)


@register.simple_tag
def gaps(text: str) -> SafeString:
    """Plain text with its gaps marked and named as on the screen."""
    return mark_safe(_GAP.sub(_marked, escape(text)))


@register.simple_tag
def gaps_in_html(rendered: str) -> SafeString:
    """The same for the HTML of a rendered reply, which is clean already. Tags stay as they are."""
    return mark_safe("".join(_with_gaps(piece) for piece in _TAGS.split(rendered)))


def _with_gaps(piece: str) -> str:
    return piece if piece.startswith("<") else _GAP.sub(_marked, piece)


def _marked(found: re.Match[str]) -> str:
    return format_html("<mark>{}</mark>", field_name(unescape(found[1])))
