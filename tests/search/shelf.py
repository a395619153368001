"""A type of thing to find for tests that need no real replies: notes, kept in memory.

Each note borrows the id of a tag, so that the database can have its word on who sees it.
"""

from datetime import UTC, datetime
from itertools import count

from django.db import transaction

from accounts import roles
from core import events
from core.models import Tag
from search.documents import Document

NEW_YEAR = datetime(2027, 1, 1, tzinfo=UTC)
_number = count(1)


class Shelf:
    type = "note"
    scope = "replies:read"

    def __init__(self):
        self.notes = {}
        self.hidden = set()
        self.uses = {}

    def put(self, title="", *, id=None, labels=("staff",), record=True, **fields):
        """Write a note, or a new wording of one; answers its id."""
        if id is None:
            name = f"note {next(_number)}"
            id = Tag.objects.create(name=name, folded=name).pk
        fields.setdefault("language", "en")
        self.notes[id] = Document("note", id, frozenset(labels), title=title, **fields)
        if record:
            self.record([id])
        return id

    def remove(self, *ids):
        for id in ids:
            del self.notes[id]
        self.record(ids)

    def record(self, ids):
        with transaction.atomic():
            events.record_many(self.type, ids, "changed")

    # --- What search asks ------------------------------------------------------------------

    def documents(self, ids=None):
        return iter([note for id, note in [*self.notes.items()] if ids is None or id in ids])

    def visible_to(self, user):
        labels = roles.search_labels(user)
        seen = [id for id, note in [*self.notes.items()] if note.labels & labels]
        return Tag.objects.filter(pk__in=set(seen) - self.hidden)

    def rows(self, user, ids):
        return {
            id: {
                "title": note.title,
                "shortcut": note.shortcut,
                "language": note.language,
                "url": f"/notes/{id}/",
                "updated_at": NEW_YEAR,
                "text": note.body,
            }
            for id, note in self.notes.items()
            if id in ids
        }

    def use_scores(self, user, ids):
        return {id: uses for id, uses in self.uses.items() if ids is None or id in ids}
