"""Puts replacements into texts, and finds what an agent adds by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from privacy.kinds import RANK, Kind, replacement
from privacy.normal import normal
from privacy.page import digits_of
from privacy.redaction import Redaction, identity
from privacy.transcript import Line

FEW_DIGITS = 4
NUMBER = re.compile(r"[\d .()/+-]+")
COUNT = re.compile(r" (\d+)\]\Z")


class MovedText(ValueError):
    """A redaction does not fit the text: it was made for another message or an older wording."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__(f"redaction {redaction.id} does not fit")
        self.redaction = redaction


def apply(text: str, redactions: Iterable[Redaction], keep: Collection[str] = ()) -> str:
    """One message with its redactions done, except for those whose ids are in `keep`.

    Raises MovedText if a redaction is not of this text.
    """
    pieces, place = [], 0
    for each in sorted(redactions, key=lambda redaction: redaction.start):
        if text[each.start : each.end] != each.text or each.start < place:
            raise MovedText(each)
        if each.id not in keep:
            pieces += [text[place : each.start], each.replacement]
            place = each.end
    return "".join([*pieces, text[place:]])


def apply_to_transcript(
    messages: Iterable[Line], redactions: Iterable[Redaction], keep: Collection[str] = ()
) -> list[Line]:
    """All messages with their redactions done."""
    by_message = _by_message(redactions)
    return [
        (number, author, apply(text, by_message.get(number, ()), keep))
        for number, author, text in messages
    ]


def replace_known(text: str, redactions: Iterable[Redaction], keep: Collection[str] = ()) -> str:
    """Another text, such as an edited draft, without what the redactions took out of the chat."""
    wanted: dict[str, Redaction] = {}
    for redaction in redactions:
        if redaction.id not in keep:
            wanted.setdefault(redaction.text, redaction)
    for each in sorted(wanted.values(), key=lambda redaction: -len(redaction.text)):
        for start, end in reversed(list(_places(text, each.text))):
            text = text[:start] + each.replacement + text[end:]
    return text


def add(
    messages: Iterable[Line],
    wanted: Iterable[tuple[str, Kind]],
    found: Iterable[Redaction] = (),
    language: str = "en",
) -> list[Redaction]:
    """The redactions found, and one for each place of each wanted text, in order.

    Leave out of `found` what the agent keeps. A place that overlaps one found becomes one with it.
    """
    lines = list(messages)
    by_message = _by_message(found)
    for text, kind in wanted:
        label = _label(
            [each for some in by_message.values() for each in some], text, kind, language
        )
        for number, _, original in lines:
            for start, end in _places(original, text):
                here = by_message.setdefault(number, [])
                by_message[number] = _with(here, original, number, (start, end), kind, label)
    return [each for number, _, _ in lines for each in by_message.get(number, [])]


def _by_message(redactions: Iterable[Redaction]) -> dict[int, list[Redaction]]:
    by_message: dict[int, list[Redaction]] = {}
    for redaction in redactions:
        by_message.setdefault(redaction.message, []).append(redaction)
    return by_message


def _label(known: Sequence[Redaction], text: str, kind: Kind, language: str) -> str:
    """The number the same text has already, or the next one."""
    same_kind = [each for each in known if each.kind is kind]
    for each in same_kind:
        if _key(each.text) == _key(text):
            return each.replacement
    counts = [int(count[1]) for each in same_kind if (count := COUNT.search(each.replacement))]
    return replacement(kind, max(counts, default=0) + 1, language)


def _key(text: str) -> str:
    return " ".join(normal(text).text.casefold().split())


def _with(
    here: list[Redaction],
    original: str,
    message: int,
    span: tuple[int, int],
    kind: Kind,
    label: str,
) -> list[Redaction]:
    """The redactions of a message and one more; those it touches become one with it."""
    start, end = span
    new = Redaction(
        identity(message, start, end, original[start:end]),
        kind, original[start:end], label, message, start, end,
    )  # fmt: skip
    for other in [each for each in here if each.start < end and start < each.end]:
        new = _union(new, other, original)
    apart = [each for each in here if each.end <= new.start or new.end <= each.start]
    return sorted([*apart, new], key=lambda each: each.start)


def _union(one: Redaction, other: Redaction, original: str) -> Redaction:
    winner = min(one, other, key=lambda each: RANK[each.kind])
    start, end = min(one.start, other.start), max(one.end, other.end)
    text = original[start:end]
    return replace(
        winner, id=identity(winner.message, start, end, text), text=text, start=start, end=end
    )


def _places(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where a text stands: in any case, however spaced, digits however grouped, also with -s."""
    copy = normal(text)
    needle = normal(wanted).text.strip()
    if not needle:
        return
    for match in _pattern(needle).finditer(copy.text):
        yield copy.original(*match.span())


def _pattern(needle: str) -> re.Pattern[str]:
    digits = digits_of(needle)
    if len(digits) >= FEW_DIGITS and NUMBER.fullmatch(needle):
        return re.compile(r"(?<!\d)\+?" + r"[ .()/+-]{0,3}".join(digits) + r"(?!\d)")
    words = r"\s{1,3}".join(map(re.escape, needle.split()))
    before = _not_inside(needle[0], r"(?<!{})")
    after = _not_inside(needle[-1], r"(?=s?(?!{}))")
    return re.compile(before + words + after, re.IGNORECASE)


def _not_inside(sign: str, edge: str) -> str:
    """A word ends where its letters end, a number where its digits do."""
    if sign.isalpha():
        return edge.format(r"[^\W\d_]")
    return edge.format(r"\d") if sign.isdigit() else ""
