"""How replies begin as one customer would get them: what a row of a list shows."""

from collections.abc import Collection, Iterable, Mapping

from django.utils import timezone

from accounts.models import User
from core import markup
from responses.models import Reply
from responses.placeholders import (
    Context,
    Formats,
    Known,
    PlaceholderError,
    Source,
    ValuesError,
    render,
)
from responses.services import facts
from responses.services.names import known_fields, names_in

LENGTH = 200
# A row needs no formatting: the costly half of a rendering is left out.
FORMATS = Formats(to_html=lambda source: "", to_plain=markup.plain)


def first_lines(
    replies: Iterable[Reply], *, user: User, values: Mapping[str, object]
) -> dict[int, str]:
    """Reply id → how it begins, as one line of at most 200 characters; gaps show as ⟦name⟧.

    Values that do not exist fill nothing. As many queries as there are languages, not replies.
    """
    replies = list(replies)
    names = names_in(reply.body for reply in replies)
    known = known_fields(names)
    contexts: dict[str, Context] = {}
    lines = {}
    for reply in replies:
        if reply.language not in contexts:
            contexts[reply.language] = _context(user, reply.language, known, names)
        lines[reply.pk] = _first_line(reply.body, values, contexts[reply.language])
    return lines


def _context(user: User, language: str, known: Known, names: Collection[str]) -> Context:
    own = facts.own_values(user, language, [], names)
    return Context(
        language=language,
        today=timezone.localdate(),
        known=known,
        own=own.values,
        genitives=own.genitives,
        article=lambda slug: None,
    )


def _first_line(body: str, values: Mapping[str, object], context: Context) -> str:
    # The whole of a long text is not needed, but cutting may split a clause: then take all.
    paragraphs = body.strip().split("\n\n")
    for source in ("\n\n".join(paragraphs[:2]), body):
        try:
            rendered = render(
                Source("", source),
                values,
                context=context,
                formats=FORMATS,
                answers={},
                strict=False,
            )
        except PlaceholderError:
            continue
        except ValuesError:
            return _first_line(body, {}, context) if values else ""
        return " ".join(rendered.body.split())[:LENGTH]
    return ""
