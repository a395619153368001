"""Replies and articles that answer in the customer's own words, through the one search there is."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from django.db.models.functions import Coalesce, Substr

from accounts.models import User
from core.vocabulary import Stage
from kb.models import Article
from responses.models import Reply
from responses.services.reasons import explained
from responses.suggestions.conversation import Conversation
from responses.suggestions.everyday import EVERYDAY
from responses.suggestions.fit import LEAST_MATTER, Asked, Fit, Match, fit_of, weight_of
from responses.suggestions.matters import Matters, agreement, matters_of, wording
from responses.suggestions.ranking import Reason, Situation
from responses.suggestions.wording import telling_words, words
from search import finder, registry
from search.analysis import keys
from search.documents import Word
from search.ranking import Candidate
from search.registry import Row
from search.words import MOST_WORDS, words_of

LOOKED_AT = 20
LEAST_FOR_ARTICLE = 0.25
_FEW = 3
_FEWEST_DOCUMENTS = 20
_TOUCHES = 0.25
_LONG_ENOUGH = 6  # letters of a word that may be a slip: short ones are near to too many others
_OF_EVERYDAY = 0.25
_READ_OF_BODY = 600
_NUMBER = re.compile(r"\b[A-Za-z]{0,4}[-#]?\d{4,}\b")
_NUMBERED = frozenset({"order-number"})
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
    """What search found: group of replies → how its best variant fits, id of an article → too.

    `strange`: nothing we have is about anything near.
    """

    groups: dict[int, Fit] = field(default_factory=dict)
    articles: dict[int, Fit] = field(default_factory=dict)
    strange: bool = False


class _Content(NamedTuple):
    """What a text says of itself in its title and in "when to use", and then."""

    ahead: str
    body: str
    code: str
    language: str
    asks: bool = False


_Key = tuple[str, int]
_Contents = Mapping[_Key, Sequence[_Content]]


def fitting(user: User, situation: Situation, types: Collection[str]) -> Texts:
    """What is found with the customer's words; between hello and goodbye there are some."""
    if situation.stage in _MOVES:
        return _moving(user, situation) if "reply" in types else Texts()
    text = _question(situation.conversation)
    if not text or not types:
        return Texts()
    prefer = situation.languages[0]
    matters = _matters(text, situation)
    # In the agent's language too: not every reply has a variant in the customer's.
    spoken = dict.fromkeys((prefer, user.language))
    looked_for = "\n".join([text, *(wording(matters, each) for each in spoken), ""])
    found = finder.nearby(user, looked_for, types=types, prefer=prefer, limit=LOOKED_AT)
    contents = _contents(found.candidates)
    texts = Texts()
    _judge_words(texts, found, contents, len(words_of(text)))
    for each in found.candidates:
        _judge_matters(texts, each, matters, contents)
        _drop_what_was_told(texts, each, text, contents)
    fits = [*texts.groups.values(), *texts.articles.values()]
    near = bool(matters) or any(fit.score >= _TOUCHES for fit in fits)
    return replace(texts, strange=not near and found.documents >= _FEWEST_DOCUMENTS)


def _matters(text: str, situation: Situation) -> Matters:
    """In whatever words somebody is angry, that is a matter of its own."""
    found = matters_of(text, tuple(situation.languages) if situation.understood else ())
    return found | {"upset"} if situation.stage == Stage.COMPLAINT else found


def _judge_words(texts: Texts, found: finder.Nearby, contents: _Contents, said: int) -> None:
    """By those words that the customer said: the first so many."""
    asked = [_asked(found, at, at < said) for at in range(len(found.words))]
    best: dict[str, float] = {}
    for each in found.candidates:
        hit = each.hit
        beside_best = hit.score / best.setdefault(hit.type, hit.score or 1.0)
        matches = _matches(found.words, each, contents)
        _keep(texts, each, fit_of(asked, matches, min(1.0, beside_best)))


def _judge_matters(texts: Texts, candidate: Candidate, asked: Matters, contents: _Contents) -> None:
    """By the variant that says best what the reply is about: some say it for all of them."""
    shared = max((_agreement(asked, each) for each in contents.get(_key(candidate), ())), default=0)
    if shared:
        found, number = _place(texts, candidate)
        fit = found.get(number, Fit())
        found[number] = replace(fit, matter=max(fit.matter, shared))


def _agreement(asked: Matters, content: _Content) -> float:
    spoken = (content.language,)
    return agreement(asked, matters_of(content.ahead, spoken), matters_of(content.body, spoken))


def _drop_what_was_told(texts: Texts, candidate: Candidate, text: str, contents: _Contents) -> None:
    """Nobody is asked for the number that stands in the message."""
    asking = [each for each in contents.get(_key(candidate), ()) if each.asks]
    if not asking or not _NUMBER.search(text):
        return
    if any(_NUMBERED & matters_of(each.ahead, (each.language,)) for each in asking):
        found, number = _place(texts, candidate)
        found.pop(number, None)


