"""`make bench`: measure the service as its users meet it, and write the figures down.

    python -m benchmarks [--keep FOLDER]

Everything runs in a data folder of its own, on this machine, against a real server with two
workers. Figures that depend on the machine stand beside `GET me/` of the same run.
"""

import argparse
import os
import tempfile
from pathlib import Path

from benchmarks import results
from benchmarks.content import DataMissing, load_content
from benchmarks.http import measure_http
from benchmarks.service import Service


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure Replybook.")
    parser.add_argument("--keep", type=Path, help="use this data folder and leave it behind")
    options = parser.parse_args()
    shared = Path(os.environ.get("REPLYBOOK_DATA", "../shared/data"))
    with tempfile.TemporaryDirectory(prefix="replybook-bench-") as folder:
        service = Service(options.keep or Path(folder))
        try:
            rows = load_content(service, shared)
        except DataMissing as missing:
            raise SystemExit(str(missing)) from None
        with service.running() as address:
            rows += measure_http(address, service.token(), shared)
    print(results.write(rows))


if __name__ == "__main__":
    main()
