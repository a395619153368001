"""Where apps say what of theirs can be found. Filled in `AppConfig.ready`."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Protocol

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from search.documents import Document

Asker = AbstractBaseUser | AnonymousUser
Row = Mapping[str, Any]


class Index(Protocol):
    """What an app tells about one type of thing that can be found."""

    type: str
    """As in the API and in `core.events.record(type, …)`: "reply", "article"."""

    scope: str
    """The token scope that may read the type: "replies:read"."""

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        """Everything that can be found by anybody, or of it those with these ids.

        Whatever is not given is not found: drafts and archived things stay
        out. What time alone changes (valid_from, valid_until) is given and
        judged by `visible_to`. In steady batches: there may be a million.
        """

    def visible_to(self, user: Asker) -> QuerySet[Any]:
        """What this asker may find now. The last word on every hit."""

    def rows(self, user: Asker, ids: Sequence[int]) -> dict[int, Row]:
        """The fields of each hit on a page, in a fixed number of queries.

        Each row has title, shortcut, language, url, updated_at and `text`
        (the source that the snippet is cut from); further keys (kind, stage,
        variants, …) are shown in the API as they are.
        """

    def use_scores(self, user: Asker, ids: Sequence[int] | None) -> dict[int, float]:
        """How much this asker and the teams use these; without a use: left out.

        `None` asks for the most used of all that the user sees, at most 200.
        """


_indexes: dict[str, Index] = {}


def register(index: Index) -> None:
    """Make a type findable. Registering a type again replaces it."""
    _indexes[index.type] = index


def unregister(type: str) -> None:
    _indexes.pop(type, None)


def get(type: str) -> Index:
    return _indexes[type]


def types() -> tuple[str, ...]:
    """All types that can be found, in the order they were registered."""
    return tuple(_indexes)


def indexes() -> tuple[Index, ...]:
    return tuple(_indexes.values())
