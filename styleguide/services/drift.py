"""What a change of the guide does to the texts that stand, asked before it is saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from core.exceptions import Invalid
from styleguide.checked_texts import CheckedText, registered, texts_of
from styleguide.checker import Guide, Rule
from styleguide.models import StyleEntry
from styleguide.services.fields import EntryFields, RuleFields, checked
from styleguide.services.guide import rules_of
from styleguide.services.holding import WEIGHTY, findings_in

AT_ONCE = 50
SHOWN = 5
# A request gives this much of its time; whoever wants to know of all texts asks on.
SECONDS = 0.25


@dataclass
class Breaking:
    """Texts that would break the advice and do not break it now, of those looked at so far.

    `count`: where something should or must change; `hints`: where there are suggestions alone.
    `after` is where to ask on, None once all `total` were looked at.
    """

    count: int = 0
    hints: int = 0
    looked_at: int = 0
    total: int = 0
    after: str | None = None
    first: list[CheckedText] = field(default_factory=list)


def would_break(
    fields: EntryFields,
    *,
    entry: StyleEntry | None = None,
    after: str = "",
    seconds: float = SECONDS,
) -> Breaking:
    """How many published, shared texts would newly break this advice, once it is saved so.

    `fields` is what `create_entry` and `change_entry` take (of it language, teams, channels, stages
    and rules are read), `entry` the advice that is changed. Looks for about so many seconds; asked
    again with the `after` of the answer it goes on there, and its counts are of that stretch alone.
    Raises Invalid as saving would.
    """
    given = checked(fields)
    new, old = Guide(_rules(given)), _rules_before(entry)
    language = given.get("language")
    found = Breaking(total=sum(texts.total(language) for texts in registered()))
    if not new.rules:
        found.looked_at = found.total
        return found
    until = monotonic() + seconds
    for batch in _batches(after, language):
        for text in batch:
            _count(text, new, old, found)
            found.looked_at += 1
            if monotonic() > until:
                found.after = f"{text.type}.{text.pk}"
                return found
    return found


def readable_rules(rows: Sequence[RuleFields]) -> list[RuleFields]:
    """Of rules that are being written those that could be saved, but for their message."""
    named = [row.copy() for row in rows]
    for row in named:
        row["message"] = "…"
    return [row for row in named if _is_readable(row)]


def _is_readable(row: RuleFields) -> bool:
    try:
        checked({"rules": [row]})
    except Invalid:
        return False
    return True


def _count(text: CheckedText, new: Guide, old: Guide, found: Breaking) -> None:
    severities = {each["severity"] for each in findings_in(text, new)} if text.counts else set()
    if not severities or (old.rules and findings_in(text, old)):
        return
    if WEIGHTY.isdisjoint(severities):
        found.hints += 1
        return
    found.count += 1
    if len(found.first) < SHOWN:
        found.first.append(text)


def _batches(after: str, language: str | None) -> Iterator[list[CheckedText]]:
    """All texts behind a place, type by type, by number; what lies lowest, articles, comes last."""
    begun, _dot, number = after.partition(".")
    last = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
    waiting = bool(begun) and texts_of(begun) is not None
    for texts in reversed(registered()):
        if waiting and texts.type != begun:
            continue
        waiting, place = False, last if texts.type == begun else 0
        while batch := texts.after(place, AT_ONCE, language):
            yield batch
            place = batch[-1].pk


def _rules(given: dict[str, Any]) -> Sequence[Rule]:
    return [
        Rule(
            kind=row["kind"],
            parameters=row["parameters"],
            severity=row["severity"],
            message=row["message"],
            exceptions=tuple(row["exceptions"]),
            key=place,
            language=given.get("language"),
            channels=frozenset(given.get("channels", ())),
            stages=frozenset(given.get("stages", ())),
            teams=frozenset(team.pk for team in given.get("teams", ())),
        )
        for place, row in enumerate(given.get("rules", ()))
    ]


def _rules_before(entry: StyleEntry | None) -> Guide:
    published = StyleEntry.objects.published().for_reading()
    return Guide(rules_of(published.filter(pk=entry.pk)) if entry is not None else ())
