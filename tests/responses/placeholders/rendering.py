"""Renders as the product does: with the real Markdown reader."""

from datetime import date
from functools import partial

from core import markup
from responses.placeholders import Context, Formats, Known, Source, render

KNOWN = Known(constants={"opening_hours"}, customs={"plan"})
FORMATS = Formats(partial(markup.render, line_breaks=True), markup.plain)
NOON = date(2026, 11, 21)


def rendered(body, values=None, *, subject="", language="da", answers=None, strict=True, **more):
    return render(
        Source(subject, body),
        values or {},
        context=Context(language=language, today=NOON, known=KNOWN, **more),
        formats=FORMATS,
        answers=answers,
        strict=strict,
    )
