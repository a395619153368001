"""Where the index lives and which of its folders is in use."""

import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from django.conf import settings

from core.events import Position, last_position
from core.events.models import Change
from search.analysis import ANALYSIS_VERSION
from search.engines.files import read_values, write_values
from search.exceptions import IndexUnusable

CURRENT = "CURRENT"


def home() -> Path:
    return Path(settings.SEARCH_INDEX_DIR)


@dataclass(frozen=True)
class Pointer:
    """The folder in use, and how far it has read the change log.

    `origin` tells one database from another, whose changes count from 1 as well. `generations`
    of the two indexes were saved before the position was: after a power cut an index may be
    older than that, and has to be rebuilt.
    """

    folder: str
    position: str
    origin: str
    engine: str
    generations: tuple[int, int] = (0, 0)
    analysis: int = ANALYSIS_VERSION

    @classmethod
    def read(cls) -> "Pointer":
        try:
            values = read_values(home() / CURRENT)
            pointer = cls(**{**values, "generations": tuple(values["generations"])})
            Position.parse(pointer.position)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise IndexUnusable(f"no index: {error}") from error
        return pointer

    def write(self) -> None:
        """Make this the one that counts, in one step. Only for who holds the lock `write`."""
        write_values(home() / CURRENT, asdict(self))

    @property
    def read_to(self) -> Position:
        return Position.parse(self.position)

    def moved(self, position: Position, generations: tuple[int, int]) -> "Pointer":
        return replace(self, position=str(position), origin=origin(), generations=generations)

    def check_database(self) -> None:
        """Raises IndexUnusable unless this is about the database in use, in its present state."""
        if self.engine != settings.SEARCH_ENGINE or self.analysis != ANALYSIS_VERSION:
            raise IndexUnusable("the index was made by another engine or version")
        if self.read_to > last_position():
            raise IndexUnusable("the index knows changes that the database does not")
        if self.origin and self.origin != origin():
            raise IndexUnusable("the index is about another database")


def origin() -> str:
    """The first change ever recorded: no two databases share its microsecond."""
    first = Change.objects.order_by("sequence").values_list("at", flat=True).first()
    return first.isoformat() if first else ""


def signature() -> tuple[int, int] | None:
    """Changes whenever CURRENT does; None where there is none."""
    try:
        stat = os.stat(home() / CURRENT)
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns
