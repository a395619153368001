"""A bar for commands that take a while."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm


@contextmanager
def progress(
    what: str, *, total: int | None = None, unit: str = "", to: Any = None
) -> Iterator[Callable[[int], object]]:
    """Shows how far it is; call what it gives with each number of further steps.

    Only on a terminal: a log file gets no bar.
    """
    with tqdm(desc=what, total=total, unit=f" {unit}", file=to, disable=None) as bar:
        yield bar.update
