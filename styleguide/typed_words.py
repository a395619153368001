"""Words in one field, with commas or lines between them. Pure.

A comma inside a word counts only without a space after it (1,5). What has one, or begins with a
quotation mark, stands in quotation marks: `"hvis det er ok, vil jeg", men`.
"""

import re

_WORD = re.compile(
    r'\s*(?:"(?P<quoted>(?:[^"]|"")*)"(?=\s*(?:,(?!\S)|\n|$))|(?P<plain>(?:[^,\n]|,(?=\S))*))'
    r"[^\S\n]*(?:,(?!\S)|\n|$)"
)
_NEEDS_QUOTES = re.compile(r'^"|,(?!\S)|[\n\r]|^,')


def split(typed: str) -> list[str]:
    """The words of a field, in order; empty ones do not count."""
    words, at = [], 0
    while at < len(typed):
        found = _WORD.match(typed, at)
        if found is None or found.end() == at:
            break
        at = found.end()
        quoted = found["quoted"]
        words.append(quoted.replace('""', '"') if quoted is not None else found["plain"])
    return [word.strip() for word in words if word.strip()]


def joined(words: list[str]) -> str:
    """The words as they stand in a field: `split` gives them back."""
    return ", ".join(_written(word) for word in words)


def _written(word: str) -> str:
    if not _NEEDS_QUOTES.search(word):
        return word
    doubled = word.replace('"', '""')
    return f'"{doubled}"'
