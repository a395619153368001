"""A conversation as at most sixty numbers: enough to know a similar one again, not to read it.

Words are reduced to their keys, personal data stands as its kind alone, and each key is hashed
under a key of the installation. Which part of the conversation it comes from is hashed with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import islice, pairwise

import privacy
from privacy import Redaction
from responses.suggestions.conversation import AGENT, Conversation, Said
from search.analysis import keys
from search.function_words import FUNCTION_WORDS

RECIPE = 2
"""Grows with anything that makes other numbers of the same conversation."""
MOST = 60
SHAPE, LITTLE, ASKED, _END = 1 << 10, 1 << 16, 1 << 21, 1 << 22
"""Below the first a number says how the conversation runs, below the second a word of little
meaning, from the third on a telling word of what waits for an answer. So much shows without the
key."""
_READ = 10  # messages, from the last one back
_LONGEST = 800
_NUMBER = "#"
_RUNS, _WAITS = "runs", "asked"


def features(conversation: Conversation, secret: bytes) -> tuple[int, ...]:
    """The numbers, the most telling ones first, each once."""
    named = _named(conversation)
    return tuple(islice(dict.fromkeys(_number(each, secret) for each in named), MOST))


@lru_cache(maxsize=100_000)
def _number(name: str, secret: bytes) -> int:
    digest = blake2b(name.encode("utf-8", "surrogatepass"), key=secret, digest_size=4)
    start, end = _range_of(*name.split(":", 1))
    return start + int.from_bytes(digest.digest(), "big") % (end - start)


def _range_of(part: str, words: str) -> tuple[int, int]:
    if part == _RUNS:
        return 0, SHAPE
    if all(word in _function_keys() for word in words.split()):
        return SHAPE, LITTLE
    return (ASKED, _END) if part == _WAITS else (LITTLE, ASKED)


@cache
def _function_keys() -> frozenset[str]:
    return frozenset(key for word in FUNCTION_WORDS for key in keys(word))


def _named(conversation: Conversation) -> Iterator[str]:
    said = [(each.author, words) for each, words in _words(conversation)]
    agent = [words for author, words in said if author == AGENT]
    unanswered = _since_agent(said)
    asked = [key for words in unanswered for key in words]
    yield f"runs:messages {min(len(conversation.said), 8)}"
    yield f"runs:answers {min(len(conversation.by_agent), 6)}"
    yield f"runs:last {said[-1][0]}" if said else "runs:nothing said"
    yield f"runs:length {min(len(asked).bit_length(), 6)}"
    if agent:
        yield f"agent said:{' '.join(agent[-1][:30])}"
    yield from _each(_WAITS, asked, 22)
    if agent:
        yield from _each("agent", agent[-1], 14)
        yield from _pairs("agent together", agent[-1], 10)
    for words in reversed(agent[-4:-1]):
        yield f"agent said before:{' '.join(words[:30])}"
    if len(agent) > 1:
        yield from _each("agent before", agent[-2], 8)
    yield from _pairs("asked together", asked, 12)
    earlier = [words for author, words in said[: len(said) - len(unanswered)] if author != AGENT]
    yield from _each("earlier", [key for words in reversed(earlier) for key in words], 40)


def _each(part: str, words: Sequence[str], most: int) -> Iterator[str]:
    return (f"{part}:{key}" for key in islice(dict.fromkeys(words), most))


def _pairs(part: str, words: Sequence[str], most: int) -> Iterator[str]:
    return (f"{part}:{one} {other}" for one, other in islice(pairwise(words), most))


def _since_agent(said: Sequence[tuple[str, list[str]]]) -> list[list[str]]:
    answered = max((at for at, (author, _) in enumerate(said) if author == AGENT), default=-1)
    return [words for _, words in said[answered + 1 :]]


def _words(conversation: Conversation) -> Iterator[tuple[Said, list[str]]]:
    """Each message as keys, without what is personal."""
    last = conversation.said[-_READ:]
    lines = [(at, each.author, each.text[:_LONGEST]) for at, each in enumerate(last)]
    places: dict[int, list[Redaction]] = {}
    for found in privacy.find(lines):
        places.setdefault(found.message, []).append(found)
    for each, (at, _, text) in zip(last, lines, strict=True):
        yield each, list(_keys(text, places.get(at, ())))


def _keys(text: str, places: Iterable[Redaction]) -> Iterator[str]:
    start = 0
    for place in places:
        yield from map(_without_digits, keys(text[start : place.start]))
        yield f"[{place.kind.value}]"
        start = place.end
    yield from map(_without_digits, keys(text[start:]))


def _without_digits(key: str) -> str:
    return _NUMBER if "@" in key or any(map(str.isdigit, key)) else key
