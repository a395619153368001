"""What a section is told about the run it is part of."""

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """`shared`: the public data. `folder`: for everything that is made. `most`: ask no more of a
    kind, None for all. `documents`: how many there are, None for the section's own number."""

    shared: Path
    folder: Path
    most: int | None = None
    documents: int | None = None

    def below(self, name: str) -> "Run":
        """The same with a folder of its own."""
        return replace(self, folder=self.folder / name)
