"""Requests as a chat tool sends them: a token, kept connections, one or several at a time."""

import http.client
import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote, urlsplit

from benchmarks.measuring import p50, p95, percentile, seconds_of
from benchmarks.results import Row

BLOCK = 50
CLIENTS = 4
IDLE = 1.0
ME = "/api/v1/me/"
Times = list[float]


class Client:
    """One connection with one token. Every answer has to be what was hoped for."""

    def __init__(self, address: str, token: str) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        self._last = 0.0
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def call(self, method: str, path: str, *, tag: str = "", **fields: Any) -> tuple[Any, str]:
        """The answer and its ETag."""
        headers = {**self.headers, "If-Match": tag} if tag else self.headers
        body = json.dumps(fields) if fields else None
        if time.monotonic() - self._last > IDLE:
            self.connection.close()  # the server does not keep it for longer; opened again by use
        self.connection.request(method, path, body=body, headers=headers)
        answer = self.connection.getresponse()
        text = answer.read()
        self._last = time.monotonic()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path} answered {answer.status}: {text[:300]!r}")
        return json.loads(text), answer.headers.get("ETag", "")

    def get(self, path: str) -> Any:
        return self.call("GET", path)[0]

    def times(self, paths: Sequence[str]) -> Times:
        return [seconds_of(lambda path=path: self.get(path)) for path in paths]


def search(query: str) -> str:
    return f"/api/v1/search/?q={quote(query)}"


def complete(query: str) -> str:
    return f"/api/v1/search/complete/?q={quote(query)}"


def measure(address: str, token: str, asked: Sequence[str]) -> list[Row]:
    """One after the other, then several clients at once; `GET me/` beside each."""
    clients = [Client(address, token) for _ in range(CLIENTS)]
    for client in clients:  # every worker has opened the index and the database
        client.times([ME, *map(search, asked[:BLOCK])])
    rows = []
    for path in (search, complete):
        paths = [path(each) for each in asked]
        name = f"GET {path('').partition('?')[0].removeprefix('/api/v1/')}"
        rows += _rows(name, paths, lambda some: clients[0].times(some))
    paths = [search(each) for each in asked]
    rows += _rows(f"{CLIENTS} clients: GET search/", paths, lambda some: _at_once(clients, some))
    return rows


def _rows(name: str, paths: Sequence[str], times: Callable[[Sequence[str]], Times]) -> list[Row]:
    """In turns with me/, so that whatever else the machine does slows both down."""
    me: Times = []
    ours: Times = []
    for start in range(0, len(paths), BLOCK):
        block = paths[start : start + BLOCK]
        me += times([ME] * len(block))
        ours += times(block)
    first, last = (percentile(ours, q) / percentile(me, q) for q in (50, 95))
    return [
        Row(f"{name}: me/ beside it", p50(me), p95(me)),
        Row(name, p50(ours), f"{p95(ours)} · **{first:.1f} ×** and **{last:.1f} ×** me/"),
    ]


def _at_once(clients: Sequence[Client], paths: Sequence[str]) -> Times:
    shares = [paths[number :: len(clients)] for number in range(len(clients))]
    with ThreadPoolExecutor(len(clients)) as threads:
        each = threads.map(lambda pair: pair[0].times(pair[1]), zip(clients, shares, strict=True))
        return [taken for times in each for taken in times]
