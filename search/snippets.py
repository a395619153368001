"""A few words around a match, as safe HTML with <mark> and nothing else. Pure."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.documents import Word

LENGTH = 200
BEFORE = 60
LOOKED_AT = 20_000
MADE_READABLE = 800

_LETTERS = {
    "a": "(?:a[ae]|[aàáâãåäæā])",
    "c": "[cç]",
    "e": "[eèéêëē]",
    "i": "[iìíîïī]",
    "n": "[nñ]",
    "o": "(?:oe|[oòóôõöøō])",
    "u": "[uùúûüū]",
    "y": "[yýÿ]",
}
_NOISE = (
    (re.compile(r"```[\w-]*|~~~[\w-]*"), " "),
    (re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[\[([^\[\]|]*)(?:\|[^\[\]]*)?\]\]"), r"\1"),
    (re.compile(r"\{\{[^{}]*\}\}"), "…"),
    (re.compile(r"^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+", re.MULTILINE), ""),
    (re.compile(r"<[^<>]*>"), " "),
    (re.compile(r"[*_`|]{1,3}|\[!\w+\]"), ""),
    (re.compile(r"\s+"), " "),
)
_SENTENCE_END = re.compile(r"[.!?:…] ")


def pattern_for(words: Iterable[Word]) -> re.Pattern[str] | None:
    """What to mark; None when nothing is."""
    terms = {(term.key, term.prefix) for word in words for term in word.terms}
    if not terms:
        return None
    # Longest first: an alternation takes the first that fits.
    either = "|".join(_written(*term) for term in sorted(terms, key=lambda t: (-len(t[0]), t[1])))
    return re.compile(rf"(?<![^\W_])(?:{either})", re.IGNORECASE)


def snippet(source: str, pattern: re.Pattern[str] | None) -> SafeString:
    """The first part of the text that has a match, else its beginning, cut at words."""
    first, last = _around(source, pattern)
    text = readable(source[first:last])
    match = pattern.search(text) if pattern else None
    start, end = _window(text, match.start() if match else 0)
    piece = marked(text[start:end], pattern)
    before, after = first or start, last < len(source) or end < len(text)
    return mark_safe(f"{'… ' if before else ''}{piece}{' …' if after else ''}")


def marked(text: str, pattern: re.Pattern[str] | None) -> SafeString:
    """The text as HTML with every match marked: for titles and snippets."""
    if pattern is None:
        return SafeString(escape(text))
    pieces, at = [], 0
    for match in pattern.finditer(text):
        pieces += [escape(text[at : match.start()]), f"<mark>{escape(match[0])}</mark>"]
        at = match.end()
    return mark_safe("".join([*pieces, escape(text[at:])]))


def readable(source: str) -> str:
    """A source without the marks of Markdown, clauses and placeholders, on one line."""
    text = unicodedata.normalize("NFC", source).replace("\0", "")
    for noise, instead in _NOISE:
        text = noise.sub(instead, text)
    return text.strip()


def _written(key: str, prefix: bool) -> str:
    """All spellings that fold to the key. The rest of a word that only begins so stays unmarked."""
    letters = "".join(_LETTERS.get(letter, re.escape(letter)) for letter in key)
    return letters if prefix else rf"{letters}(?![^\W_])"


def _around(source: str, pattern: re.Pattern[str] | None) -> tuple[int, int]:
    """The lines around the first match: making the whole of a long text readable takes long."""
    match = pattern.search(source, 0, LOOKED_AT) if pattern else None
    at = match.start() if match else 0
    first = 0 if at < MADE_READABLE else source.rfind("\n", at - MADE_READABLE, at) + 1
    return first, at + MADE_READABLE


def _window(text: str, at: int) -> tuple[int, int]:
    """From the start of the sentence if that is near, at most LENGTH characters."""
    start = _start(text, at)
    end = min(len(text), start + LENGTH)
    if end < len(text):
        space = text.rfind(" ", max(start, at) + 1, end + 1)
        end = space if space > at else end
    return start, end


def _start(text: str, at: int) -> int:
    if at <= BEFORE:
        return 0
    near = at - BEFORE
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, near, at)]
    if sentences:
        return sentences[-1]
    space = text.find(" ", near, at)
    return space + 1 if space >= 0 else at
