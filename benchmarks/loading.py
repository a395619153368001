"""Import many files, replies in the first and articles in the others, and index them once.

    python -m benchmarks.loading REPLIES ARTICLES...

Two processes write, once the first file with articles has made their tags and categories: for
PostgreSQL. Prints the seconds it wrote and the seconds it indexed.
"""

import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

WRITERS = 2


def main() -> None:
    replies, first, *others = map(Path, sys.argv[1:])
    begun = time.perf_counter()
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WRITERS, mp_context=fresh, initializer=_prepare) as writers:
        for some in (("reply", [replies]), ("article", [first]), ("article", others)):
            list(writers.map(partial(_write, some[0]), some[1]))
    written = time.perf_counter() - begun
    _prepare()
    from search import upkeep

    upkeep.bring_up_to_date()
    print(f"{written:.2f} {time.perf_counter() - begun - written:.2f}")


def _prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()


def _write(type: str, file: Path) -> None:
    """What `import_content` does, without its index."""
    from django.db import transaction

    from core.transfer import Options, read
    from desk.management.commands.import_content import IMPORTERS

    importer = IMPORTERS[type]()
    reading = read(file, importer, language="en")
    if reading.errors:
        raise SystemExit(f"{file.name}: {reading.errors[0]}")
    with transaction.atomic():
        importer.write(reading.rows, Options(source=file.name))
    print(f"{file.name} is written", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
