"""One round over the jobs that are due. Any number of workers may do it at once."""

import logging
import os
import secrets
import socket
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from core.jobs.models import JobLease
from core.jobs.registry import Job, jobs

log = logging.getLogger(__name__)

# A worker that dies in the middle of a job holds it this long.
LEASE = timedelta(minutes=10)
# A job that keeps failing is tried again after twice the time each time, up to this long.
LONGEST_PAUSE = timedelta(hours=1)
_holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"[:120]
# How often each job has failed in a row, in this process.
_failures: Counter[str] = Counter()


def run_due(
    say: Callable[[str], object] = lambda line: None,
    *,
    all_of_them: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Do what is due and nobody else is at; `say` hears a line of each job that did something.

    `all_of_them` does not wait for the time of any. `stopped` ends the round between two jobs.
    """
    due = _names_due(all_of_them)
    for job in jobs():
        if job.lease_name not in due or stopped():
            continue
        if _take(job, all_of_them) and (said := _run(job)):
            say(f"{job.name}: {said}")


def _names_due(all_of_them: bool) -> set[str]:
    """One query where nothing is due. A job that was never done gets its row here."""
    wanted = {job.lease_name for job in jobs()}
    known = dict(JobLease.objects.filter(name__in=wanted).values_list("name", "next_at"))
    now = timezone.now()
    new = [JobLease(name=name, until=now, next_at=now) for name in wanted - known.keys()]
    if new:
        JobLease.objects.bulk_create(new, ignore_conflicts=True)
    later = {name for name, at in known.items() if at > now}
    return wanted if all_of_them else wanted - later


def _take(job: Job, at_any_time: bool) -> bool:
    """Make the job ours, in one statement: of several workers one gets it."""
    now = timezone.now()
    free = JobLease.objects.filter(name=job.lease_name, until__lte=now)
    if not at_any_time:
        free = free.filter(next_at__lte=now)
    return free.update(holder=_holder, until=now + LEASE) == 1


def _run(job: Job) -> str:
    said = ""
    with _Attempt(job):
        said = job.work()
    _give_back(job)
    return said


class _Attempt:
    """What goes wrong in one job is written down and ends neither the others nor the worker."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: Any
    ) -> bool:
        if error is None:
            del _failures[self._job.lease_name]
            return False
        if not isinstance(error, Exception):  # somebody wants the worker to end
            _give_back(self._job)
            return False
        _failures[self._job.lease_name] += 1
        log.error("The job %s failed and is tried again later", self._job.name, exc_info=error)
        return True


def _give_back(job: Job) -> None:
    now = timezone.now()
    held = JobLease.objects.filter(name=job.lease_name, holder=_holder)
    try:
        held.update(until=now, next_at=now + _pause(job), holder="")
    except DatabaseError as error:
        log.error("The lease of %s runs out by itself: %s", job.name, error)


def _pause(job: Job) -> timedelta:
    usual = timedelta(seconds=job.every_seconds)
    doublings = min(_failures[job.lease_name], 20)
    return min(usual * 2**doublings, max(usual, LONGEST_PAUSE))
