"""Articles that may answer a chat already, how well, and why.

The question is asked without personal details, and of what the asker may see alone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.middleware import PAGE_LANGUAGES
from accounts.models import User
from chats.drafting import Draft
from chats.likeness import Likeness, Question, Step, Text, likeness, words_asked
from chats.wording import sentences
from core import markup
from core.text import fold
from core.vocabulary import LANGUAGE_NAMES
from kb.models import Article
from responses.suggestions.fit import weight_of
from search import finder
from search.analysis import analyse, keys, query_keys

SHOWN = 5
LOOKED_AT = 15
LONGEST_QUESTION = 1_000
READ_OF_BODY = 6_000
LONGEST_EXCERPT = 200
NAMED = 4
# One word this long, or two of any kind, are worth a look, where they say enough.
LONG_WORD = 6
LEAST = 0.05
# What was saved while the asker read: the index may not know it yet.
JUST_NOW = timedelta(hours=1)
# What stands for a personal detail says nothing about the question.
_REPLACED = re.compile(r"\[[^\]\n]{1,30} \d+\]")

# The question, quoted, and headings answer nothing.
_ASKED_IN_IT = re.compile(r"^(?:>|#+ ).*$", re.MULTILINE)

CLEARLY, PARTLY, RELATED = "clearly", "partly", "related"
_ANSWERS = {Step.SAME: CLEARLY, Step.NEAR: PARTLY, Step.TOUCHES: RELATED}
_WORDS = {
    CLEARLY: gettext_lazy("Answers it"),
    PARTLY: gettext_lazy("May answer it in part"),
    RELATED: gettext_lazy("On the same matter"),
}


@dataclass(frozen=True)
class Similar:
    """An article, how well it answers, why it was found, and what it says of it."""

    id: int
    title: str
    language: str
    score: float
    answers: str
    why: str
    excerpt: str = ""

    @property
    def is_same(self) -> bool:
        """Whether it clearly answers the question."""
        return self.answers == CLEARLY

    @property
    def how_well(self) -> Any:
        return _WORDS[self.answers]

    def shown(self) -> dict[str, Any]:
        """As the API shows it."""
        return {
            "type": "article",
            "id": self.id,
            "title": self.title,
            "score": self.score,
            "why": self.why,
            "answers": self.answers,
            "language": self.language,
            "excerpt": self.excerpt,
        }


def similar_articles(user: User, draft: Draft, *, language: str, title: str = "") -> list[Similar]:
    """Of what the user may see, the best answer first. `title`: where it is not the draft's."""
    title = _REPLACED.sub(" ", title or draft.title)
    text = _REPLACED.sub(" ", f"{title}\n{draft.question}")[:LONGEST_QUESTION]
    if not text.strip():
        return []
    found = finder.nearby(user, f"{text}\n", types=["article"], prefer=language, limit=LOOKED_AT)
    question = Question(title, _words(found), _REPLACED.sub(" ", draft.solution), language)
    places = {each.hit.id: place for place, each in enumerate(found.candidates)}
    rows = Article.objects.visible_to(user).filter(pk__in=places).hits(READ_OF_BODY)
    ordered = sorted(rows, key=lambda row: places[row["pk"]])
    same_title = [row for row in _same_titles(user, title, language) if row["pk"] not in places]
    with reading(user):
        return _ranked(question, [*same_title, *ordered])


def answered_meanwhile(user: User, draft: Draft, *, language: str, title: str) -> list[Similar]:
    """What clearly answers it and was written a moment ago, asked of the database alone."""
    seen = Article.objects.visible_to(user).findable().filter(language=language)
    recent = seen.filter(newest_revision__created_at__gte=timezone.now() - JUST_NOW)
    title = _REPLACED.sub(" ", title or draft.title)
    words = {
        token.exact: query_keys(token.exact) for token in analyse(f"{title}\n{draft.question}")
    }
    known = words_asked(words.items(), lambda _word: weight_of(0, 0))
    question = Question(title, known, _REPLACED.sub(" ", draft.solution), language)
    rows = [*recent.hits(READ_OF_BODY), *_same_titles(user, title, language)]
    with reading(user):
        return [each for each in _ranked(question, _once(rows)) if each.is_same]


