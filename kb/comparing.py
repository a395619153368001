"""Two wordings of an article held against each other."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.differences import Line, side_by_side
from kb.models import Revision


@dataclass(frozen=True)
class ChangedPart:
    label: str
    lines: list[Line]


def parts_between(old: Revision, new: Revision) -> list[ChangedPart]:
    """Title, summary and text of two revisions, where they differ."""
    labels = {"title": _("Title"), "summary": _("Summary"), "body": _("Text")}
    parts = [
        ChangedPart(label, side_by_side(getattr(old, name), getattr(new, name)))
        for name, label in labels.items()
    ]
    return [part for part in parts if part.lines]
