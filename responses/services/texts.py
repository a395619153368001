"""Replies and articles that answer in the customer's own words, through the one search there is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from core.vocabulary import Stage
from responses.models import Reply
from responses.services.reasons import explained
from responses.suggestions.conversation import Conversation
from responses.suggestions.fit import Asked, Fit, Match, fit_of, weight_of
from responses.suggestions.ranking import Reason, Situation
from responses.suggestions.wording import telling_words, words
from search import finder, registry
from search.analysis import keys
from search.documents import Word
from search.ranking import Candidate
from search.registry import Row
from search.words import MOST_WORDS

LOOKED_AT = 15
LEAST_FOR_ARTICLE = 0.25
_FEW = 3
_FEW_MOVES = 12
_GREET = {
    "da": "hej velkommen hjælpe ",
    "nb": "hei velkommen hjelpe ",
    "nn": "hei velkomen hjelpe ",
    "sv": "hej välkommen hjälpa ",
    "en": "hello welcome help ",
}
_PART = {
    "da": "farvel tak hav en god dag andet ",
    "nb": "ha det takk ha en fin dag annet ",
    "nn": "ha det takk ha ein fin dag anna ",
    "sv": "hej då tack ha en bra dag annat ",
    "en": "thank you goodbye have a nice day anything else ",
}
_MOVES = {Stage.GREETING: _GREET, Stage.CLOSING: _PART}
_OTHER_LANGUAGE = 0.6


@dataclass(frozen=True)
class Texts:
    """What search found: group of replies → how its best variant fits, id of an article → too."""

    groups: Mapping[int, Fit] = field(default_factory=dict)
    articles: Mapping[int, Fit] = field(default_factory=dict)


def fitting(user: User, situation: Situation, types: Collection[str]) -> Texts:
    """What is found with the customer's words; between hello and goodbye there are some."""
    if situation.stage in _MOVES:
        return _moving(user, situation) if "reply" in types else Texts()
    text = _question(situation.conversation)
    if not text or not types:
        return Texts()
    found = finder.nearby(user, text, types=types, prefer=situation.languages[0], limit=LOOKED_AT)
    uses = _when_to_use(each.hit.id for each in found.candidates if each.hit.type == "reply")
    asked = [_asked(found, at) for at in range(len(found.words))]
    best: dict[str, float] = {}
    texts = Texts({}, {})
    for each in found.candidates:
        hit = each.hit
        beside_best = hit.score / best.setdefault(hit.type, hit.score or 1.0)
        matches = _matches(found.words, each, uses)
        _keep(texts, each, fit_of(asked, matches, min(1.0, beside_best)))
    return texts


def _moving(user: User, situation: Situation) -> Texts:
    """Replies that may greet or part: their words are known, whatever the customer's are."""
    language = next((each for each in situation.languages if each in _GREET), "en")
    text = _MOVES[situation.stage][language]
    found = finder.nearby(user, text, types=["reply"], prefer=language, limit=_FEW_MOVES)
    texts = Texts({}, {})
    for each in found.candidates:
        _keep(texts, each, Fit())
    return texts


def articles(user: User, texts: Texts, situation: Situation) -> list[dict[str, Any]]:
    """As the API shows them, the best first."""
    good = [id for id, fit in texts.articles.items() if fit.score >= LEAST_FOR_ARTICLE]
    rows = registry.get("article").rows(user, good) if good else {}
    shown = [_article(id, row, texts.articles[id], situation) for id, row in rows.items()]
    kept = [row for row in shown if row["score"] >= LEAST_FOR_ARTICLE]
    return sorted(kept, key=lambda row: (-row["score"], row["id"]))


def _keep(texts: Texts, candidate: Candidate, fit: Fit) -> None:
    found: Any = texts.articles
    number = candidate.hit.id
    if candidate.hit.type == "reply":
        found, number = texts.groups, int(candidate.group.partition(":")[2])
    if fit.score >= found.get(number, fit).score:
        found[number] = fit


def _question(conversation: Conversation) -> str:
    """What waits for an answer; with what was said before where that says little alone."""
    told = [text for text in conversation.unanswered if telling_words(text)]
    if not told:
        return ""
    if sum(len(telling_words(text)) for text in told) < _FEW:
        told += [text for text in conversation.earlier if telling_words(text)][-1:]
    text = "\n".join(told)
    if len(words(text)) > MOST_WORDS:
        text = " ".join(dict.fromkeys(telling_words(text)))
    return f"{text}\n"


def _asked(found: finder.Nearby, at: int) -> Asked:
    word = found.words[at]
    if word.filler or not telling_words(word.exact):
        return Asked(word.exact, 0.0)
    return Asked(word.exact, weight_of(found.frequencies[at], found.documents))


def _when_to_use(ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Keys of "when to use" and the short code of these replies."""
    rows = Reply.objects.filter(pk__in=list(ids)).order_by()
    columns = rows.values_list("pk", "when_to_use", "shortcut", "language")
    return {
        id: frozenset([*keys(f"{text} {code}"), *keys(text, language)])
        for id, text, code, language in columns
    }


def _matches(
    words: Sequence[Word], candidate: Candidate, uses: Mapping[int, frozenset[str]]
) -> list[Match]:
    title = candidate.text.title.split() if candidate.text else ()
    ahead = {*title}
    if candidate.hit.type == "reply":
        ahead |= uses.get(candidate.hit.id, frozenset())
    return [
        Match(kind, any(term.key in ahead for term in word.terms))
        for word, kind in zip(words, candidate.hit.matched, strict=True)
    ]


def _article(id: int, row: Row, fit: Fit, situation: Situation) -> dict[str, Any]:
    reasons = [Reason("words", fit.words)]
    foreign = row["language"] not in situation.languages
    if foreign:
        reasons.append(Reason("other_language", (row["language"],)))
    return {
        "id": id,
        "title": row["title"],
        "language": row["language"],
        "url": row["url"],
        "score": round(fit.score * (_OTHER_LANGUAGE if foreign else 1), 4),
        "reasons": [reason.code for reason in reasons],
        "why": explained(reasons),
    }
