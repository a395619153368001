"""Examples and rules as lines of text, for people who compare two versions."""

from collections.abc import Iterable, Mapping
from typing import Any

from styleguide.models import Severity, Verdict


def examples_as_text(examples: Iterable[Mapping[str, Any]]) -> str:
    """One line each: how it is, and its text."""
    return "\n".join(f"{Verdict(each['verdict']).label}: {each['text']}" for each in examples)


def rules_as_text(rules: Iterable[Mapping[str, Any]]) -> str:
    """Kind, severity and message on a line, each parameter on the next."""
    return "\n".join(line for rule in rules for line in _lines(rule))


def _lines(rule: Mapping[str, Any]) -> Iterable[str]:
    yield f"{rule['kind']} · {Severity(rule['severity']).label} · {rule['message']}"
    for name, value in sorted(rule["parameters"].items()):
        if value not in (None, "", []):
            yield f"  {name}: {_spoken(value)}"
    if rule["exceptions"]:
        yield f"  – {_spoken(rule['exceptions'])}"


def _spoken(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
