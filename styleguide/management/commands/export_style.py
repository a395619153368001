"""Write the writing guide into a file that `import_style` reads."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.vocabulary import UnknownLanguage, normal_language
from styleguide.models import StyleEntry
from styleguide.transfer.guide_file import written


class Command(BaseCommand):
    help = "Write the writing guide as YAML: advice, examples and rules, drafts and archive too."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="default: the screen")
        parser.add_argument("--language", help="only advice in this language")

    def handle(self, *, file: Path | None, language: str | None, **options: Any) -> None:
        entries = StyleEntry.objects.for_reading().order_by("pk")
        if language:
            try:
                entries = entries.filter(language=normal_language(language))
            except UnknownLanguage as unknown:
                raise CommandError(str(unknown)) from None
        text = written(entries)
        if file is None:
            self.stdout.write(text, ending="")
            return
        file.write_text(text, encoding="utf-8")
        self.stdout.write(f"Written: {len(entries)} pieces of advice.")
