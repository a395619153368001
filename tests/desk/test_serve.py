"""`serve` on an empty machine: a database, demo content, an address, logins, and a clean end."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing

import pytest

from desk import server
from tests.architecture import ROOT

PATIENCE = 180  # seconds: other tests run beside this one


@pytest.fixture
def serve(tmp_path):
    """Start `serve` over an empty data folder; whatever still runs afterwards is stopped."""
    started = []

    def start(**environment):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "DATA_DIR": str(tmp_path),
                "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
                "STATIC_STORAGE": "core.static_storage.ModuleManifestStorage",
            }
            | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            # Tests that run in the background of a shell have it ignored, and so would this.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def screen_until(process, words):
    """What stands on the screen once the words do."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            return "".join(lines)
    raise AssertionError(f"It ended without saying {words!r}: {''.join(lines)}")


def address_on(screen):
    return re.search(r"http://\S+/", screen)[0]


def logins_on(screen):
    """User name, password and role of each line that tells a login."""
    return re.findall(r"^  (\w+) +(\S+) +(agent|editor|admin):", screen, re.M)


def eventually(look, seconds=PATIENCE):
    """What is there within some seconds."""
    until = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < until:
        time.sleep(0.2)
    return found


def test_serve_fills_an_empty_machine_once_and_answers(serve, tmp_path):
    first = serve()
    screen = screen_until(first, "Ctrl-C")

    with urllib.request.urlopen(f"{address_on(screen)}healthz") as answer:
        assert answer.status == 200
    assert [role for _, _, role in logins_on(screen)] == ["agent", "editor", "admin"]
    assert "one click" in screen
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as database:
        assert eventually(lambda: database.execute("SELECT name FROM core_joblease").fetchall())
    first.send_signal(signal.SIGINT)
    assert first.wait(timeout=PATIENCE) == 0

    again = screen_until(serve(HOST="0.0.0.0"), "Ctrl-C")

    assert "demo content" not in again
    assert logins_on(again) == logins_on(screen)
    assert "one click" not in again, "whoever reaches this machine could use it"


def test_serve_refuses_a_port_that_is_taken(serve):
    with socket.create_server(("127.0.0.1", 0)) as other:
        process = serve(PORT=str(other.getsockname()[1]))

        assert "is taken" in process.communicate(timeout=PATIENCE)[0]
        assert process.returncode == 1


def test_serve_refuses_a_port_that_is_no_number(serve):
    process = serve(PORT="http")

    assert "PORT is a number, not 'http'." in process.communicate(timeout=PATIENCE)[0]
    assert process.returncode == 1


def test_the_next_free_port_is_one_nobody_listens_at():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        first = taken.getsockname()[1]

        assert server.free_port("127.0.0.1", first) > first


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("192.0.2.7", False),
        ("replybook.example.com", False),
    ],
)
def test_loopback_is_what_only_this_machine_reaches(host, expected):
    assert server.is_loopback(host) is expected


def test_the_worker_beside_the_server_ends_with_it(tmp_path):
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
    }

    with server.working(environment) as worker:
        assert worker.poll() is None

    assert worker.poll() is not None
