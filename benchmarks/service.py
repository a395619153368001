"""A Replybook of the benchmark's own: data folder, commands, a server with two workers."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks import environment
from benchmarks.measuring import children_of, memory

HERE = Path(__file__).resolve().parent.parent
READING = ("search:read", "replies:read", "articles:read")
WRITING = (*READING, "articles:write", "articles:publish")
# As docs/deploy.md starts it.
SERVER = ["--workers=2", "--threads=4", "--no-control-socket", "--limit-request-line=8190"]


class Service:
    def __init__(self, folder: Path, database: str = "") -> None:
        """On SQLite in the folder, or on `database`."""
        (folder / "static").mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._server = 0
        self.environment = {**os.environ, **environment.variables(folder, database)}

    def set_up(self) -> None:
        """Tables, and two users: `bench` writes, `reader` reads."""
        self.manage("migrate", "--verbosity", "0")
        self.manage("create_user", "bench", "--role", "editor")
        self.manage("create_user", "reader", "--role", "agent")

    def manage(self, *words: str) -> tuple[str, float]:
        """What the command printed, and the seconds it took as a whole process."""
        return self._called("manage.py", *words)

    def run(self, module: str, *words: str) -> tuple[str, float]:
        """The same for a module of ours."""
        return self._called("-m", module, *words)

    def _called(self, *words: str) -> tuple[str, float]:
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, *words],
            cwd=HERE,
            env=self.environment,
            check=False,
            stdout=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(words[:2])} failed: {done.stdout[-500:]}")
        return done.stdout, time.perf_counter() - begun

    def imported(self, file: Path, type: str) -> float:
        """Seconds that the import of this file took."""
        return self.manage("import_content", str(file), "--type", type)[1]

    def engine(self) -> str:
        """The name of the search engine that the settings chose."""
        asked = "from django.conf import settings; print(settings.SEARCH_ENGINE)"
        return self.manage("shell", "--no-imports", "--command", asked)[0].split()[-1]

    def token(self, user: str = "bench", scopes: Sequence[str] = READING) -> str:
        each = [word for scope in scopes for word in ("--scope", scope)]
        printed, _ = self.manage("issue_token", "--user", user, "--name", "bench", *each)
        return printed.strip().splitlines()[-1]

    @contextmanager
    def running(self) -> Iterator[str]:
        """The address of a server that answers; ended with the block."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "config.wsgi", *SERVER),
                *("--bind", f"127.0.0.1:{port}", "--log-level", "error"),
            ],
            cwd=HERE,
            env=self.environment,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address + "/healthz")
            self._server = server.pid
            yield address
        finally:
            server.terminate()
            server.wait(30)

    def memory(self) -> list[tuple[int, int]]:
        """RSS and PSS of each worker of the server that runs."""
        return [memory(worker) for worker in children_of(self._server)]


def _wait_for(url: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer.")
