"""The guide that comes with Replybook: one file for each language, in `styleguide/starter/`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from core.vocabulary import Status
from styleguide.services.fields import EntryFields, RuleFields
from styleguide.services.loading import Loaded, load_entry

FOLDER = Path(__file__).resolve().parent.parent / "starter"
SOURCE = "starter"
LEFT_ALONE = ("quote", "code", "url")
_OF_THE_RULE = ("key", "kind", "severity", "message", "exceptions")


@transaction.atomic
def load_starter_guide() -> Counter[Loaded]:
    """Load or update the shipped guide; answers how much of it is new, changed, the same, kept."""
    return Counter(
        load_entry(
            source=SOURCE, external_id=f"{language}/{entry['key']}", **fields_of(entry, language)
        )
        for language, entry in shipped()
    )


def shipped() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every entry of the files with its language."""
    for path in sorted(FOLDER.glob("*.yaml")):
        book = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in book["entries"]:
            yield book["language"], entry


def fields_of(entry: Mapping[str, Any], language: str) -> EntryFields:
    """An entry of a file as the services take it."""
    return {
        "title": entry["title"],
        "topic": entry["topic"],
        "guidance": entry["guidance"],
        "language": language,
        "channels": entry.get("channels", []),
        "stages": entry.get("stages", []),
        "status": entry.get("status", Status.PUBLISHED),
        "examples": [
            {"text": text.strip(), "verdict": verdict}
            for verdict, texts in entry["examples"].items()
            for text in texts
        ],
        "rules": [_rule(rule) for rule in entry["rules"]],
    }


def _rule(rule: Mapping[str, Any]) -> RuleFields:
    return {
        "kind": rule["kind"],
        "severity": rule["severity"],
        "message": rule["message"],
        "parameters": {name: each for name, each in rule.items() if name not in _OF_THE_RULE},
        "exceptions": rule.get("exceptions", list(LEFT_ALONE)),
    }
