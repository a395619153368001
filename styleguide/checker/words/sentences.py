"""Where sentences end.

A full stop ends one unless it belongs to an abbreviation, an ordinal, a time or a number. People
who chat begin sentences with small letters, so that a small letter alone keeps nothing together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from styleguide.checker.markup import HIDDEN

# Nothing ends after these, whatever follows.
_NEVER_LAST = """
    adr afd al alm ang approx art avd bd bem betr bl bl.a ca cf d d.v.s diss dr e.g e.kr eks
    ekskl eksp evt ex exkl f.d f.eks f.ex f.kr fam fhv fig fom forb fork fr fr.o.m frk gj.sn gl
    h.k.h hhv hr i.e incl inkl jf jfr jml jvf kap kgl kl kst m.a m.a.o m.h.p m.h.t maks mdr mha
    mht mr mrs ms no nr ofr opr ordf p.g.a pga pr prof pt red ref resp rev s.k sct sek sen sg
    skt sml sp spm str t.d t.eks t.ex t.h t.o.m tab tel tidl tilsv tlf tv u.a u.s ung v.h.a vd
    vedr vha vol vs
"""
# These may be the last word; a capital after them begins the next sentence.
_MAYBE_LAST = """
    a.m aa b.p b.n cm co dvs e.l e.m el.l el.lign etc f.m inc kg km kr ltd m.fl m.m m.v md mfl
    mia mill min mio mm mv mån o.a o.d o.l o.lign o.s.b o.s.v odl ol osb osv p.m pkt s.u st stk
    tim u.s.a uke åg
"""
NEVER_LAST = frozenset(_NEVER_LAST.split())
MAYBE_LAST = frozenset(_MAYBE_LAST.split())
_AFTER_ORDINAL = re.compile(
    r"\s+(?:jan|feb|mar|apr|maj|mai|may|jun|jul|aug|sep|okt|oct|nov|dec|des|klasse|etage|sal|gang"
    r"|plads|plass|vån|juledag|påskedag|kvartal|halvår|halvlår|december|kl\b)",
    re.IGNORECASE,
)
_CLOSING = "\"'”’»)\\]" + HIDDEN
_END = re.compile(rf"(?<![.!?…])[.!?…]++[{_CLOSING}]*+(?=\s|$)|\n\s*+")
_BEFORE = re.compile(r"[^\s(\[“”\"«»]*$")
_NEXT = re.compile(rf"[\s\"'“”‘’«»(\[{HIDDEN}]*")
_NUMBER_BEFORE = re.compile(r"\d\s?[a-z]\.$")  # 24 t.
_SHORT_LINE = 60


def sentences_in(text: str, breaks: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Sentences as (start, end), without the space around them. Breaks end them too."""
    ends = sorted({*breaks, *_ends(text), len(text)})
    spans, start = [], 0
    for end in ends:
        if span := _trimmed(text, start, end):
            spans.append(span)
        start = end
    return spans


def place_in(spans: Sequence[tuple[int, int]], at: int) -> int:
    """The number of the span that holds a place, or of the one before it."""
    return max(0, bisect_right(spans, at, key=lambda span: span[0]) - 1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without what is no part of the sentence; None where only signs are left."""
    while start < end and (text[start].isspace() or text[start] == HIDDEN):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == HIDDEN):
        end -= 1
    return (start, end) if start < end else None


def _ends(text: str) -> Iterator[int]:
    line = 0
    for found in _END.finditer(text):
        at, end = found.span()
        if found[0][0] == "\n":
            if _breaks_line(text, line, at, found[0]):
                yield end
            line = end
        elif _ends_sentence(text, at, end, found[0].strip(_CLOSING.replace("\\", ""))):
            yield end


def _breaks_line(text: str, start: int, at: int, space: str) -> bool:
    """An empty line, or the end of a short one with a capital below: no line that was wrapped."""
    if space.count("\n") > 1:
        return True
    following = _NEXT.match(text, at)
    assert following is not None
    after = text[following.end() : following.end() + 1]
    return at - start < _SHORT_LINE and (after.isupper() or after.isdigit())


def _ends_sentence(text: str, at: int, end: int, marks: str) -> bool:
    following = _NEXT.match(text, end)
    assert following is not None
    after = text[following.end() : following.end() + 1]
    if marks in ("…", "...", "..") or marks.startswith("..."):
        return not after.islower()
    if after.islower() and text[end - 1 : end] in "\"'”’»)":
        return False
    if marks != ".":
        return True
    before = _BEFORE.search(text, max(0, at - 30), at)
    return _full_stop_ends(text, end, before[0].lower() if before else "", after)


def _full_stop_ends(text: str, end: int, word: str, after: str) -> bool:
    """`word` stands before the stop, `after` is the first sign behind it."""
    if not after:
        return True
    if word in MAYBE_LAST or (len(word) == 1 and _NUMBER_BEFORE.search(text, max(0, end - 6), end)):
        return after.isupper()
    if word in NEVER_LAST or (len(word) == 1 and word.isalpha() and word not in "iåö"):
        return False
    if word.isdigit() and len(word) <= 2:
        return not after.islower() and not _AFTER_ORDINAL.match(text, end)
    return True
