"""Who wants to know of changes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from core.events.models import Change


class Follower(Protocol):
    """A part of the product that keeps up with the change log."""

    def written(self, changes: "Sequence[Change]") -> None:
        """Called inside the transaction, right after the changes were recorded."""

    def committed(self) -> None:
        """Called once after the commit. Catch up from the log here."""


_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Register a follower, once, from `AppConfig.ready`."""
    if follower not in _followers:
        _followers.append(follower)


def followers() -> tuple[Follower, ...]:
    return tuple(_followers)
