"""Many editors saving the same articles at once over the API: nothing may be lost."""

import http.client
import json
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from benchmarks import postgres
from benchmarks.measuring import milliseconds, p50, p95
from benchmarks.results import Row, machine, table
from benchmarks.run import Run
from benchmarks.service import Service

EDITORS = 50
ARTICLES = 20
ARTICLES_URL = "/api/v1/articles/"
_PEOPLE = """
from accounts.models import Role
from accounts.services.tokens import issue_token
from accounts.services.users import create_user
for number in range({count}):
    user = create_user(username=f"editor{{number}}", role=Role.EDITOR)
    print(issue_token(user=user, name="bench", scopes=["articles:read", "articles:write"])[1])
"""


@dataclass
class Saved:
    """What happened, all editors together."""

    # Of each PATCH that was taken; of each article from reading it to having it saved.
    patches: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


class Editor:
    """Changes one line of each article, and tries again where somebody was faster."""

    def __init__(self, address: str, token: str, number: int) -> None:
        self.netloc, self.number, self.saved = urlsplit(address).netloc, number, Saved()
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def save_all(self, ids: Sequence[int]) -> Saved:
        """Everybody begins at another article, as people do."""
        first = self.number % len(ids)
        for each in [*ids[first:], *ids[:first]]:
            begun = time.perf_counter()
            while not self._save(each):
                pass
            self.saved.saves.append(time.perf_counter() - begun)
        return self.saved

    def _save(self, article: int) -> bool:
        path = f"{ARTICLES_URL}{article}/"
        _, found, tag = self._ask("GET", f"{path}?revision=newest")
        body = found["body"].replace(line(self.number, "waits"), line(self.number, "was here"))
        begun = time.perf_counter()
        status, _, _ = self._ask("PATCH", path, tag, body=body)
        if status == 412:
            return False
        self.saved.patches.append(time.perf_counter() - begun)
        return True

    def _ask(self, method: str, path: str, tag: str = "", **fields: Any) -> tuple[int, Any, str]:
        headers = {**self.headers, **({"If-Match": tag} if tag else {})}
        connection = http.client.HTTPConnection(self.netloc, timeout=120)
        try:
            connection.request(method, path, json.dumps(fields) if fields else None, headers)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        self.saved.statuses[answer.status] += 1
        if answer.status not in (200, 412):
            raise SystemExit(f"{method} {path} answered {answer.status}: {text[:300]!r}")
        return answer.status, json.loads(text), answer.headers.get("ETag", "")


def line(number: int, what: str) -> str:
    return f"Editor {number} {what}."


def body_for(editors: int) -> str:
    """A line for each, as paragraphs."""
    return "\n\n".join(line(number, "waits") for number in range(editors))


def save_at_once(address: str, tokens: Sequence[str], ids: Sequence[int]) -> Saved:
    """Each token's editor saves each article once, all at the same time."""
    editors = [Editor(address, token, number) for number, token in enumerate(tokens)]
    together = Saved()
    with ThreadPoolExecutor(len(editors)) as threads:
        for saved in threads.map(lambda editor: editor.save_all(ids), editors):
            together.patches += saved.patches
            together.saves += saved.saves
            together.statuses += saved.statuses
    return together


def saving(run: Run) -> str:
    sections = [_measured(Service(run.folder / "sqlite"), "SQLite")]
    with postgres.running(run.folder) as address:
        service = Service(run.folder / "on-postgres", address)
        sections.append(_measured(service, postgres.version(address)))
    about = (
        f"{EDITORS} editors at once, each with a connection and a token of their own, change a "
        f"line of their own in each of {ARTICLES} articles: GET, PATCH with `If-Match`, on 412 "
        "again. Two gunicorn workers of four threads."
    )
    return "\n\n".join([about, *sections])


def _measured(service: Service, database: str) -> str:
    service.set_up()
    printed, _ = service.manage("shell", "--no-imports", "--command", _PEOPLE.format(count=EDITORS))
    tokens = printed.split()[-EDITORS:]
    with service.running() as address:
        first = Editor(address, tokens[0], 0)
        ids = [_made(first, number) for number in range(ARTICLES)]
        begun = time.perf_counter()
        saved = save_at_once(address, tokens, ids)
        seconds = time.perf_counter() - begun
        rows = [_kept(first, ids), *_rows(saved, seconds)]
    return "\n\n".join([machine(database), table(rows)])


def _made(editor: Editor, number: int) -> int:
    connection = http.client.HTTPConnection(editor.netloc, timeout=60)
    text = json.dumps({"title": f"Article {number}", "body": body_for(EDITORS), "language": "en"})
    connection.request("POST", ARTICLES_URL, text, editor.headers)
    made = json.loads(connection.getresponse().read())
    connection.close()
    return int(made["id"])


def _kept(editor: Editor, ids: Sequence[int]) -> Row:
    """Lines that are there in the end, and numbers without a gap."""
    lines = versions = 0
    for each in ids:
        _, found, _ = editor._ask("GET", f"{ARTICLES_URL}{each}/?revision=newest")
        lines += found["body"].count("was here")
        versions += found["version"] == found["revision"] == EDITORS + 1
    return Row(
        "lines that are there in the end",
        f"{lines:,} of {EDITORS * len(ids):,}",
        f"versions and revisions count exactly in {versions} of {len(ids)}",
    )


def _rows(saved: Saved, seconds: float) -> list[Row]:
    statuses = ", ".join(f"{count:,} × {code}" for code, count in sorted(saved.statuses.items()))
    return [
        Row("all saved after", f"{seconds:.1f} s", statuses),
        Row("a PATCH that was taken", p50(saved.patches), p95(saved.patches)),
        Row(
            "an article from reading to saved, tries included",
            p50(saved.saves),
            f"{p95(saved.saves)}, longest {milliseconds(max(saved.saves))} ms",
        ),
    ]
