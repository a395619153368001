"""`make bench`: measure Replybook and write the figures down.

    python -m benchmarks [SECTION...] [--keep FOLDER] [--most N] [--documents N]

`service` and `service-postgres` measure a real server with two workers as its users meet it;
figures that depend on the machine stand beside `GET me/` of the same run. `engine` puts the search
engine beside others, `growth` shows what more documents cost, `healing` breaks the index.
`saving` has fifty editors save the same articles at once. `retrieval` and `twins` ask the finder.
Everything runs in a data folder of its own. `queries` prints what is typed.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import results, serving
from benchmarks.asked import article_queries
from benchmarks.checker import checker
from benchmarks.drafts import drafts
from benchmarks.engine import engine
from benchmarks.growth import growth
from benchmarks.healing import healing
from benchmarks.mining import mining
from benchmarks.pages import DataMissing
from benchmarks.redaction import redaction
from benchmarks.retrieval import retrieval
from benchmarks.run import Run
from benchmarks.saving import saving
from benchmarks.suggestions import suggestions
from benchmarks.twins import twins

SECTIONS: dict[str, tuple[str, Callable[[Run], str]]] = {
    "service": ("Service", serving.on_sqlite),
    "service-postgres": ("Service on PostgreSQL", serving.on_postgres),
    "engine": ("Engine", engine),
    "growth": ("Growth", growth),
    "healing": ("Healing", healing),
    "retrieval": ("Retrieval", retrieval),
    "twins": ("Twins", twins),
    "saving": ("Saving at once", saving),
    "checker": ("Checker", checker),
    "drafts": ("Drafts", drafts),
    "suggestions": ("Suggestions", suggestions),
    "redaction": ("Redaction", redaction),
    "mining": ("Typed often", mining),
}
QUERIES = "queries"


def main() -> None:
    options = _options()
    shared = Path(os.environ.get("REPLYBOOK_DATA", "../shared/data"))
    try:
        if options.section == [QUERIES]:
            print("\n".join(article_queries(shared)))
            return
        with tempfile.TemporaryDirectory(prefix="replybook-bench-") as folder:
            for name in options.section or SECTIONS:
                place = (options.keep or Path(folder)) / name
                _measure(name, Run(shared, place, options.most, options.documents))
    except DataMissing as missing:
        raise SystemExit(str(missing)) from None


def _measure(name: str, run: Run) -> None:
    title, section = SECTIONS[name]
    text = section(run)
    print(text, end="\n\n")
    if run.most is None:
        results.write(title, text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Replybook.")
    named = " ".join(SECTIONS)
    parser.add_argument("section", nargs="*", help=f"{named}; all without one; or {QUERIES}")
    parser.add_argument("--keep", type=Path, help="use this data folder and leave it behind")
    parser.add_argument("--most", type=int, help="ask no more of a kind, and write nothing down")
    parser.add_argument("--documents", type=int, help="so many, where a section makes its own")
    options = parser.parse_args()
    known = {*SECTIONS, QUERIES} if options.section == [QUERIES] else set(SECTIONS)
    if unknown := set(options.section) - known:
        parser.error(f"no section “{unknown.pop()}”; there are: {named}")
    return options


if __name__ == "__main__":
    main()
