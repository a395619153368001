"""Requests as a chat tool sends them: one kept connection, a token, one after the other."""

import http.client
import json
import random
import statistics
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

from benchmarks.results import Row

QUERIES = 300
SEED = 20


def measure_http(address: str, token: str, shared: Path) -> list[Row]:
    client = Client(address, token)
    queries = make_queries(shared)
    for path in ["/api/v1/me/"] * 50 + [_search(each) for each in queries[:50]]:
        client.get(path)  # both workers have opened the index and the database
    me = client.times(["/api/v1/me/"] * QUERIES)
    rows = [Row("GET me/", *_quantiles(me))]
    for name, path in (("search/", _search), ("search/complete/", _complete)):
        taken = client.times([path(each) for each in queries])
        p50, p95 = _quantiles(taken)
        ratio = [_of(taken, q) / _of(me, q) for q in (50, 95)]
        rows.append(Row(f"GET {name}", p50, f"{p95} · {ratio[0]:.1f} × and {ratio[1]:.1f} × me/"))
    return rows


class Client:
    def __init__(self, address: str, token: str) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        self.headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str) -> float:
        """Seconds until the whole answer was read; stops the benchmark unless it is 200."""
        begun = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        taken = time.perf_counter() - begun
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}: {body[:300]!r}")
        return taken

    def times(self, paths: list[str]) -> list[float]:
        return [self.get(path) for path in paths]


def make_queries(shared: Path) -> list[str]:
    """300 queries of one to three words from titles, the last word unfinished in half."""
    chance = random.Random(SEED)
    titles: list[list[str]] = []
    for file in sorted((shared / "articles").glob("*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            titles += [words for line in lines if (words := json.loads(line)["title"].split())]
    queries = []
    for number in range(QUERIES):
        words = chance.choice(titles)
        start = chance.randrange(len(words))
        chosen = words[start : start + chance.randint(1, 3)]
        if number % 2 and len(chosen[-1]) > 2:
            chosen[-1] = chosen[-1][: chance.randint(2, len(chosen[-1]) - 1)]
        queries.append(" ".join(chosen))
    return queries


def _search(query: str) -> str:
    return f"/api/v1/search/?q={quote(query)}"


def _complete(query: str) -> str:
    return f"/api/v1/search/complete/?q={quote(query)}"


def _of(taken: list[float], percent: int) -> float:
    return statistics.quantiles(taken, n=100, method="inclusive")[percent - 1]


def _quantiles(taken: list[float]) -> tuple[str, str]:
    return f"p50 {_of(taken, 50) * 1000:.1f} ms", f"p95 {_of(taken, 95) * 1000:.1f} ms"
