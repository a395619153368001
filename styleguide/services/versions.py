"""Two states of an entry beside each other, and an earlier one brought back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Team, User
from core.differences import difference
from core.exceptions import Invalid
from core.vocabulary import Channel, Stage
from styleguide.models import StyleEntry
from styleguide.services import rows
from styleguide.services.entries import require_editor
from styleguide.services.fields import checked
from styleguide.services.reading import mark_read
from styleguide.services.wording import examples_as_text, rules_as_text

# The status is no part of a wording: who brings one back publishes it or does not.
_WORDING = ("title", "topic", "guidance", "language")
_PARTS = ("examples", "rules", "channels", "stages")


def changes(before: Any, after: Any, teams: Mapping[int, str]) -> list[dict[str, Any]]:
    """What differs between two lines of a history, by the names of the screen."""
    old, new = _texts(before, teams), _texts(after, teams)
    compared = [(label, difference(old[label], new[label])) for label in new]
    return [{"label": label, "lines": lines} for label, lines in compared if lines]


@transaction.atomic
def restore_version(entry: StyleEntry, *, by: User, number: int) -> StyleEntry:
    """Make what a version of the history said the newest; its status stays as it is now.

    Teams that are gone are left out. Raises Invalid where there is no such version, or where
    what it says can no longer be saved, NotAllowed.
    """
    require_editor(by)
    current = rows.lock(entry, version=None)
    line = current.history.filter(version=number).first()
    if line is None:
        raise Invalid({"": [("unknown_version", _("There is no version %d of this.") % number)]})
    given: dict[str, Any] = {name: getattr(line, name) for name in _WORDING}
    given |= {name: line.parts.get(name, []) for name in _PARTS}
    given["teams"] = _teams(line.parts.get("teams", []))
    differing = rows.without_same(current, checked(given))  # type: ignore[arg-type]  # its fields
    if differing:
        rows.write(current, differing, by=by, verb="restored")
        mark_read(current, by=by)
    return current


def _teams(ids: Sequence[int]) -> list[Team]:
    return list(Team.objects.filter(pk__in=ids))


def _texts(line: Any, teams: Mapping[int, str]) -> dict[Any, str]:
    """What a state said, by the names of the screen."""
    parts = line.parts
    return {
        gettext_lazy("Title"): line.title,
        gettext_lazy("Topic"): str(line.get_topic_display()),
        gettext_lazy("Guidance"): line.guidance,
        gettext_lazy("Language"): str(line.get_language_display() or ""),
        gettext_lazy("Examples"): examples_as_text(parts.get("examples", [])),
        gettext_lazy("Rules"): rules_as_text(parts.get("rules", [])),
        gettext_lazy("Teams"): ", ".join(teams.get(pk, "–") for pk in parts.get("teams", [])),
        gettext_lazy("Channels"): ", ".join(
            str(Channel(each).label) for each in parts.get("channels", [])
        ),
        gettext_lazy("Where in the chat"): ", ".join(
            str(Stage(each).label) for each in parts.get("stages", [])
        ),
    }
