"""Markdown in, safe HTML or plain text out.

Texts are stored as typed; this package only reads them. Placeholders (`{{…}}`, `[[…]]`) stay as
they are. Neither `render` nor `plain` raises, whatever the source is; what cannot be read as
Markdown in reasonable time is shown as it was typed.
"""

from core.markup.links import Lead, Leader, links
from core.markup.plaintext import plain
from core.markup.rendering import Heading, addresses, headings, render

__all__ = ["Heading", "Lead", "Leader", "addresses", "headings", "links", "plain", "render"]
