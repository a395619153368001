"""The demo's writing guide."""

from collections.abc import Mapping, Sequence
from typing import Any

from accounts.models import Team, User
from core.vocabulary import Status
from desk.services.demo_made import Made
from styleguide.models import StyleEntry
from styleguide.services.entries import create_entry, remove_entry


def make_style(
    rows: Sequence[Mapping[str, Any]],
    people: Mapping[str, User],
    teams: Mapping[str, Team],
    made: Made,
) -> None:
    """An entry for each row, written by the first editor."""
    editor = next(person for person in people.values() if person.role == "editor")
    for row in rows:
        entry = create_entry(
            by=editor,
            title=row["title"],
            topic=row["topic"],
            guidance=row["guidance"],
            language=row["language"],
            channels=row.get("channels", []),
            stages=row.get("stages", []),
            teams=[teams[key] for key in row.get("teams", [])],
            status=row.get("status", Status.PUBLISHED),
            examples=row["examples"],
            rules=row.get("rules", []),
        )
        made.note("style_entry", entry.pk)


def remove_style(ids: Sequence[int]) -> str:
    """Delete what the demo made of the guide; answers a line about it."""
    entries = StyleEntry.objects.filter(pk__in=ids)
    line = f"{len(entries)} pieces of advice are gone."
    for entry in entries:
        remove_entry(entry, by=None)
    return line