def _moving(user: User, situation: Situation) -> Texts:
    """Replies that may greet or part: their words are known, whatever the customer's are."""
    language = next((each for each in situation.languages if each in _GREET), "en")
    text = _MOVES[situation.stage][language]
    found = finder.nearby(user, text, types=["reply"], prefer=language, limit=_FEW_MOVES)
    texts = Texts()
    for each in found.candidates:
        _keep(texts, each, Fit())
    return texts


def articles(user: User, texts: Texts, situation: Situation) -> list[dict[str, Any]]:
    """As the API shows them, the best first."""
    good = [id for id, fit in texts.articles.items() if fit.whole >= LEAST_FOR_ARTICLE]
    rows = registry.get("article").rows(user, good) if good else {}
    shown = [_article(id, row, texts.articles[id], situation) for id, row in rows.items()]
    kept = [row for row in shown if row["score"] >= LEAST_FOR_ARTICLE]
    return sorted(kept, key=lambda row: (-row["score"], row["id"]))


def _keep(texts: Texts, candidate: Candidate, fit: Fit) -> None:
    found, number = _place(texts, candidate)
    if fit.score >= found.get(number, fit).score:
        found[number] = fit


def _place(texts: Texts, candidate: Candidate) -> tuple[dict[int, Fit], int]:
    type, number = _key(candidate)
    return (texts.groups if type == "reply" else texts.articles), number


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


def _asked(found: finder.Nearby, at: int, said: bool) -> Asked:
    word = found.words[at]
    if not said or word.filler or not telling_words(word.exact):
        return Asked(word.exact, 0.0)
    weight = weight_of(found.frequencies[at], found.documents)
    return Asked(word.exact, weight * (_OF_EVERYDAY if word.exact in EVERYDAY else 1.0))


# --- What the texts say of themselves -------------------------------------------------------------


def _contents(candidates: Iterable[Candidate]) -> dict[_Key, list[_Content]]:
    keys = {_key(each) for each in candidates}
    groups = [number for type, number in keys if type == "reply"]
    articles = [number for type, number in keys if type == "article"]
    return {**_of_replies(groups), **_of_articles(articles)}


def _key(candidate: Candidate) -> _Key:
    """A reply is known by its group."""
    if candidate.hit.type == "reply":
        return "reply", int(candidate.group.partition(":")[2])
    return candidate.hit.type, candidate.hit.id


def _of_replies(groups: Collection[int]) -> dict[_Key, list[_Content]]:
    rows = Reply.objects.published().filter(group__in=groups).order_by("pk")
    body = Substr("body", 1, _READ_OF_BODY)
    columns = ("group", "title", "when_to_use", body, "shortcut", "language", "stage")
    found: dict[_Key, list[_Content]] = {}
    for group, title, use, text, code, language, stage in rows.values_list(*columns):
        asks = stage == Stage.ASK_DETAILS
        content = _Content(f"{title}. {use}", text, code, language, asks)
        found.setdefault(("reply", group), []).append(content)
    return found


def _of_articles(ids: Collection[int]) -> dict[_Key, list[_Content]]:
    rows = Article.objects.filter(pk__in=ids).order_by()
    title, summary = (
        Coalesce(f"published_revision__{name}", f"newest_revision__{name}")
        for name in ("title", "summary")
    )
    columns = rows.values_list("pk", title, summary, "language")
    return {
        ("article", id): [_Content(title or "", summary or "", "", language)]
        for id, title, summary, language in columns
    }


def _matches(words: Sequence[Word], candidate: Candidate, contents: _Contents) -> list[Match]:
    ahead = {*(candidate.text.title.split() if candidate.text else ())}
    for content in contents.get(_key(candidate), ()):
        if content.language == candidate.language:
            ahead |= _keys_ahead(content)
    return [
        Match(_kind(word, kind), any(term.key in ahead for term in word.terms))
        for word, kind in zip(words, candidate.hit.matched, strict=True)
    ]


def _kind(word: Word, kind: str) -> str:
    return "" if kind == "corrected" and len(word.exact) < _LONG_ENOUGH else kind


def _keys_ahead(content: _Content) -> set[str]:
    text = content.ahead
    return {*keys(f"{text} {content.code}"), *keys(text, content.language)}


def _article(id: int, row: Row, fit: Fit, situation: Situation) -> dict[str, Any]:
    reasons = [Reason("words", fit.words)] if fit.words else []
    if fit.matter >= LEAST_MATTER:
        reasons.append(Reason("matter"))
    foreign = row["language"] not in situation.languages
    if foreign:
        reasons.append(Reason("other_language", (row["language"],)))
    return {
        "id": id,
        "title": row["title"],
        "language": row["language"],
        "url": row["url"],
        "score": round(fit.whole * (_OTHER_LANGUAGE if foreign else 1), 4),
        "reasons": [reason.code for reason in reasons],
        "why": explained(reasons),
    }
