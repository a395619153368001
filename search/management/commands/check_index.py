from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import upkeep
from search.engines import is_in_files
from search.exceptions import IndexUnusable

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Compares the search index with the database. Ends with 1 and says what differs; "
        "--repair mends it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="mend what differs")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        try:
            differences = self._check()
        except IndexUnusable as unusable:
            if not repair:
                raise CommandError(f"The index cannot be used: {unusable}") from unusable
            if not upkeep.rebuild():
                raise CommandError("Another process is rebuilding the index right now.") from None
            differences = self._check()
        if not differences:
            self.stdout.write("The index says what the database says.")
            return
        for difference in differences[:SHOWN]:
            self.stdout.write(str(difference))
        if len(differences) > SHOWN:
            self.stdout.write(f"… and {len(differences) - SHOWN} more")
        if not repair:
            raise CommandError(f"{len(differences)} differences. --repair mends them.")
        upkeep.repair(differences)
        self.stdout.write(f"Mended {len(differences)} differences.")

    def _check(self) -> list[upkeep.Difference]:
        """Looks twice where something differs: it may have been saved between two readings."""
        seen = self._look()
        return [each for each in self._look() if each in seen] if seen else []

    def _look(self) -> list[upkeep.Difference]:
        """What is only waiting to be taken in is no difference."""
        while is_in_files() and not upkeep.catch_up():
            pass
        return upkeep.check()
