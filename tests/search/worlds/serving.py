"""A server over a copy, in a process of its own, and what it answers."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import NamedTuple

from django.conf import settings

from tests.architecture import ROOT

PATIENCE = 30.0
# Different in every answer, whatever is in it. A length counts the digits of `took_ms`.
_OF_THE_MOMENT = {"date", "x-request-id", "content-length"}
_MASKED = [
    (re.compile(rb'"took_ms":\d+'), b'"took_ms":0'),
    (re.compile(rb'"request_id":"[^"]*"'), b'"request_id":""'),
    (re.compile(rb'name="csrfmiddlewaretoken" value="\w+"'), b"csrf"),
    (re.compile(rb'name="until" value="[^"]+"'), b"now"),
    (re.compile(rb'"X-CSRFToken": "\w+"'), b"csrf"),
    (re.compile(rb"csrftoken=\w+; expires=[^;]+"), b"csrf"),
]


class Question(NamedTuple):
    """A request. `text` is a body in JSON."""

    path: str
    method: str = "GET"
    text: str = ""


@dataclass(frozen=True)
class Answer:
    """What came back, without what differs from one moment to the next."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass
class Server:
    """Somebody's way to a server: `headers` say who."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)

    def answers(self, questions):
        """To all of them, over one connection."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            return [self._ask(connection, question) for question in questions]
        finally:
            connection.close()

    def _ask(self, connection, question):
        # The same name everywhere: links say it.
        headers = {"Host": "localhost", **self.headers}
        if question.text:
            headers["Content-Type"] = "application/json"
        connection.request(
            question.method, question.path, question.text.encode() or None, headers=headers
        )
        response = connection.getresponse()
        return Answer(response.status, _kept(response.getheaders()), masked(response.read()))


def masked(body):
    for pattern, instead in _MASKED:
        body = pattern.sub(instead, body)
    return body


def _kept(headers):
    """A policy's lines stand in another order in each process."""
    pairs = []
    for name, value in headers:
        if name.lower() not in _OF_THE_MOMENT:
            lines = sorted(masked(value.encode()).decode().split("; "))
            pairs.append((name.lower(), "; ".join(lines)))
    return tuple(sorted(pairs))


@contextmanager
def serving(*copies):
    """The ports of a server over each copy, once all of them answer."""
    with ExitStack() as stack:
        ports = [stack.enter_context(_started(copy)) for copy in copies]
        for port in ports:
            _wait_for(port)
        yield ports


@contextmanager
def _started(copy):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"),
            *("--workers", "1", "--worker-class", "gthread", "--threads", "1"),
            *("--keep-alive", "30", "--log-level", "error"),
        ],
        cwd=ROOT,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "SECRET_KEY": settings.SECRET_KEY,
            "DATA_DIR": str(copy.folder),
            "DATABASE_URL": f"sqlite:///{copy.folder}/db.sqlite3",
            "LOG_LEVEL": "ERROR",  # what is not found is no news here
        },
    )
    try:
        yield port
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait_for(port):
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
