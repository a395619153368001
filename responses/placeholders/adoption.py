"""Makes a text of another tool one of ours, so that an import refuses nothing it can keep."""

from __future__ import annotations

import re

from responses.placeholders.errors import PlaceholderError, Problem
from responses.placeholders.registry import Known, validate

ROUNDS = 20
OPENING = re.compile(r"(?<!\\)(?=\{\{|\[\[)")


def adopted(text: str, known: Known) -> str:
    """The text with only fields that exist.

    `{{agent_name}}` becomes `{{agent.name}}`; a field we do not have becomes a question to the
    agent, `{{?contact email}}`; brackets that mean nothing here are kept as text.
    """
    for _ in range(ROUNDS):
        try:
            validate(text, known)
        except PlaceholderError as refused:
            text = _repaired(text, refused.problems, known)
        else:
            return text
    return OPENING.sub(r"\\", text)


def _repaired(text: str, problems: list[Problem], known: Known) -> str:
    """From the end to the start, so that places stay right; nested ones wait a round."""
    first_touched = len(text)
    for problem in reversed(problems):
        if problem.end <= first_touched:
            old = text[problem.start : problem.end]
            new = _renamed(old, known) if problem.code == "unknown_name" else "\\" + old
            text = text[: problem.start] + new + text[problem.end :]
            first_touched = problem.start
    return text


def _renamed(field: str, known: Known) -> str:
    name, bar, fallback = field[2:-2].strip().partition("|")
    ours = name.strip().lower().replace("_", ".", 1)
    if known.field(ours):
        return f"{{{{{ours}{bar}{fallback}}}}}"
    label = re.sub(r"[\s._:{}?\[\]]+", " ", name).strip()
    return f"{{{{?{label}{bar}{fallback}}}}}" if label else "\\" + field
