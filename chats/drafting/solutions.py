"""What the agent said that solved it: advice, without what was tried in vain. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from chats.drafting.steps import Told, advice
from chats.phrases import FAILED, WORKED
from chats.wording import says_something, sentences, substance, without_greeting

CUSTOMER, AGENT = "customer", "agent"


@dataclass(frozen=True)
class Line:
    """A message: who wrote it, and what."""

    author: str
    text: str


@dataclass(frozen=True)
class Solution:
    """`told`: what to do or to know, in order. `greets`: its first message began with hello."""

    told: Sequence[Told] = ()
    greets: bool = False


@dataclass
class _Attempt:
    """Messages of the agent until the customer answers, and what the customer then says."""

    messages: list[tuple[int, str]] = field(default_factory=list)
    answer: str = ""

    @property
    def worked(self) -> bool:
        return bool(WORKED.search(self.answer))

    @property
    def failed(self) -> bool:
        return not self.worked and bool(FAILED.search(self.answer))


def solution_of(said: Sequence[Line], language: str) -> Solution:
    """Of what the agent said. Questions are none, unless they tell what to try."""
    attempts = _attempts(said)
    told = [(attempt, list(_told(attempt, language))) for attempt in attempts]
    lasting = [each for attempt, texts in told if not attempt.failed for each in texts]
    chosen = lasting or [each for _attempt, texts in told for each in texts]
    if not chosen:
        chosen = _last_question(attempts)
    chosen = list({each.text.lower(): each for each in reversed(chosen)}.values())[::-1]
    return Solution(chosen, bool(chosen) and _greets(said, chosen[0]))


def _attempts(said: Iterable[Line]) -> list[_Attempt]:
    found: list[_Attempt] = []
    for number, line in enumerate(said):
        if line.author == CUSTOMER:
            if found:
                found[-1].answer += f"\n{line.text}"
        elif not found or found[-1].answer:
            found.append(_Attempt([(number, line.text)]))
        else:
            found[-1].messages.append((number, line.text))
    return found


_OPENER = re.compile(
    r"^(?:(?:great|excellent|okay|ok|alright|all right|perfect|super|supert|fint|fin|godt|bra|"
    r"flott|jo|ja|yes|no|nej|nei|"
    r"well|sure|certainly|absolutely|sorry|selvfølgelig|självklart|okej|dejligt|tak|takk|tack|"
    r"thanks|thank you|øv|åh|oh|puha|"
    r"javel|altså|i see)[,.!…]+ +)+(?=\S+ \S+)",
    re.IGNORECASE,
)


def _told(attempt: _Attempt, language: str) -> Iterator[Told]:
    for number, text in attempt.messages:
        for each in sentences(substance(text)):
            bare = _OPENER.sub("", each)
            each = each if bare == each else bare[:1].upper() + bare[1:]
            if not says_something(each):
                continue
            if not _asks(each):
                yield Told(each, number)
            elif found := advice(each, language, worked=attempt.worked):
                yield Told(found, number)


def _asks(sentence: str) -> bool:
    return sentence.rstrip(' )"”»').endswith("?")


def _last_question(attempts: Iterable[_Attempt]) -> list[Told]:
    """What was asked right before it worked says at least where to look."""
    for attempt in attempts:
        if attempt.worked:
            number, text = attempt.messages[-1]
            return [Told(each, number) for each in sentences(substance(text))]
    return []


def _greets(said: Sequence[Line], first: Told) -> bool:
    text = said[first.message].text
    return without_greeting(text) != text.strip()
