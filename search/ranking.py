"""The order of hits, the same for every engine. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.closeness import Closeness, Text, closeness
from search.documents import KINDS, Hit, Word

ENOUGH = 5
FEW_WORDS = 5
RANKED_BY_TEXT = 50
FEWER = "fewer"
WEAK = 0.35


@dataclass(frozen=True)
class Candidate:
    """A visible hit with what the order depends on. `text` is known of the best fifty."""

    hit: Hit
    language: str
    group: str
    shortcut: str
    own: bool = False
    facet_lines: str = ""
    use: float = 0.0
    text: Text | None = None


@dataclass(frozen=True)
class Wish:
    """What the asker typed and prefers. `titles_first`: for completing what is being typed."""

    words: tuple[Word, ...]
    shortcut: str
    languages: tuple[str, ...]
    titles_first: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing was typed: by use, and else in the order they came."""
        return not self.words and not self.shortcut

    @property
    def is_long(self) -> bool:
        """A sentence or a customer's message, where no text has all the words."""
        return len(self.words) > FEW_WORDS

    def is_full(self, hit: Hit) -> bool:
        """Whether it has all the words that count."""
        return hit.words >= sum(not word.common for word in self.words)

    @property
    def telling(self) -> tuple[bool, ...]:
        """Which words count; where all are common, all of them."""
        rare = tuple(not word.common for word in self.words)
        return rare if any(rare) else tuple(True for _ in self.words)


def ranked(candidates: Iterable[Candidate], wish: Wish) -> list[Candidate]:
    """Best first; those whose text is not known come last, in the order they came."""
    candidates = list(candidates)
    most = max((each.use for each in candidates), default=0.0)
    known = [each for each in candidates if each.text or wish.is_empty]
    rest = [each for each in candidates if not (each.text or wish.is_empty)]
    return sorted(known, key=lambda each: _rank(each, wish, most)) + rest


def _rank(each: Candidate, wish: Wish, most_used: float) -> tuple[object, ...]:
    hit = each.hit
    language = language_step(each.language, wish.languages)
    if wish.is_empty:
        return -each.use, not each.own, language
    close = closeness(each.text, wish.words, wish.telling) if each.text else Closeness()
    shortcut = -_shortcut_fits(each, wish)
    score = -round(hit.score, 3)
    rest = (not each.own, language, -_use_step(each.use, most_used), -close.field, -close.near)
    if wish.is_long:
        return shortcut, score, -close.title, -close.exact, *rest, hit.type, hit.id
    slips = sum(kind == "corrected" for kind in hit.matched)
    fewer = not wish.is_full(hit)
    order: tuple[object, ...] = (slips, shortcut, -close.title, -close.exact, *rest, score)
    if fewer:
        order = (shortcut, score, slips, -close.title, -close.exact, *rest)
    head = (shortcut, -close.title, fewer) if wish.titles_first else (fewer,)
    return *head, *order, hit.type, hit.id


def collapsed(candidates: Iterable[Candidate], languages: tuple[str, ...]) -> list[Candidate]:
    """One of each group, where its best stood: the one in the asker's language.

    Only those with as many of the words as the best are chosen from.
    """
    groups: dict[str, list[Candidate]] = {}
    for each in candidates:
        groups.setdefault(each.group or each.hit.key, []).append(each)
    chosen = []
    for members in groups.values():
        most = max(each.hit.words for each in members)
        full = [each for each in members if each.hit.words == most]
        chosen.append(min(full, key=lambda each: language_step(each.language, languages)))
    return chosen


def enough(candidates: Sequence[Candidate], wish: Wish) -> list[Candidate]:
    """Those with all the words; as long as there are not five, also what has fewer and is not
    much worse than the best of that."""
    if wish.is_long or wish.is_empty:
        return list(candidates)
    full = [each for each in candidates if wish.is_full(each.hit)]
    if len(full) >= ENOUGH:
        return full
    rest = [each for each in candidates if not wish.is_full(each.hit)]
    best = max((each.hit.score for each in rest), default=0.0)
    return full + [each for each in rest if each.hit.score >= WEAK * best]


def matched(hit: Hit, wish: Wish) -> str:
    """By what a hit was found: the longest detour that one of the words needed."""
    if not wish.words or not hit.matched:
        return KINDS[0]
    kinds = [kind for kind, tells in zip(hit.matched, wish.telling, strict=True) if tells]
    return FEWER if "" in kinds else max(kinds, key=KINDS.index)


def language_step(language: str, preferred: tuple[str, ...]) -> int:
    return preferred.index(language) if language in preferred else len(preferred)


def _shortcut_fits(each: Candidate, wish: Wish) -> int:
    """2: is what was typed, 1: begins with it."""
    if not wish.shortcut or not each.shortcut.startswith(wish.shortcut):
        return 0
    return 2 if each.shortcut == wish.shortcut else 1


def _use_step(use: float, most: float) -> int:
    """Three steps: not used, used, used at least half as much as the most used one here."""
    if use <= 0:
        return 0
    return 2 if use * 2 >= most else 1
