"""The draft of an article: the customer's question in their words, the agent's solution.

Pure: takes the lines of a chat, in which personal details are replaced already.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chats.drafting.questions import asked, first_that_asks, is_generic, what_to_do
from chats.drafting.solutions import AGENT, CUSTOMER, Line, solution_of
from chats.drafting.steps import Told, without_number, written
from chats.drafting.surroundings import shown, surroundings, without
from chats.wording import says_something, says_who, sentences, substance, without_greeting

__all__ = ["AGENT", "CUSTOMER", "Draft", "Line", "draft"]

TITLE_LENGTH = 120
SUMMARY_LENGTH = 300
FEW_WORDS = 4
MOST_SENTENCES = 4
# A question that has not begun by then is none.
LOOKED_AT = 2_000
_POINTS_BACK = re.compile(r"\b(?:den|det|dem|it|this|that|them)\b", re.IGNORECASE)
# A number or an address beside its word says nothing to another customer.
_BESIDE = re.compile(
    r",?(?: (?:med|with|på|og|and))?(?: (?:nummer|number|nr\.?|no\.?|tlf\.?|e-?mail|mail))?"
    r" \[[^\]\n]{1,30} \d+\](?=$|[ ?.,])"
)
_HEADINGS = {
    "da": ("Problem", "Gælder for", "Løsning", "Sådan gør du"),
    "nb": ("Problem", "Gjelder for", "Løsning", "Slik gjør du"),
    "nn": ("Problem", "Gjeld for", "Løysing", "Slik gjer du"),
    "sv": ("Problem", "Gäller", "Lösning", "Så gör du"),
    "en": ("Problem", "Applies to", "Solution", "What to do"),
}


@dataclass(frozen=True)
class Draft:
    """`solution` is the agent's part of the body; `greets`: it began with hello."""

    title: str
    summary: str
    body: str
    question: str
    solution: str
    greets: bool = False


def draft(lines: Iterable[Line], language: str = "en") -> Draft:
    """What an article of this chat would say. Bots and notes are not heard."""
    said = [line for line in lines if line.author in (CUSTOMER, AGENT)]
    place, question = _question(said)
    solution = solution_of(said[place + 1 :], language)
    if not solution.told:
        solution = solution_of(said, language)
    text = written(solution.told)
    place_of = shown(surroundings((line.author == CUSTOMER, line.text) for line in said), language)
    return Draft(
        title=_title(question, language),
        summary=_summary(solution.told),
        body=_body(question, place_of, text, language),
        question=question,
        solution=text,
        greets=solution.greets,
    )


def headings(language: str) -> tuple[str, str, str, str]:
    """Of the problem, of where it was met, of a solution, of one in steps."""
    return _HEADINGS.get(language, _HEADINGS["en"])


def _body(question: str, place: str, solution: str, language: str) -> str:
    problem, applies, solved, steps = headings(language)
    quoted = "\n".join(f"> {line}" if line else ">" for line in question.splitlines())
    title = steps if re.search(r"^1\. ", solution, re.MULTILINE) else solved
    parts = [(problem, quoted), (applies, place), (title, solution)]
    return "\n\n".join(f"## {heading}\n\n{text}" for heading, text in parts if text)


def _question(said: list[Line]) -> tuple[int, str]:
    """The first thing the customer writes that is more than a greeting, and where.

    What the customer goes on to write before anybody answers belongs to it.
    """
    for place, line in enumerate(said):
        if line.author != CUSTOMER or not _matter(line.text):
            continue
        parts = [_matter(line.text)]
        for following in said[place + 1 :]:
            if following.author != CUSTOMER:
                break
            if more := _matter(following.text):
                parts.append(more)
            place += 1
        return place, "\n".join(parts)
    return -1, ""


def _matter(text: str) -> str:
    """The substance of a message without the sentences that only say who somebody is."""
    lines = []
    for line in substance(text).splitlines():
        told = [each for each in sentences(line) if not says_who(each)]
        if told:
            lines.append(" ".join(told))
    return "\n".join(lines)


def _title(question: str, language: str) -> str:
    """The sentence that asks; else a question made of what is stated; else the first sentence."""
    said = [without_greeting(each) or each for each in sentences(question[:LOOKED_AT])]
    said = [each for each in (_without_details(each) for each in said) if each]
    if not said:
        return ""
    place, found = first_that_asks(said, language)
    if found and place and (len(found.split()) <= FEW_WORDS or _POINTS_BACK.search(found)):
        # "What shall I do with it?" asks nothing without what stands before it.
        found = f"{said[place - 1]} {found}"
    chosen = found or _made_a_question(said, language) or said[0]
    return _cut(chosen[:1].upper() + chosen[1:].rstrip(" .!,:;"), TITLE_LENGTH)


def _made_a_question(said: Sequence[str], language: str) -> str:
    stated = [each for each in said if not is_generic(each, language)]
    generic = len(stated) < len(said)
    for each in stated:
        if generic and (found := what_to_do(each, language)):
            return found
        if found := asked(each, language):
            return found
    return f"{stated[0]} {said[said.index(stated[0]) + 1]}" if stated and generic else ""


def _without_details(sentence: str) -> str:
    return without(_BESIDE.sub("", sentence).strip())


def _summary(told: Iterable[Told]) -> str:
    """As many of the first sentences as fit into a chat message."""
    chosen: list[str] = []
    for each in filter(says_something, (without_number(each.text) for each in told)):
        each = each if each[-1:] in ".!?:…" else f"{each}."
        if chosen and len(" ".join([*chosen, each])) > SUMMARY_LENGTH:
            break
        chosen.append(each)
        if len(chosen) == MOST_SENTENCES:
            break
    return _cut(" ".join(chosen), SUMMARY_LENGTH)


def _cut(text: str, longest: int) -> str:
    """At a word, with an ellipsis, where it is too long."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
