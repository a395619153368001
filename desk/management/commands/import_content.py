"""Load articles or replies out of a file of JSON lines."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from core.progress import progress
from core.transfer import LineError, NotReadable, Options, Reading, Summary, read
from core.vocabulary import Status, UnknownLanguage, normal_language
from kb.transfer.articles import ArticleImporter
from responses.transfer.replies import ReplyImporter
from search import upkeep

IMPORTERS: dict[str, Any] = {"article": ArticleImporter, "reply": ReplyImporter}
MOST_SHOWN = 50


class Command(BaseCommand):
    help = (
        "Load articles or replies out of a file with one JSON object a line. All lines are "
        "checked first; nothing is written when one is wrong. Run again, it updates what differs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--type", choices=sorted(IMPORTERS), required=True)
        parser.add_argument("--language", help="of rows that name none")
        parser.add_argument("--source", help="what rows are known again by (default: file name)")
        parser.add_argument("--status", choices=Status.values, default=Status.PUBLISHED)
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")

    def handle(self, *, file: Path, type: str, dry_run: bool, **options: Any) -> None:
        importer = IMPORTERS[type]()
        try:
            reading = self._read(file, importer, options["language"])
            if reading.errors:
                raise CommandError(_told(reading.errors))
            chosen = {"source": options["source"] or file.name, "status": options["status"]}
            summary = self._write(importer, reading, dry_run=dry_run, **chosen)
        except KeyboardInterrupt:
            raise CommandError("Stopped. Nothing was written.", returncode=130) from None
        if not dry_run:
            with progress("Indexing", unit="documents") as advance:
                upkeep.bring_up_to_date(advance)
        self.stdout.write(_summed_up(summary, dry_run))

    def _read(self, file: Path, importer: Any, language: str | None) -> Reading[Any]:
        try:
            code = normal_language(language or settings.DEFAULT_CONTENT_LANGUAGE)
            size = file.stat().st_size if file.is_file() else None
            with progress("Reading", total=size, unit="bytes") as advance:
                return read(file, importer, language=code, advance=advance)
        except (NotReadable, UnknownLanguage) as refused:
            raise CommandError(str(refused)) from None

    def _write(
        self, importer: Any, reading: Reading[Any], *, dry_run: bool, source: str, status: str
    ) -> Summary:
        rows = reading.rows
        try:
            with (
                progress("Writing", total=len(rows), unit="rows") as advance,
                transaction.atomic(),
            ):
                summary: Summary = importer.write(rows, Options(source, status, advance))
                transaction.set_rollback(dry_run)
        except LineError as refused:
            raise CommandError(_told([refused])) from None
        summary.skipped, summary.ignored = reading.skipped, reading.ignored
        return summary


def _told(errors: list[LineError]) -> str:
    lines = [str(error) for error in errors[:MOST_SHOWN]]
    if len(errors) > MOST_SHOWN:
        lines.append(f"… and {len(errors) - MOST_SHOWN} more lines.")
    bad = "1 bad line" if len(errors) == 1 else f"{len(errors)} bad lines"
    return "\n".join([*lines, f"Nothing was written: {bad}."])


def _summed_up(summary: Summary, dry_run: bool) -> str:
    lines = [
        "Nothing was written, this would be:" if dry_run else "Done.",
        f"created    {summary.created:>7}",
        f"updated    {summary.updated:>7}",
        f"unchanged  {summary.unchanged:>7}",
        f"skipped    {summary.skipped:>7}  (queries)",
    ]
    if summary.ignored:
        counts = ", ".join(f"{name} ({count})" for name, count in sorted(summary.ignored.items()))
        lines.append(f"ignored fields: {counts}")
    return "\n".join(lines)
