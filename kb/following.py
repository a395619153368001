"""Keeps the table of links with every change of an article, in the transaction of the change."""

from collections.abc import Sequence

from core.events.models import Change
from kb.services import links

# Changes of an article that change no text of it.
_NO_TEXT = frozenset({"flagged", "deleted"})


class LinkFollower:
    def written(self, changes: Sequence[Change]) -> None:
        ids = {each.object_id for each in changes if _may_change_links(each)}
        if ids:
            links.note_links(ids)
            links.note_arrivals(ids)
            links.note_headings(ids)

    def committed(self) -> None:
        """Nothing: it is all done."""


def _may_change_links(change: Change) -> bool:
    return change.type == "article" and change.verb not in _NO_TEXT