def reading(user: User) -> Any:
    """What is said to this user is in the language of their pages, over the API too."""
    return translation.override(PAGE_LANGUAGES.get(user.language, "en"))


def _once(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return list({row["pk"]: row for row in rows}.values())


def _same_titles(user: User, title: str, language: str) -> Any:
    """What the index may not know yet, or does not find for its words are everywhere."""
    rows = Article.objects.visible_to(user).findable().filter(language=language)
    folded = [fold(title), fold(title.rstrip("?"))]
    return rows.filter(newest_revision__folded_title__in=folded).hits(READ_OF_BODY)[:SHOWN]


def _words(found: finder.Nearby) -> Any:
    """The words looked for with their synonyms, and how much each tells."""
    frequency = dict(zip([word.exact for word in found.words], found.frequencies, strict=True))
    written = [
        (word.exact, {term.key for term in word.terms if not (term.prefix or term.suffix)})
        for word in found.words
    ]
    return words_asked(written, lambda word: weight_of(frequency[word], found.documents))


def _ranked(question: Question, rows: Sequence[Mapping[str, Any]]) -> list[Similar]:
    judged = [(_judged(question, row), row) for row in rows]
    judged = [(each, row) for each, row in judged if _is_worth_a_look(each)]
    judged.sort(key=lambda pair: (-_step(pair[0], pair[1], question), -pair[0].score))
    return [_similar(each, row, question) for each, row in judged[:SHOWN]]


def _judged(question: Question, row: Mapping[str, Any]) -> Likeness:
    body = f"{row['summary']}\n{row['body']}"
    return likeness(question, Text(row["title"], body, row["language"]))


def _is_worth_a_look(each: Likeness) -> bool:
    has_words = len(each.words) > 1 or bool(each.words and len(each.words[0]) >= LONG_WORD)
    return each.step > Step.TOUCHES or (has_words and each.score >= LEAST)


def _step(each: Likeness, row: Mapping[str, Any], question: Question) -> Step:
    # One in another language has to be translated before it answers anybody here.
    foreign = row["language"] != question.language
    return min(each.step, Step.NEAR) if foreign else each.step


def _similar(each: Likeness, row: Mapping[str, Any], question: Question) -> Similar:
    return Similar(
        id=row["pk"],
        title=row["title"],
        language=row["language"],
        score=each.score,
        answers=_ANSWERS[_step(each, row, question)],
        why=_why(each, row, question),
        excerpt=_excerpt(question, row),
    )


def _why(each: Likeness, row: Mapping[str, Any], question: Question) -> str:
    """In the reader's language."""
    said = []
    if each.step == Step.SAME:
        said.append(_("It asks the same."))
    if each.answers_alike:
        said.append(_("It says what the agent said."))
    if each.words:
        said.append(_("Words in common: %s.") % ", ".join(each.words[:NAMED]))
    if row["language"] != question.language:
        language = LANGUAGE_NAMES.get(row["language"], row["language"])
        said.append(_("In another language: %s.") % language)
    return " ".join(said) or str(_WORDS[RELATED])


def _excerpt(question: Question, row: Mapping[str, Any]) -> str:
    """The sentence of the article with most of the words that were asked; else how it begins."""
    told = _ASKED_IN_IT.sub("", f"{row['summary']}\n\n{row['body']}"[:READ_OF_BODY])
    said = sentences(markup.plain(told))
    best, most = "", 0.0
    for each in said:
        here = {*keys(each), *keys(each, row["language"])}
        found = sum(word.weight for word in question.words if word.keys & here)
        if found > most:
            best, most = each, found
    best = best or next(iter(said), "")
    if len(best) <= LONGEST_EXCERPT:
        return best
    return best[: LONGEST_EXCERPT - 1].rsplit(" ", 1)[0] + "…"
