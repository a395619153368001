"""The draft of an article: the customer's question in their words, the agent's solution.

Pure: takes the lines of a chat, in which personal details are replaced already.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chats.wording import says_something, sentences, substance, without_greeting

TITLE_LENGTH = 120
SUMMARY_LENGTH = 300
FEW_WORDS = 4
_POINTS_BACK = re.compile(r"\b(?:den|det|dem|it|this|that|them)\b", re.IGNORECASE)
CUSTOMER, AGENT = "customer", "agent"


@dataclass(frozen=True)
class Line:
    """A message: who wrote it, and what."""

    author: str
    text: str


@dataclass(frozen=True)
class Draft:
    title: str
    summary: str
    body: str
    question: str
    solution: str


def draft(lines: Iterable[Line]) -> Draft:
    """What an article of this chat would say. Bots and notes are not heard."""
    said = [line for line in lines if line.author in (CUSTOMER, AGENT)]
    place, question = _question(said)
    solution = _solution(said[place + 1 :]) or _solution(said)
    quoted = "\n".join(f"> {line}" if line else ">" for line in question.splitlines())
    return Draft(
        title=_title(question),
        summary=_cut(" ".join(_first_sentences(solution)), SUMMARY_LENGTH),
        body="\n\n".join(filter(None, [quoted, solution])),
        question=question,
        solution=solution,
    )


def _question(said: list[Line]) -> tuple[int, str]:
    """The first thing the customer writes that is more than a greeting, and where.

    What the customer goes on to write before anybody answers belongs to it.
    """
    for place, line in enumerate(said):
        if line.author != CUSTOMER or not substance(line.text):
            continue
        parts = [substance(line.text)]
        for following in said[place + 1 :]:
            if following.author != CUSTOMER:
                break
            if more := substance(following.text):
                parts.append(more)
            place += 1
        return place, "\n".join(parts)
    return -1, ""


def _solution(said: Iterable[Line]) -> str:
    """What the agent said of the matter; questions back to the customer are no solution."""
    paragraphs = []
    for line in said:
        if line.author == AGENT and (text := substance(line.text)):
            told = {each for each in sentences(text) if not each.rstrip(' )"”»').endswith("?")}
            if told:
                paragraphs.append("\n".join(_lines_with(text, told)))
    return "\n\n".join(paragraphs)


def _lines_with(text: str, told: set[str]) -> Iterable[str]:
    for line in text.splitlines():
        kept = [each for each in sentences(line) if each in told]
        if kept:
            yield " ".join(kept)


def _title(question: str) -> str:
    """The sentence that asks; else the first one."""
    asked = sentences(question)
    if not asked:
        return ""
    place = next((place for place, each in enumerate(asked) if each.endswith("?")), 0)
    chosen = without_greeting(asked[place]) or asked[place]
    if place and (len(chosen.split()) <= FEW_WORDS or _POINTS_BACK.search(chosen)):
        # "What shall I do with it?" asks nothing without what stands before it.
        chosen = f"{without_greeting(asked[place - 1])} {chosen}"
    return _cut(chosen[:1].upper() + chosen[1:].rstrip(" .!,:;"), TITLE_LENGTH)


def _first_sentences(solution: str) -> list[str]:
    chosen: list[str] = []
    for each in filter(says_something, sentences(solution)):
        if chosen and len(" ".join([*chosen, each])) > SUMMARY_LENGTH:
            break
        chosen.append(each)
        if len(chosen) == 2:
            break
    return chosen


def _cut(text: str, longest: int) -> str:
    """At a word, with an ellipsis, where it is too long."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
