"""Reading a pasted transcript: lines with speaker labels, in da, nb, sv and en. Pure.

    [10:02] Kunde: Hej, hvor er min pakke?
    10:03 Mette (agent): Den kommer i morgen.

A label is a word we know ("Kunden", "Support"), or a name before a colon. Whom a name belongs to
is proposed, and said by `speakers` where the proposal is wrong.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from core.text import fold

CUSTOMER, AGENT, BOT, NOTE = "customer", "agent", "bot", "note"
NOBODY = "text"
"""Chosen for a label that is none: its lines belong to the message before."""

_WORDS = {
    CUSTOMER: "kunde kunden kund kunder customer client visitor guest user besøgende besøkende "
    "besökare gæst gjest gäst bruger bruker brukeren brugeren användare köpare køber kjøper",
    AGENT: "agent agenten support supporter supporten kundeservice kundservice kundesenter "
    "kundeservicemedarbejder medarbejder medarbejderen medarbeider medarbeideren medarbetare "
    "medarbetaren rådgiver rådgivare handläggare operator operatør operatör konsulent konsult "
    "representative staff helpdesk service os oss we us",
    BOT: "bot botten chatbot chatbotten robot robotten assistent assistenten assistant autosvar "
    "autoreply system",
    NOTE: "note notat notater anteckning internal intern internt notes",
}
_AUTHOR_OF = {fold(word): author for author, words in _WORDS.items() for word in words.split()}

_DATE = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_TIME = rf"(?:{_DATE}[,T ]+(?:kl\.? ?)?{_CLOCK}Z?|(?:kl\.? ?)?{_CLOCK})"
_LABEL = r"[^\W\d_][\w .'’&/()-]{0,58}?[\w.)]|[^\W\d_]"
_SPEAKS = re.compile(
    rf"^\s*(?:[-*•>]\s*)?"
    rf"(?:[\[(]?(?P<before>{_TIME})[\])]?\s*(?:[-–—|]\s*)?)?"
    rf"(?:<(?P<angled>{_LABEL})>|\**(?P<label>{_LABEL})\**"
    rf"(?:\s*[\[(](?P<after>{_TIME})[\])])?\s*:)\**(?P<text>\s.*|)$"
)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NORDIC_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})")
_HOUR = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s?([AaPp])\.?[Mm]\.?)?Z?$")
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 4
# What speaks once where another speaks this often is "Address: …" rather than a name.
OFTEN = 3
# Before a colon these begin a fact, not a message.
_FACTS = frozenset(
    [
        "adresse",
        "address",
        "adress",
        "telefon",
        "phone",
        "tlf",
        "mobil",
        "mail",
        "email",
        "ordre",
        "ordrenummer",
        "order",
        "ordernummer",
        "navn",
        "name",
        "namn",
        "link",
        "http",
        "https",
        "emne",
        "subject",
        "ämne",
        "dato",
        "date",
        "datum",
    ]
)
_CENTURY = 2000


class Speaker(NamedTuple):
    """A label of the transcript, who that seems to be, and how often it speaks."""

    label: str
    author: str
    lines: int
    is_sure: bool


@dataclass(frozen=True)
class Said:
    """A message. `at` only where the transcript names the day; without a time zone."""

    author: str
    name: str
    text: str
    at: datetime | None = None


@dataclass(frozen=True)
class Transcript:
    speakers: list[Speaker]
    messages: list[Said]


@dataclass
class _Part:
    """A line that names its speaker, and the lines below it."""

    label: str
    time: str
    raw: str
    lines: list[str]


def parse(text: str, speakers: Mapping[str, str] | None = None) -> Transcript:
    """The messages of a transcript. `speakers`: label → author, where somebody has said it.

    Text above the first label is a note. Without any label there are no speakers.
    """
    given = {_key(label): author for label, author in (speakers or {}).items()}
    parts = list(_parts(text))
    counted = Counter(_key(part.label) for part in parts if part.label)
    names = {_key(part.label): part.label for part in reversed(parts) if part.label}
    proposed = _proposed([part for part in parts if part.label], counted)
    authors = {key: given.get(key, proposed[key]) for key in names}
    found = [
        Speaker(names[key], authors[key], counted[key], _known(names[key]) is not None)
        for key in dict.fromkeys(_key(part.label) for part in parts if part.label)
    ]
    if not found:
        return Transcript([], [])
    return Transcript(found, list(_messages(parts, authors)))


def _parts(text: str) -> Iterable[_Part]:
    current = _Part("", "", "", [])
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        match = _SPEAKS.match(line)
        label = (match["label"] or match["angled"]).strip(" *") if match else ""
        time = (match["before"] or match["after"] or "") if match else ""
        if match and _is_label(label, time):
            yield current
            current = _Part(label, time, line, [match["text"].strip()])
        else:
            current.lines.append(line.rstrip())
    yield current


def _is_label(label: str, time: str) -> bool:
    """A known word, anything after a time, or something written like a name."""
    words = _WORD.findall(label)
    if not words or len(words) > _MOST_WORDS or words[0].lower() in _FACTS:
        return False
    if time or _known(label):
        return True
    return all(
        word[0].isupper() or word.lower() in ("van", "von", "de", "af", "av") for word in words
    )


def _known(label: str) -> str | None:
    """Whose label this is by its words: `Kunde`, `Mette (agent)`, `Agent Ole`."""
    words = [_AUTHOR_OF.get(fold(word)) for word in _WORD.findall(label)]
    found = [author for author in words if author]
    if not found:
        return None
    # "Support bot" is a bot, "Intern note" a note.
    return next((author for author in (NOTE, BOT) if author in found), found[0])


def _proposed(parts: list[_Part], counted: Counter[str]) -> dict[str, str]:
    """Known words are sure. Of names the first is the customer's, unless one is known."""
    result: dict[str, str] = {}
    has_customer = any(_known(part.label) == CUSTOMER for part in parts)
    often = max(counted.values(), default=0)
    timed = any(part.time for part in parts)
    for part in parts:
        key = _key(part.label)
        if key in result:
            continue
        known = _known(part.label)
        once = counted[key] == 1 and often >= OFTEN
        if known is None and not part.time and (timed or once):
            known = NOBODY
        if known is None:
            known = AGENT if has_customer else CUSTOMER
            has_customer = True
        result[key] = known
    return result


