"""Load a file of `export_style`, or rules of another tool as drafts."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.vocabulary import UnknownLanguage, normal_language
from styleguide.services.loading import Loaded
from styleguide.transfer.guide_file import Unreadable, guide_in, take, told
from styleguide.transfer.imports import NotReadable, language_of, read, write


class Command(BaseCommand):
    help = (
        "Load the guide from a file that export_style wrote: all of it, or nothing where anything "
        "is wrong. Or load a Vale style (a .yml file or a folder of them), or lines of JSON with "
        "Vale rules or with words and plainer words: what comes from other tools becomes a draft. "
        "Run again, it doubles nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", help="of the words (default: what the name says)")
        parser.add_argument("--source", help="what rules are known again by (default: file name)")
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        own = guide_in(file)
        if own is not None:
            self._take(own, dry_run)
            return
        named = options["language"] or language_of(file, settings.DEFAULT_CONTENT_LANGUAGE)
        try:
            language = normal_language(named)
            found = read(file, language)
        except (NotReadable, UnknownLanguage) as refused:
            raise CommandError(str(refused)) from None
        source = options["source"] or file.name
        counts = write(found, language=language, source=source[:120], dry_run=dry_run)
        counted = [f"{counts[each]} {each.value}" for each in Loaded if counts[each]]
        prefix = "Would be drafts" if dry_run else "Drafts"
        self.stdout.write(f"{prefix}: {', '.join(counted) or 'none'}.")
        if found.left_out:
            self.stdout.write("Left out, as no rule of ours says it:")
        for name, why in found.left_out:
            self.stdout.write(f"  {name}: {why}")

    def _take(self, text: str, dry_run: bool) -> None:
        try:
            counts = take(text, by=None, dry_run=dry_run)
        except Unreadable as refused:
            raise CommandError("\n".join(map(str, refused.problems))) from None
        self.stdout.write(f"{'Would be taken' if dry_run else 'Taken'}: {told(counts) or '–'}.")
