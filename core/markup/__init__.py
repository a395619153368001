"""Markdown in, safe HTML or plain text out.

Texts are stored as typed; this package only reads them. `render` and `plain` take a source, or
its pieces where values are put in:

    render("# Retur\\n\\nHej **{{customer.first_name}}**")     placeholders stay as typed
    render(["Hej **", Value("Øyvind *"), "**"])               values are text, never Markdown

Neither raises, whatever the source is; what cannot be read as Markdown in reasonable time is
shown as it was typed.
"""

from core.markup.links import links
from core.markup.plaintext import plain
from core.markup.rendering import Heading, headings, render
from core.markup.slots import Value

__all__ = ["Heading", "Value", "headings", "links", "plain", "render"]
