"""Reads the values a caller gives, and tells which of them are there at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from responses.placeholders.dates import written_date
from responses.placeholders.errors import ValueProblem, ValuesError
from responses.placeholders.registry import GROUPS, Known

Path = tuple[str, ...]
UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs that leave no mark
UNSEEN_KINDS = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs", "Cs"})
LARGEST_NUMBER = 10**100


def read_values(given: Mapping[str, object], known: Known, language: str) -> dict[str, str]:
    """Values by name, without those that are missing.

    `{"customer": {"first_name": "Mette"}}` and `{"customer.first_name": "Mette"}` mean the same.
    Raises ValuesError with every name that does not exist and every value that is no text.
    """
    values: dict[str, str] = {}
    problems: list[ValueProblem] = []
    for path, value in _leaves(given):
        name = ".".join(path)
        if known.field(name) is None or ":" in name:
            problems.append(ValueProblem("unknown_value", path))
        elif not _is_scalar(value):
            problems.append(ValueProblem("not_text", path))
        elif text := as_text(value, language):
            values[name] = text
    if problems:
        raise ValuesError(problems)
    return values


def read_answers(given: Mapping[str, object], language: str) -> dict[str, str]:
    """Answers by label, without those that are missing; labels nobody asks for do no harm."""
    problems = [ValueProblem("not_text", (key,)) for key in given if not _is_scalar(given[key])]
    if problems:
        raise ValuesError(problems)
    texts = {label.strip(): as_text(answer, language) for label, answer in given.items()}
    return {label: text for label, text in texts.items() if text}


def as_text(value: object, language: str) -> str:
    """The value as it is sent; empty if nothing of it could be seen."""
    if value is None:
        return ""
    if isinstance(value, date):
        return written_date(value, language)
    text = _clean(str(value))
    return "" if is_blank(text) else text


def is_blank(text: str) -> bool:
    """Nothing but space, no-break and zero-width space included."""
    return all(
        each.isspace() or each in UNSEEN or unicodedata.category(each) in UNSEEN_KINDS
        for each in text
    )


def first_word_as_name(name: str) -> str | None:
    """The first name in `Mette Sørensen`; None for `Sørensen, Mette`, `Dr. Holm`, an address."""
    word = next(iter(name.split()), "")
    letters = word.replace("-", "").replace("’", "").replace("'", "")
    if letters and all(unicodedata.category(each)[0] in "LM" for each in letters):
        return word
    return None


def _leaves(given: Mapping[str, object]) -> Iterator[tuple[Path, object]]:
    for key, value in given.items():
        if key in GROUPS and isinstance(value, Mapping):
            yield from (((key, str(inner)), value[inner]) for inner in value)
        elif key not in GROUPS or value is not None:
            yield (key,), value


def _is_scalar(value: object) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float | Decimal):
        return -LARGEST_NUMBER < value < LARGEST_NUMBER  # NaN is not, and infinity neither
    return value is None or isinstance(value, str | date)


def _clean(text: str) -> str:
    """One kind of line break, no control characters, no halves of characters."""
    lines = "\n".join(text.splitlines())
    return "".join(
        "\ufffd" if unicodedata.category(each) == "Cs" else each
        for each in lines
        if each in "\n\t" or unicodedata.category(each) != "Cc"
    )