def _messages(parts: Iterable[_Part], authors: Mapping[str, str]) -> Iterable[Said]:
    said: list[_Part] = []
    for part in parts:
        nobody = part.label and authors[_key(part.label)] == NOBODY
        if nobody and said:
            said[-1].lines += [part.raw.strip(), *part.lines[1:]]
        else:
            said.append(_Part(part.label, part.time, part.raw, list(part.lines)))
    for part in said:
        text = "\n".join(part.lines).strip()
        author = authors.get(_key(part.label), NOTE)
        if text:
            yield Said(
                author if author != NOBODY else NOTE, _name(part.label), text, _moment(part.time)
            )


def _name(label: str) -> str:
    """The name in a label: `Mette` of `Mette (agent)`, nothing of `Kunde`."""
    words = [
        word for word in re.findall(r"[\w.'’-]+", label) if fold(word.strip(".")) not in _AUTHOR_OF
    ]
    return " ".join(words)


def _key(label: str) -> str:
    return fold(label)


def _moment(time: str) -> datetime | None:
    clock = _HOUR.search(time)
    day = _day(time)
    if clock is None or day is None:
        return None
    hour, minute, second = (int(each or 0) for each in clock.groups()[:3])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    try:
        return datetime(*day, hour, minute, second)
    except ValueError:
        return None


def _day(time: str) -> tuple[int, int, int] | None:
    if iso := _ISO_DAY.search(time):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if nordic := _NORDIC_DAY.search(time):
        year = int(nordic[3])
        return year + (_CENTURY if year < 100 else 0), int(nordic[2]), int(nordic[1])
    return None
