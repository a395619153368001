"""`make bench`: measure Replybook and write the figures down.

    python -m benchmarks [service] [retrieval] [twins] [--keep FOLDER] [--most N]

`service` measures a real server with two workers as its users meet it; figures that depend on
the machine stand beside `GET me/` of the same run. `retrieval` and `twins` ask the finder.
Everything runs in a data folder of its own.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import results
from benchmarks.content import load_content
from benchmarks.http import measure_http
from benchmarks.pages import DataMissing
from benchmarks.retrieval import retrieval
from benchmarks.service import Service
from benchmarks.twins import twins


def service(shared: Path, folder: Path, most: int | None) -> str:
    """Import, rebuild, answer over HTTP."""
    ours = Service(folder / "service")
    rows = load_content(ours, shared)
    with ours.running() as address:
        rows += measure_http(address, ours.token(), shared)
    return results.table(rows)


SECTIONS: dict[str, Callable[[Path, Path, int | None], str]] = {
    "service": service,
    "retrieval": retrieval,
    "twins": twins,
}


def main() -> None:
    options = _options()
    shared = Path(os.environ.get("REPLYBOOK_DATA", "../shared/data"))
    with tempfile.TemporaryDirectory(prefix="replybook-bench-") as folder:
        for name in options.section or SECTIONS:
            try:
                text = SECTIONS[name](shared, options.keep or Path(folder), options.most)
            except DataMissing as missing:
                raise SystemExit(str(missing)) from None
            print(text, end="\n\n")
            if options.most is None:
                results.write(name, text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Replybook.")
    named = " ".join(SECTIONS)
    parser.add_argument("section", nargs="*", help=f"{named}; all without one")
    parser.add_argument("--keep", type=Path, help="use this data folder and leave it behind")
    parser.add_argument(
        "--most", type=int, help="ask no more questions a row, and write nothing down"
    )
    options = parser.parse_args()
    if unknown := set(options.section) - set(SECTIONS):
        parser.error(f"no section “{unknown.pop()}”; there are: {named}")
    return options


if __name__ == "__main__":
    main()
