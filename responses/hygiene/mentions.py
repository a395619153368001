"""The articles that a text leads its reader to."""

from __future__ import annotations

import re

from responses.placeholders import PlaceholderError, names_in
from responses.placeholders.parts import ARTICLE

# An address of the help centre, as somebody copied it from the browser.
ADDRESS = re.compile(r"/help/[a-z]{2}(?:-[a-z]+)?/([\w-]+)/?(?![\w/-])", re.IGNORECASE)


def articles_in(text: str) -> tuple[str, ...]:
    """Slugs, each once, in order: of `{{article:slug}}` and of typed addresses."""
    try:
        names = names_in(text)
    except PlaceholderError:  # written before a rule of the grammar
        names = ()
    slugs = [name.removeprefix(ARTICLE) for name in names if name.startswith(ARTICLE)]
    return tuple(dict.fromkeys([*slugs, *(found[1].lower() for found in ADDRESS.finditer(text))]))
