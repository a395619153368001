"""How well an article answers a question, in three steps. Pure.

Two questions are the same if each has the words of the other that tell what it is about, if they
ask in the same way (why is not when), if both say no or neither does, and if no number differs.
An article that says what the agent said needs fewer words of the question.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from responses.suggestions.everyday import EVERYDAY
from search.analysis import analyse, keys
from search.function_words import FUNCTION_WORDS

SAME_WORDS = 0.86
SAME_WITH_ANSWER, SAME_ANSWER = 0.72, 0.7
NEAR_WORDS = 0.5
NEAR_WITH_ANSWER, NEAR_ANSWER = 0.3, 0.5
FEWEST_WORDS = 2
FEWEST_OF_ANSWER = 5
_OF_EVERYDAY = 0.3
_OF_UNKNOWN = 0.75
_OF_ANSWER = 0.35

_ASKING = {
    "how": "hvordan hvorledes korleis hur how",
    "why": "hvorfor kvifor varför why",
    "when": "hvornår when når när tidspunkt",
    "where": "hvor hvorhen kor kvar var vart where",
    "who": "hvem kven vem who whom",
    "which": "hvilken hvilket hvilke kva-for vilken vilket vilka which",
}
_ASKS = {word: kind for kind, words in _ASKING.items() for word in words.split()}
_AMOUNT_WORDS = (
    "meget mye mykje mange mycket många much many længe lenge länge long ofte often dyrt"
)
_AMOUNTS = frozenset(_AMOUNT_WORDS.split())
_NEGATIONS = """
    ikke ikkje inte aldrig aldri not never cannot can't won't doesn't don't isn't didn't hasn't
    haven't wasn't couldn't uden uten utan without ingen no intet ingenting
"""
_NO = frozenset(_NEGATIONS.split())
# "Does not work any longer" and "does not work" are one.
_LONGER = frozenset(["længere", "lenger", "lengre", "längre", "lenge", "longer", "anymore", "more"])
_WHAT = frozenset(["hvad", "hva", "kva", "vad", "what"])
_DO = frozenset(["gør", "gjør", "gjer", "gör", "gøre", "gjøre", "gjere", "göra", "do"])
# "How do I …", "What do I do when …", "Why can I not …" and "Can I …" ask for the same way out.
_WAYS_OUT = frozenset({"how", "why", "whether"})


class Step(IntEnum):
    """How well it answers: clearly, perhaps in part, or only something on the same matter."""

    TOUCHES = 1
    NEAR = 2
    SAME = 3


@dataclass(frozen=True)
class AskedWord:
    """A word of the question: as written, what it is found by, and how much it tells."""

    exact: str
    keys: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Question:
    """`title` is the question by itself, `words` those of all that was said of it."""

    title: str
    words: Sequence[AskedWord]
    solution: str = ""
    language: str = ""


@dataclass(frozen=True)
class Text:
    """What an article says."""

    title: str
    body: str
    language: str


@dataclass(frozen=True)
class Likeness:
    """`words`: those in common, the most telling first. `answers_alike`: it says what the agent
    said.
    """

    step: Step
    score: float
    words: tuple[str, ...] = ()
    answers_alike: bool = False


def likeness(question: Question, text: Text) -> Likeness:
    """How well the text answers the question."""
    asked = _of_title(question)
    titled = _weights(text.title, text.language)
    found = [each for each in asked if each.keys & titled.keys()]
    both = _harmonic(_share(found, asked), _covered(titled, question.words))
    answer = answer_share(question.solution, question.language, text)
    step = _step(question, text, both, answer, len(found))
    body = frozenset(_all_keys(text.body, text.language)) | titled.keys()
    common = [each for each in question.words if each.weight and each.keys & body]
    common.sort(key=lambda each: (not each.keys & titled.keys(), -each.weight, each.exact))
    score = both if answer is None else max(both, (1 - _OF_ANSWER) * both + _OF_ANSWER * answer)
    return Likeness(
        step=step,
        score=round(score, 4),
        words=tuple(each.exact for each in common if each.exact not in _NO),
        answers_alike=answer is not None and answer >= SAME_ANSWER,
    )


def _step(question: Question, text: Text, both: float, answer: float | None, found: int) -> Step:
    if keys(question.title) == keys(text.title):
        return Step.SAME
    same = found >= FEWEST_WORDS and asks_alike(question.title, text.title)
    alike = answer is not None and answer >= SAME_ANSWER
    if same and (both >= SAME_WORDS or (alike and both >= SAME_WITH_ANSWER)):
        return Step.SAME
    told = answer is not None and answer >= NEAR_ANSWER and both >= NEAR_WITH_ANSWER
    return Step.NEAR if both >= NEAR_WORDS or told else Step.TOUCHES


def asks_alike(one: str, other: str) -> bool:
    """In the same way, with the same numbers, and both with a no or without."""
    first, second = _manner(one), _manner(other)
    if first[1:] != second[1:]:
        return False
    return first[0] == second[0] or bool({first[0], second[0]} <= _WAYS_OUT)


def answer_share(solution: str, language: str, text: Text) -> float | None:
    """How much of what the agent said the text says too; None where little was said."""
    said = _weights(solution, language)
    if len(said) < FEWEST_OF_ANSWER:
        return None
    known = frozenset(_all_keys(text.body, text.language))
    return sum(weight for key, weight in said.items() if key in known) / sum(said.values())


def words_asked(
    written: Iterable[tuple[str, Collection[str]]], weight: Callable[[str], float]
) -> list[AskedWord]:
    """`written`: each word with the keys it is found by."""
    return [AskedWord(word, frozenset(found), weight(word) * _of(word)) for word, found in written]


def _of_title(question: Question) -> list[AskedWord]:
    own = frozenset(_all_keys(question.title, question.language))
    return [each for each in question.words if each.weight and each.keys & own]


def _share(found: Iterable[AskedWord], asked: Iterable[AskedWord]) -> float:
    whole = sum(each.weight for each in asked)
    return sum(each.weight for each in found) / whole if whole else 0.0


def _covered(titled: dict[str, float], asked: Iterable[AskedWord]) -> float:
    known = frozenset(key for each in asked for key in each.keys)
    whole = sum(titled.values())
    covered = sum(weight for key, weight in titled.items() if key in known)
    return covered / whole if whole else 0.0


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _weights(text: str, language: str) -> dict[str, float]:
    """Of each key, where nobody knows how rare it is."""
    found: dict[str, float] = {}
    for token in analyse(text, language):
        if weight := _OF_UNKNOWN * _of(token.exact):
            found[token.key] = max(weight, found.get(token.key, 0.0))
    return found


def _of(word: str) -> float:
    if word in FUNCTION_WORDS or word in _ASKS or word in _AMOUNTS or word in _LONGER:
        return 0.0
    return _OF_EVERYDAY if word in EVERYDAY or word in _NO else 1.0


@lru_cache(maxsize=2_000)
def _all_keys(text: str, language: str) -> tuple[str, ...]:
    return tuple({*keys(text), *keys(text, language)})


def _manner(title: str) -> tuple[str, bool, frozenset[str]]:
    """How it asks, whether it says no, and the numbers in it."""
    words = [token.exact.replace("’", "'") for token in analyse(title)]
    kind = next((_ASKS[word] for word in words if word in _ASKS), "whether")
    if kind in ("how", "where") and _AMOUNTS & set(words):
        kind = "how much"
    if _WHAT & set(words[:1]):
        kind = "how" if _DO & set(words[1:5]) else "what"
    numbers = frozenset(word for word in words if any(map(str.isdigit, word)))
    return kind, bool(_NO & set(words)), numbers
