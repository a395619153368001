"""Examples and rules as lines of text, for people who compare two versions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from styleguide import sentences
from styleguide.models import Severity, Verdict


def examples_as_text(examples: Iterable[Mapping[str, Any]]) -> str:
    """One line each: how it is, and its text."""
    return "\n".join(f"{Verdict(each['verdict']).label}: {each['text']}" for each in examples)


def rules_as_text(rules: Iterable[Mapping[str, Any]]) -> str:
    """Each rule as its sentence, with what the writer is told on the next line."""
    return "\n".join(line for rule in rules for line in _lines(rule))


def _lines(rule: Mapping[str, Any]) -> Iterable[str]:
    yield sentences.spoken(rule["kind"], rule["parameters"])
    yield f"  {Severity(rule['severity']).label}: {rule['message']}"
    if rule["exceptions"]:
        yield f"  {_('Leave alone')}: {', '.join(rule['exceptions'])}"
