"""The order of hits, the same for every engine. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from search.documents import Hit, Word

ENOUGH = 5
FEW_WORDS = 5


@dataclass(frozen=True)
class Candidate:
    """A visible hit with what the order depends on."""

    hit: Hit
    language: str
    group: str
    shortcut: str
    title: str
    own: bool = False
    use: float = 0.0
    facets: Sequence[tuple[str, str]] = field(default=())

    @cached_property
    def title_keys(self) -> frozenset[str]:
        return frozenset(self.title.split())


@dataclass(frozen=True)
class Wish:
    """What the asker typed and prefers."""

    words: tuple[Word, ...]
    shortcut: str
    languages: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing was typed: by use, and else in the order they came."""
        return not self.words and not self.shortcut

    @property
    def is_long(self) -> bool:
        """A sentence or a customer's message, where no text has all the words."""
        return len(self.words) > FEW_WORDS


def ranked(candidates: Iterable[Candidate], wish: Wish) -> list[Candidate]:
    """Best first."""
    candidates = list(candidates)
    most = max((each.use for each in candidates), default=0.0)
    return sorted(candidates, key=lambda each: _rank(each, wish, most))


def _rank(each: Candidate, wish: Wish, most_used: float) -> tuple[object, ...]:
    hit = each.hit
    score = -round(hit.score, 3)
    if wish.is_empty:
        return -each.use, not each.own, language_step(each.language, wish.languages)
    return (
        -_shortcut_fits(each, wish) if wish.is_long else -hit.words,
        score if wish.is_long else -_shortcut_fits(each, wish),
        not _all_in_title(each, wish),
        not each.own,
        language_step(each.language, wish.languages),
        -_use_step(each.use, most_used),
        score,
        hit.type,
        hit.id,
    )


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
    """Those with all the words; with fewer words only as long as there are not five."""
    if wish.is_long:
        return list(candidates)
    kept: list[Candidate] = []
    for count in range(len(wish.words), -1, -1):
        kept += [each for each in candidates if each.hit.words == count]
        if len(kept) >= ENOUGH:
            break
    return kept


def language_step(language: str, preferred: tuple[str, ...]) -> int:
    return preferred.index(language) if language in preferred else len(preferred)


def _shortcut_fits(each: Candidate, wish: Wish) -> int:
    """2: is what was typed, 1: begins with it."""
    if not wish.shortcut or not each.shortcut.startswith(wish.shortcut):
        return 0
    return 2 if each.shortcut == wish.shortcut else 1


def _all_in_title(each: Candidate, wish: Wish) -> bool:
    return all(
        any(_in_title(each, term.key, term.prefix) for term in word.terms) for word in wish.words
    )


def _in_title(each: Candidate, key: str, prefix: bool) -> bool:
    if key in each.title_keys:
        return True
    return prefix and any(word.startswith(key) for word in each.title_keys)


def _use_step(use: float, most: float) -> int:
    """Three steps: not used, used, used at least half as much as the most used one here."""
    if use <= 0:
        return 0
    return 2 if use * 2 >= most else 1
