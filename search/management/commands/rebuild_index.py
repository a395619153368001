from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.progress import progress
from search import upkeep
from search.engines import is_in_files, is_in_postgres
from search.models import SearchDocument


class Command(BaseCommand):
    help = "Makes the search index anew, beside the old one. Searching goes on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        if not (is_in_files() or is_in_postgres()):
            upkeep.repair(upkeep.check())
            self.stdout.write("The database searches by itself; its rows are true.")
            return
        with progress("Indexing", total=SearchDocument.objects.count(), unit="documents") as seen:
            done = upkeep.rebuild(seen)
        if not done:
            raise CommandError("Another process is rebuilding the index right now.")
        self.stdout.write(f"Indexed {SearchDocument.objects.count()} documents.")
