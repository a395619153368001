"""Load rules of another tool as drafts."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.vocabulary import UnknownLanguage, normal_language
from styleguide.services.loading import Loaded
from styleguide.transfer.imports import NotReadable, language_of, read, write


class Command(BaseCommand):
    help = (
        "Load a Vale style (a .yml file or a folder of them), or lines of JSON with Vale rules or "
        "with words and plainer words. Everything becomes a draft; run again, it doubles nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", help="of the words (default: what the name says)")
        parser.add_argument("--source", help="what rules are known again by (default: file name)")
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        named = options["language"] or language_of(file, settings.DEFAULT_CONTENT_LANGUAGE)
        try:
            language = normal_language(named)
            found = read(file, language)
        except (NotReadable, UnknownLanguage) as refused:
            raise CommandError(str(refused)) from None
        source = options["source"] or file.name
        counts = write(found, language=language, source=source[:120], dry_run=dry_run)
        told = [f"{counts[each]} {each.value}" for each in Loaded if counts[each]]
        prefix = "Would be drafts" if dry_run else "Drafts"
        self.stdout.write(f"{prefix}: {', '.join(told) or 'none'}.")
        if found.left_out:
            self.stdout.write("Left out, as no rule of ours says it:")
        for name, why in found.left_out:
            self.stdout.write(f"  {name}: {why}")
