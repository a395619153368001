"""Holding a whole text against the guide: each of its fields, in each of its channels."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from styleguide.checked_texts import CheckedText
from styleguide.checker import Context, Finding, Guide

# Single lines: what advice says of sentences and of length is not about them.
LINES = frozenset({"title", "subject"})
_ABOUT_TEXTS = frozenset({"ask", "length", "require_after"})
# The API, pages and the stored rows name them alike.
WEIGHTY = frozenset({"warning", "error"})

FoundRow = dict[str, Any]


def findings_in(text: CheckedText, guide: Guide) -> list[FoundRow]:
    """What the guide finds: each place as {field, start, end, text, rule, entry, severity, message,
    replacements}, in the order of fields and places.

    Advice for a channel counts where the text is meant for that channel by name.
    """
    return [
        {"field": name, **asdict(found), "replacements": list(found.replacements)}
        for name, source in text.parts.items()
        if source
        for found in _findings(text, name, source, guide)
    ]


def _findings(text: CheckedText, name: str, source: str, guide: Guide) -> Iterator[Finding]:
    found: dict[tuple[int, int, Any], Finding] = {}
    for channel in text.channels or (None,):
        context = Context(text.language, channel, text.stage, None, text.teams)
        for each in guide.check(source, context):
            found.setdefault((each.start, each.end, each.rule), each)
    unfit = _rules_about_texts(guide) if found and name in LINES else frozenset()
    for key in sorted(found, key=lambda place: place[:2]):
        if key[2] not in unfit:
            yield found[key]


def _rules_about_texts(guide: Guide) -> frozenset[Any]:
    return frozenset(rule.key for rule in guide.rules if rule.kind in _ABOUT_TEXTS)
