"""A few words around what matched, as safe HTML with <mark> and nothing else. Pure."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe

from search.documents import Word
from search.marking import Marker, Span

LENGTH = 200
BEFORE = 60
LOOKED_AT = 20_000
MADE_READABLE = 800
# A place with this many different words, the longest, is good enough not to look for a better
# one; and a better one is not looked for further on than this.
GOOD_PLACE = 3
FURTHER = 4_000

# What is no text, what stands instead, and a sign without which there is none of it.
_NOISE = (
    (re.compile(r"```[\w-]*|~~~[\w-]*"), " ", ("```", "~~~")),
    (re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)"), r"\1", ("](",)),
    (re.compile(r"\[\[([^\[\]|]*)(?:\|[^\[\]]*)?\]\]"), r"\1", ("[[",)),
    (re.compile(r"\{\{[^{}]*\}\}"), "…", ("{{",)),
    (re.compile(r"^[ \t|]*:?-{2,}:?[ \t]*\|[-:| \t]*$", re.MULTILINE), "", ("--",)),
    (re.compile(r"^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+", re.MULTILINE), "", ("",)),
    (re.compile(r"<[^<>]*>"), " ", ("<",)),
    (re.compile(r"[*_`|]{1,3}|\[!\w+\]"), "", ("*", "_", "`", "|", "[!")),
)
_SENTENCE_END = re.compile(r"[.!?:…] ")


def marker_for(words: Iterable[Word]) -> Marker | None:
    """What to mark; None when nothing is. Words that hold a sentence together are not, where
    there are others."""
    words = list(words)
    marker = Marker([word for word in words if not word.filler] or words)
    return marker if marker.weights else None


def snippet(source: str, marker: Marker | None, language: str | None = "") -> SafeString:
    """The part of the text with most of the words near one another, else its beginning.

    Cut at words. `language` is the text's; None or "" where it is for all languages.
    """
    first, last = _around(source, marker, language or "")
    text = readable(source[first:last])
    at = _best_place(marker.spans(text, language or ""), marker) if marker else None
    start, end = _window(text, at or 0)
    piece = marked(text[start:end], marker, language)
    before, after = first or start, last < len(source) or end < len(text)
    return mark_safe(f"{'… ' if before else ''}{piece}{' …' if after else ''}")


def marked(text: str, marker: Marker | None, language: str | None = "") -> SafeString:
    """The text as HTML with every match marked: for titles and snippets."""
    text = unicodedata.normalize("NFC", text)
    pieces: list[str] = []
    at = 0
    for span in marker.spans(text, language or "") if marker else ():
        matched = escape(text[span.start : span.end])
        pieces += [escape(text[at : span.start]), f"<mark>{matched}</mark>"]
        at = span.end
    return mark_safe("".join([*pieces, escape(text[at:])]))


def readable(source: str) -> str:
    """A source without the marks of Markdown, clauses and placeholders, on one line."""
    text = unicodedata.normalize("NFC", source).replace("\0", "")
    for noise, instead, signs in _NOISE:
        if any(sign in text for sign in signs):
            text = noise.sub(instead, text)
    return " ".join(text.split())


def _around(source: str, marker: Marker | None, language: str) -> tuple[int, int]:
    """The lines around the best place: making the whole of a long text readable takes long."""
    at = None
    if marker and len(source) > MADE_READABLE:
        for endings in (False, True):  # only where nothing else is, what takes long
            spans = marker.spans(source[:LOOKED_AT], language, endings=endings)
            shown = (span for span in spans if _is_shown(source, span.start))
            at = _best_place(shown, marker)
            if at is not None:
                break
    at = at or 0
    first = 0 if at < MADE_READABLE else source.rfind("\n", at - MADE_READABLE, at) + 1
    return first, at + MADE_READABLE


def _is_shown(source: str, at: int) -> bool:
    """Not where a link leads or in a placeholder."""
    near = source[max(0, at - 100) : at]
    return near.rfind("](") <= near.rfind(")") and near.rfind("{{") <= near.rfind("}}")


def _best_place(spans: Iterator[Span], marker: Marker) -> int | None:
    """Where most different words stand within what a snippet shows; None without any.

    Long words count more: where three small ones meet, nothing needs to be said.
    """
    wanted = sum(sorted(marker.weights)[-GOOD_PLACE:])
    near: deque[Span] = deque()
    most = 0
    best: int | None = None
    for span in spans:
        near.append(span)
        while span.end - near[0].start > LENGTH - BEFORE and len(near) > 1:
            near.popleft()
        weight = sum(marker.weights[word] for word in {each.word for each in near})
        if weight > most:
            most, best = weight, near[0].start
        if most >= wanted or span.start - (best or 0) > FURTHER:
            break
    return best


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
