"""Articles that may answer a chat already. The question is asked without personal details."""

import re
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from core.text import fold
from kb.models import Article
from search import finder
from search.analysis import keys

SHOWN = 5
# Words that two titles share, of all words in both, from which on they ask the same.
SAME_QUESTION = 0.9
FEWEST_WORDS = 3
LONGEST_QUESTION = 1_000
_TAGS = re.compile(r"<[^>]+>")
# What stands for a personal detail says nothing about the question.
_REPLACED = re.compile(r"\[[^\]\n]{1,30} \d+\]")
_WORD = re.compile(r"[^\W\d_]{4,}")
# One word this long in the title, or two of any kind, are worth a look.
LONG_WORD = 6
# Every question has one of these.
_ASKING = frozenset(
    [
        "hvordan",
        "hvornår",
        "hvorfor",
        "hvilken",
        "hvilket",
        "hvilke",
        "hvem",
        "hvor",
        "hvad",
        "hvis",
        "når",
        "varför",
        "vilken",
        "vilket",
        "vilka",
        "vart",
        "what",
        "when",
        "where",
        "which",
        "whose",
        "have",
        "does",
        "will",
        "with",
    ]
)


@dataclass(frozen=True)
class Similar:
    """An article, why it was found, and whether it clearly answers the same question."""

    id: int
    title: str
    language: str
    score: float
    why: str
    is_same: bool

    def shown(self) -> dict[str, Any]:
        """As the API shows it."""
        return {
            "type": "article",
            "id": self.id,
            "title": self.title,
            "score": self.score,
            "why": self.why,
        }


def similar_articles(user: User, *, question: str, title: str, language: str) -> list[Similar]:
    """Of what the user may see, the best first; a title that asks the same stands before all."""
    text = _REPLACED.sub(" ", f"{title} {question}")[:LONGEST_QUESTION]
    if not text.strip():
        return []
    found = finder.find(user, text, types=["article"], prefer=language, limit=SHOWN).results
    hits = [_similar(hit, text, title, language) for hit in found]
    hits = [hit for hit in hits if hit.why]
    known = {hit.id for hit in hits}
    titled = [hit for hit in _same_title(user, title, language) if hit.id not in known]
    return sorted([*titled, *hits], key=lambda hit: not hit.is_same)[:SHOWN]


def _similar(hit: dict[str, Any], text: str, title: str, language: str) -> Similar:
    is_same = hit["language"] == language and _asks_the_same(hit["title"], title)
    why = "The title asks the same." if is_same else _shared(text, hit)
    return Similar(hit["id"], hit["title"], hit["language"], hit["score"], why, is_same)


def _same_title(user: User, title: str, language: str) -> list[Similar]:
    """What the index may not know yet."""
    rows = Article.objects.visible_to(user).findable().filter(language=language)
    rows = rows.filter(newest_revision__folded_title=fold(title)).for_listing()[:SHOWN]
    why = "The title asks the same."
    return [Similar(row.pk, str(row), language, 0.0, why, True) for row in rows]


def _asks_the_same(one: str, other: str) -> bool:
    first, second = set(keys(one)), set(keys(other))
    both = first | second
    enough = min(len(first), len(second)) >= FEWEST_WORDS
    return enough and len(first & second) / len(both) >= SAME_QUESTION


def _shared(text: str, hit: dict[str, Any]) -> str:
    """The longest words that the question and the article have in common; "" for too few."""
    titled = set(keys(hit["title"]))
    theirs = titled | set(keys(_TAGS.sub("", hit["snippet"])))
    asked = {word.lower() for word in _WORD.findall(text)} - _ASKING
    words = {word for word in asked if set(keys(word)) & theirs}
    chosen = sorted(words, key=lambda word: (-len(word), word))[:4]
    telling = [word for word in chosen if len(word) >= LONG_WORD and set(keys(word)) & titled]
    enough = len(chosen) > 1 or telling
    return f"Words in common: {', '.join(chosen)}." if enough else ""
