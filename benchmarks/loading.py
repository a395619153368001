"""Import many files, replies in the first and articles in the others, and index them once.

    python -m benchmarks.loading REPLIES ARTICLES...

Prints the seconds it wrote and the seconds it indexed.
"""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def main() -> None:
    import django

    django.setup()
    from kb.transfer.articles import ArticleImporter
    from responses.transfer.replies import ReplyImporter
    from search import upkeep

    replies, *articles = map(Path, sys.argv[1:])
    begun = time.perf_counter()
    _write(replies, ReplyImporter())
    for file in articles:
        _write(file, ArticleImporter())
        print(f"{file.name} after {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    written = time.perf_counter() - begun
    upkeep.bring_up_to_date()
    print(f"{written:.2f} {time.perf_counter() - begun - written:.2f}")


def _write(file: Path, importer: object) -> None:
    """What `import_content` does, without its index."""
    from django.db import transaction

    from core.transfer import Options, read

    reading = read(file, importer, language="en")
    if reading.errors:
        raise SystemExit(f"{file.name}: {reading.errors[0]}")
    with transaction.atomic():
        importer.write(reading.rows, Options(source=file.name))


if __name__ == "__main__":
    main()
