"""The upkeep that nobody waits for: what systemd, cron or `serve` starts."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from core import jobs

log = logging.getLogger(__name__)

PAUSE = 2.0  # seconds between two looks at what is due


class Command(BaseCommand):
    help = (
        "Do the upkeep: bring the search index up to date, clear away what is old. Any number of "
        "these may run; nothing that people see waits for one. SIGTERM and Ctrl-C end it after "
        "the job in hand."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="do every job now, whether due or not, and end"
        )

    def handle(self, *, once: bool, **options: Any) -> None:
        if once:
            jobs.run_due(self._say, all_of_them=True)
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_received: stop.set())
        while not stop.is_set():
            close_old_connections()
            self._round(stop)
            stop.wait(PAUSE)

    def _round(self, stop: threading.Event) -> None:
        try:
            jobs.run_due(self._say, stopped=stop.is_set)
        except DatabaseError as error:
            log.error("The database does not answer; the worker goes on when it does: %s", error)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
