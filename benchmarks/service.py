"""A Replybook of the benchmark's own: data folder, commands, a server with two workers."""

import os
import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


class Service:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.environment = {
            **os.environ,
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DEBUG": "false",
            "HTTPS": "false",
            "DATA_DIR": str(folder),
            "RATE_LIMIT": "0",
            "RATE_LIMIT_ANONYMOUS": "0",
        }

    def manage(self, *words: str) -> tuple[str, float]:
        """What the command printed, and the seconds it took as a whole process."""
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=HERE,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout, time.perf_counter() - begun

    def token(self) -> str:
        printed, _ = self.manage(
            "issue_token", "--user", "bench", "--name", "bench",
            "--scope", "search:read", "--scope", "replies:read", "--scope", "articles:read",
        )  # fmt: skip
        return printed.strip().splitlines()[-1]

    @contextmanager
    def running(self) -> Iterator[str]:
        """The address of a server that answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "config.wsgi"),
                *("--workers", "2", "--bind", f"127.0.0.1:{port}", "--log-level", "error"),
            ],
            cwd=HERE,
            env=self.environment,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address + "/healthz")
            yield address
        finally:
            server.terminate()
            server.wait(10)


def _wait_for(url: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer.")


def last_number(printed: str, word: str) -> int:
    """The number that a command printed before `word`; 0 where it did not."""
    found = re.findall(rf"([\d,. ]*\d) {word}", printed)
    return int(re.sub(r"\D", "", found[-1])) if found else 0
