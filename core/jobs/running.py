"""One round over the jobs that are due. Any number of workers may do it at once."""

import logging
import os
import secrets
import socket
from collections.abc import Callable
from datetime import timedelta

from django.db import DatabaseError
from django.utils import timezone

from core.exceptions import Refusal
from core.jobs.models import JobLease
from core.jobs.registry import Job, jobs

log = logging.getLogger(__name__)

# A worker that dies in the middle of a job holds it this long.
LEASE = timedelta(minutes=10)
_holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"[:120]


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
    try:
        return job.work()
    except (DatabaseError, OSError, Refusal) as error:
        log.error("The job %s failed and is tried again later: %s", job.name, error)
        return ""
    finally:
        _give_back(job)


def _give_back(job: Job) -> None:
    now = timezone.now()
    held = JobLease.objects.filter(name=job.lease_name, holder=_holder)
    try:
        held.update(until=now, next_at=now + timedelta(seconds=job.every_seconds), holder="")
    except DatabaseError as error:
        log.error("The lease of %s runs out by itself: %s", job.name, error)
