"""docs/api.md, read as a script: each curl block and the answer shown below it.

A block in ```bash with `curl` is run as it stands; the ```http block that follows is what it
answers: status, the headers shown, and the body. What differs from run to run is compared by
kind: times, secrets, request ids. `…` stands for anything, also as the last element of a list
or as a field of an object ("and more"). Leave out the number of what is made after a refusal:
PostgreSQL does not give again a number that it gave to what was refused.

`REWRITE_DOCS=1 pytest tests/test_api_docs.py` puts real answers where the shown ones differ.
"""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.architecture import ROOT

PAGE = ROOT / "docs" / "api.md"
_CALL = re.compile(
    r"^```bash\n(?P<command>(?:(?!^```).*\n)*?)```\n\n```http\n(?P<answer>(?:(?!^```).*\n)*?)```$",
    re.MULTILINE,
)
_MORE = "…"
_WIDTH = 88
# Fields that differ from run to run, and how they look in the documentation.
_CHANGING = {
    "created_at": "2026-11-21T09:00:00Z",
    "updated_at": "2026-11-21T09:00:00Z",
    "last_used_at": "2026-11-21T09:00:00Z",
    "reviewed_at": "2026-11-21T09:00:00Z",
    "expires_at": "2026-11-21T09:15:00Z",
    "at": "2026-11-21T09:00:00Z",
    "request_id": "5f0c3b1e9a7d4c55b2f1c0a4d6e8f913",
    "token": "rb_…",
    "prefix": "rb_3kX9a2L",
    "score": 12.5,
    "search": 7205759403792793,
    "took_ms": 4,
}


@dataclass(frozen=True)
class Call:
    line: int
    command: str
    answer: str
    start: int
    end: int

    def __str__(self):
        return f"docs/api.md:{self.line}"


@dataclass(frozen=True)
class Answer:
    status: str
    headers: dict[str, str]
    body: object


def calls(page: str) -> list[Call]:
    """The documented calls, in order: later ones build on what earlier ones wrote."""
    return [
        Call(
            page.count("\n", 0, found.start()) + 1,
            found["command"],
            found["answer"],
            found.start("answer"),
            found.end("answer"),
        )
        for found in _CALL.finditer(page)
        if "curl" in found["command"]
    ]


def undocumented_answers(page: str) -> list[str]:
    """Curl blocks that show no answer."""
    blocks = re.findall(r"^```bash\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    answered = {call.command for call in calls(page)}
    return [block for block in blocks if "curl" in block and block not in answered]


def run(call: Call, environment: dict[str, str], folder: Path) -> str:
    """Run the command with curl told to be silent and to print the headers."""
    (folder / ".curlrc").write_text("silent\ninclude\n")
    finished = subprocess.run(
        ["bash", "-eu", "-c", call.command],
        env={**environment, "CURL_HOME": str(folder), "HOME": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, f"{call}: {finished.stderr}"
    return finished.stdout.replace("\r\n", "\n")


def read(answer: str) -> Answer:
    head, _, body = answer.partition("\n\n")
    status, *lines = head.strip().splitlines()
    headers = dict(line.split(": ", 1) for line in lines)
    return Answer(
        status.split(" ", 1)[1],
        {name.lower(): value for name, value in headers.items()},
        json.loads(body) if body.strip() else None,
    )


def differences(shown: Answer, real: Answer) -> list[str]:
    """What the documentation says otherwise."""
    # The words behind the number differ between versions of Python.
    same = shown.status.split()[0] == real.status.split()[0]
    found = [] if same else [f"status: {real.status}"]
    for name, value in shown.headers.items():
        if not _fits(value, real.headers.get(name, "")):
            found.append(f"{name}: {real.headers.get(name)}")
    return found + list(_unlike(shown.body, real.body, ""))


def _unlike(shown, real, path, name=""):
    if shown == _MORE or (name in _CHANGING and (shown is None) == (real is None)):
        return
    if isinstance(shown, dict) and isinstance(real, dict):
        named = {key for key in shown if key != _MORE}
        if named - real.keys() or (_MORE not in shown and real.keys() - named):
            yield f"{path}: fields {sorted(real)}"
            return
        for key in named:
            yield from _unlike(shown[key], real[key], f"{path}/{key}", key)
    elif isinstance(shown, list) and isinstance(real, list):
        more = bool(shown) and shown[-1] == _MORE
        listed = shown[:-1] if more else shown
        if len(real) < len(listed) or (not more and len(real) > len(listed)):
            yield f"{path}: {len(real)} elements"
            return
        for number, (each, other) in enumerate(zip(listed, real, strict=False)):
            yield from _unlike(each, other, f"{path}/{number}")
    elif isinstance(shown, str) and isinstance(real, str):
        if not _fits(shown, real):
            yield f"{path}: {real!r}"
    elif shown != real:
        yield f"{path}: {real!r}"


def _fits(shown: str, real: str) -> bool:
    return bool(re.fullmatch(re.escape(shown).replace(_MORE, ".*"), real, re.DOTALL))


def rewritten(shown: Answer, real: Answer) -> str:
    """An answer for the page: the headers it shows already, and the body as it is now."""
    headers = {"etag": "ETag", "location": "Location", "allow": "Allow"}
    lines = [f"HTTP/1.1 {real.status}"]
    for name in shown.headers:
        value = real.headers.get(name, "")
        lines.append(f"{headers.get(name, name.title())}: {value}")
    if real.body is not None:
        lines += ["", _printed(_steady(real.body))]
    return "\n".join(lines) + "\n"


def _printed(value, margin=""):
    """JSON for people: what fits on a line is on one."""
    flat = json.dumps(value, ensure_ascii=False)
    if not value or not isinstance(value, dict | list) or len(margin + flat) <= _WIDTH:
        return flat
    inner = margin + "  "
    if isinstance(value, dict):
        lines = [f"{json.dumps(key)}: {_printed(each, inner)}" for key, each in value.items()]
        return "{\n" + ",\n".join(inner + line for line in lines) + f"\n{margin}}}"
    lines = [inner + _printed(each, inner) for each in value]
    return "[\n" + ",\n".join(lines) + f"\n{margin}]"


def _steady(value, name=""):
    if name in _CHANGING and value is not None:
        return _CHANGING[name]
    if isinstance(value, dict):
        return {key: _steady(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_steady(each) for each in value]
    return value
