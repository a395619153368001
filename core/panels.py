"""What apps above show beside a thing of an app below: a small registry of panels.

The lower app makes one `Panels` and shows what it answers; the upper app registers in
`AppConfig.ready` a function that knows what it may show to whom.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class PanelRow:
    """One line: what it is, where it leads, when it was."""

    text: str
    url: str
    at: Any = None


@dataclass(frozen=True)
class PanelStep:
    """Something to do about it: a button that POSTs."""

    word: str
    url: str
    icon: str


@dataclass(frozen=True)
class Panel:
    """`note`: what all of the rows come to, in a sentence above them; `steps` below them."""

    title: str
    rows: Sequence[PanelRow]
    note: str = ""
    steps: Sequence[PanelStep] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.note or self.steps)


Source = Callable[[Any, Any], Panel | None]


@dataclass
class Panels:
    """Sources take the thing and the user who looks at it, and answer None for nothing."""

    _sources: dict[str, Source] = field(default_factory=dict)

    def register(self, name: str, source: Source) -> None:
        """Registering a name again replaces it."""
        self._sources[name] = source

    def of(self, thing: Any, user: Any) -> list[Panel]:
        found = (source(thing, user) for source in self._sources.values())
        return [panel for panel in found if panel is not None and not panel.is_empty]
