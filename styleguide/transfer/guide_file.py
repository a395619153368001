"""The guide as one YAML file, out and in: what is written is what is read again.

    entries:
      - key: sig-nej
        title: Sig, hvad du kan gøre
        topic: refusal
        language: da
        examples:
          - bad: Nej.
          - good: Nej, men jeg spørger.
        rules:
          - {kind: avoid, severity: warning, message: Sig mere., words: [nej]}

Advice is known again by its key. A field that a file leaves out stays as it is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.exceptions import Refusal
from styleguide.models import StyleEntry
from styleguide.services.entries import teams
from styleguide.services.loading import Loaded, take_entry
from styleguide.transfer.entry_reading import EntryReader
from styleguide.transfer.lined_yaml import NotYaml, read

BIGGEST = 2_000_000
# The fast one where it is installed.
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class Problem:
    """What is wrong, at which line, and in which advice if that is known."""

    line: int
    where: str
    detail: str

    def __str__(self) -> str:
        place = _("Line %d") % self.line
        return f"{place}: {self.where}{': ' if self.where else ''}{self.detail}"


class Unreadable(Refusal):
    """The file was not taken, none of it: everything that is wrong with it."""

    code = "unreadable"

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(str(problems[0]))
        self.problems = problems


# --- Out ----------------------------------------------------------------------------------------


class _Words(list[str]):
    """A list that stands on one line."""


class _Dumper(_DUMPER):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text.strip("\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _words(dumper: Any, words: list[str]) -> Any:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", words, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Words, _words)


def written(entries: Iterable[StyleEntry]) -> str:
    """The file of these entries, which were read with `for_reading`."""
    book = {"entries": [_entry(each) for each in entries]}
    return str(
        yaml.dump(book, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, indent=2)
    )


def _entry(entry: StyleEntry) -> dict[str, Any]:
    return {
        "key": entry.slug,
        "title": entry.title,
        "topic": str(entry.topic),
        "language": entry.language,
        "status": str(entry.status),
        "teams": _Words(team.name for team in entry.teams.all()),
        "channels": _Words(entry.channels),
        "stages": _Words(entry.stages),
        "guidance": entry.guidance,
        "examples": [{each.verdict: each.text} for each in entry.examples.all()],
        "rules": [_rule(each) for each in entry.rules.all()],
    }


def _rule(rule: Any) -> dict[str, Any]:
    parameters = {
        name: _Words(value) if isinstance(value, list) else value
        for name, value in rule.parameters.items()
    }
    fields = {"kind": rule.kind, "severity": rule.severity, "message": rule.message}
    return {**fields, **parameters, "exceptions": _Words(rule.exceptions)}


# --- In -----------------------------------------------------------------------------------------


def guide_in(path: Path) -> str | None:
    """The text of a file, if it holds a guide and no rules of another tool."""
    if path.suffix not in (".yml", ".yaml") or not path.is_file():
        return None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return text if is_guide(text) else None


def is_guide(text: str) -> bool:
    """Whether a file is one of these, whatever may be wrong inside."""
    try:
        value = read(text).value
    except NotYaml:
        return False
    return isinstance(value, dict) and "entries" in value


@transaction.atomic
def take(text: str, *, by: User | None, dry_run: bool = False) -> Counter[Loaded]:
    """Make or change the advice that a file holds; all of it or, where anything is wrong, none.

    Asks nobody whether they may: callers do. Raises Unreadable.
    """
    entries = _read(text)
    counts = Counter(take_entry(key, by=by, given=given) for key, given in entries.items())
    transaction.set_rollback(dry_run)
    return counts


def told(counts: Mapping[Loaded, int]) -> str:
    """“2 new, 1 changed”."""
    words = {
        Loaded.NEW: _("%d new"),
        Loaded.CHANGED: _("%d changed"),
        Loaded.SAME: _("%d as before"),
    }
    return ", ".join(word % counts[each] for each, word in words.items() if counts.get(each))


def _read(text: str) -> Mapping[str, Mapping[str, Any]]:
    """The fields of each entry by its key, checked."""
    try:
        lined = read(text)
    except NotYaml as error:
        raise Unreadable([Problem(error.line, "", error.detail)]) from None
    reader = EntryReader({team.name: team for team in teams()})
    found = reader.entries(lined.value)
    if reader.problems:
        raise Unreadable(
            [
                Problem(lined.line_of(path), reader.name_of(path), detail)
                for path, detail in reader.problems
            ]
        )
    return found
