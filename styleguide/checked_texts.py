"""Which texts the guide is held against: the apps above register theirs in `AppConfig.ready`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class CheckedText:
    """A text as the checker takes it. `parts`: the name of each field that readers see, its source.

    `counts` is false for what nobody has to put right because the guide changed: drafts, and what
    is somebody's own.
    """

    type: str
    pk: int
    title: str
    url: str
    language: str
    parts: Mapping[str, str]
    channels: Sequence[str] = ()
    stage: str | None = None
    teams: frozenset[int] = frozenset()
    counts: bool = True


class CheckedTexts(Protocol):
    """The texts of one type, without those in the archive.

    `held` is the model of what was found in each (a `HeldText`), `up_to` that of the one row which
    says how far (a `HeldUpTo`).
    """

    type: str
    held: Any
    up_to: Any

    def after(self, last: int, limit: int, language: str | None = None) -> list[CheckedText]:
        """The next ones by number, of one language or of all."""

    def these(self, ids: Collection[int]) -> list[CheckedText]:
        """Those of these numbers that are there."""

    def total(self, language: str | None = None) -> int:
        """How many there are."""


_registered: dict[str, CheckedTexts] = {}


def register(texts: CheckedTexts) -> None:
    """Registering a type again replaces it."""
    _registered[texts.type] = texts


def registered() -> Sequence[CheckedTexts]:
    return tuple(_registered.values())


def texts_of(type: str) -> CheckedTexts | None:
    return _registered.get(type)
