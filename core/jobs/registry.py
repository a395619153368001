"""Which jobs there are."""

import socket
from collections.abc import Callable
from typing import NamedTuple


class Job(NamedTuple):
    name: str
    every_seconds: int
    # Says what it did; "" where there was nothing to do.
    work: Callable[[], str]
    # Upkeep of what lies on a host's own disk is done on each host.
    per_host: bool = False

    @property
    def lease_name(self) -> str:
        return f"{self.name}@{socket.gethostname()}"[:120] if self.per_host else self.name


_jobs: dict[str, Job] = {}


def register(
    name: str, every_seconds: int, work: Callable[[], str], *, per_host: bool = False
) -> None:
    """Have `manage.py work` call this about so often. From `AppConfig.ready`."""
    _jobs[name] = Job(name, every_seconds, work, per_host)


def jobs() -> tuple[Job, ...]:
    return tuple(_jobs.values())
