"""Replies and articles that answer in the customer's own words, through the one search there is."""

from collections.abc import Collection, Mapping, Sequence
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
from search import finder
from search.analysis import keys, query_keys
from search.documents import Word
from search.lexicon import Lexicon
from search.lookup import Shelf
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
    """What search found, with how well each fits."""

    rows: Sequence[Mapping[str, Any]] = ()
    fits: Sequence[Fit] = ()
    groups: Mapping[int, int] = field(default_factory=dict)

    @property
    def replies(self) -> frozenset[int]:
        """Groups of the replies that were found, however well they fit."""
        return frozenset(self.groups.values())

    def of_groups(self) -> dict[int, Fit]:
        """Group of replies → how its best variant fits."""
        found: dict[int, Fit] = {}
        for row, fit in zip(self.rows, self.fits, strict=True):
            group = self.groups.get(row["id"]) if row["type"] == "reply" else None
            if group and fit.score > found.get(group, Fit()).score:
                found[group] = fit
        return found

    def articles(self, situation: Situation) -> list[dict[str, Any]]:
        """As the API shows them, the best first."""
        pairs = zip(self.rows, self.fits, strict=True)
        shown = [_article(row, fit, situation) for row, fit in pairs if row["type"] == "article"]
        good = [row for row in shown if row["score"] >= LEAST_FOR_ARTICLE]
        return sorted(good, key=lambda row: (-row["score"], row["id"]))


def fitting(user: User, situation: Situation, types: Collection[str]) -> Texts:
    """What is found with the customer's words; between hello and goodbye there are some."""
    if situation.stage in _MOVES:
        return _moving(user, situation) if "reply" in types else Texts()
    text = _question(situation.conversation)
    if not text or not types:
        return Texts()
    language = situation.languages[0]
    found = finder.find(user, text, types=types, prefer=language, limit=LOOKED_AT)
    asked = _asked(found.words)
    best = _best_scores(found.results)
    fits = [
        fit_of(asked, _matches(found.words, ways, row), row["score"] / best[row["type"]])
        for row, ways in zip(found.results, found.ways, strict=True)
    ]
    return Texts(found.results, fits, _groups(found.results))


def _moving(user: User, situation: Situation) -> Texts:
    """Replies that may greet or part: their words are known, whatever the customer's are."""
    language = next((each for each in situation.languages if each in _GREET), "en")
    text = _MOVES[situation.stage][language]
    found = finder.find(user, text, types=["reply"], prefer=language, limit=_FEW_MOVES)
    return Texts(found.results, [Fit()] * len(found.results), _groups(found.results))


def _best_scores(rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    best: dict[str, float] = {}
    for row in rows:
        best[row["type"]] = max(best.get(row["type"], 0.001), row["score"])
    return best


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


def _asked(words: Sequence[Word]) -> list[Asked]:
    lexicon = Shelf(public=False).lexicon
    return [Asked(word.exact, _weight(word, lexicon)) for word in words]


def _weight(word: Word, lexicon: Lexicon) -> float:
    if word.filler or not telling_words(word.exact):
        return 0.0
    frequency = max((lexicon.frequency(key) for key in query_keys(word.exact)), default=0)
    return weight_of(frequency, lexicon.size)


def _matches(words: Sequence[Word], ways: Sequence[str], row: Mapping[str, Any]) -> list[Match]:
    ahead = set(keys(f"{row['title']} {row.get('when_to_use', '')} {row['shortcut']}"))
    ahead |= set(keys(f"{row['title']} {row.get('when_to_use', '')}", "en"))
    return [
        Match(kind, bool(ahead & {term.key for term in word.terms}))
        for word, kind in zip(words, ways, strict=True)
    ]


def _groups(rows: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    ids = [row["id"] for row in rows if row["type"] == "reply"]
    if not ids:
        return {}
    return dict(Reply.objects.filter(pk__in=ids).values_list("pk", "group_id"))


def _article(row: Mapping[str, Any], fit: Fit, situation: Situation) -> dict[str, Any]:
    reasons = [Reason("words", fit.words)]
    foreign = row["language"] not in situation.languages
    if foreign:
        reasons.append(Reason("other_language", (row["language"],)))
    return {
        "id": row["id"],
        "title": row["title"],
        "language": row["language"],
        "url": row["url"],
        "score": round(fit.score * (_OTHER_LANGUAGE if foreign else 1), 4),
        "reasons": [reason.code for reason in reasons],
        "why": explained(reasons),
    }
