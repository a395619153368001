"""The people of a chat, and the places where their names stand.

A participant is found by full name, by first or last name alone, with -s or an apostrophe, in any
case and with other keyboards' letters. The ending stays outside: "Mettes" becomes "[navn 1]s".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from privacy.kinds import Kind
from privacy.names import CAREFUL, CAREFUL_SURNAMES, PLACES, THINGS
from privacy.normal import normal
from privacy.page import Page
from privacy.redaction import Found
from privacy.spelling import once_each, spellings, with_one_lost
from privacy.tokens import KNOWN, begins_sentence, goes_with_a_name, is_greeted
from privacy.words import EVERYDAY, FUNCTION, NOT_NAMES, PARTICLES, ROLES

WORD = re.compile(r"[^\W\d_]+")
MOST_WORDS = 12
SHORTEST_SURE = 3
SHORTEST_MISSPELT = 5
NO_INITIALS = "iå"  # words of their own
# With a stop and a name behind them they are initials all the same.
INITIALS = re.compile(r"(?<![^\W_])(?:[A-ZÆØÅÄÖ]\.[ -]?){1,3}\Z")
LONGEST_INITIALS = 9
# Little words that are names of many: with a capital where no sentence begins.
STILL_NAMES = frozenset(["jo", "min", "an", "so"])
WEAK = FUNCTION | PARTICLES
ALSO_WORDS = EVERYDAY | CAREFUL | CAREFUL_SURNAMES
JOINED = re.compile(r" {1,2}|[.'’_-]")


@dataclass
class Person:
    """Someone by the words of the name, without particles such as `van`."""

    words: list[str]
    in_any_case: bool


@dataclass(frozen=True)
class Word:
    """A word of a text that is part of somebody's name; `end` is without the genitive's -s."""

    start: int
    end: int
    written: str
    owners: frozenset[int]
    is_full: bool  # it says who is meant without help from its neighbours


@dataclass
class People:
    """Who may be named in a transcript."""

    persons: list[Person] = field(default_factory=list)
    _owners: dict[str, set[int]] = field(default_factory=dict)
    _participants: int = 0  # the first so many persons
    # Names of participants, to know them by when a letter is wrong.
    _by_letters: dict[str, set[int]] = field(default_factory=dict)
    _by_loss: dict[str, list[tuple[str, set[int]]]] = field(default_factory=dict)

    @classmethod
    def among(cls, participants: Iterable[str]) -> People:
        people = cls()
        for participant in participants:
            people.add(participant)
        people._participants = len(people.persons)
        people._learn_misspellings()
        return people

    def _learn_misspellings(self) -> None:
        for number, person in enumerate(self.persons):
            for word in person.words:
                if len(word) >= SHORTEST_MISSPELT and word not in ALSO_WORDS:
                    self._by_letters.setdefault(once_each(word), set()).add(number)
                    for short in with_one_lost(word):
                        self._by_loss.setdefault(short, []).append((word, {number}))

    def add(self, name: str, *, in_any_case: bool = True) -> None:
        """A part of somebody we know already is that person, with what is new about the name."""
        every = [word.lower() for word in WORD.findall(normal(name).text.partition("@")[0])]
        every = every[:MOST_WORDS]
        words = [word for word in every if word not in ROLES | PARTICLES]
        if not any(len(word) > 1 for word in words):
            return
        number = self._known(words)
        if number is None:
            number = len(self.persons)
            self.persons.append(Person([], in_any_case))
        person = self.persons[number]
        person.words += [word for word in words if word not in person.words]
        parts = [*words, *(word for word in every if word in PARTICLES)]
        parts += [word[0] for word in words if word[0] not in NO_INITIALS]
        if len(words) > 1:
            parts.append("".join(words))
        for spelling in {spelling for part in parts for spelling in spellings(part)}:
            self._owners.setdefault(spelling, set()).add(number)

    def _known(self, words: list[str]) -> int | None:
        for number, person in enumerate(self.persons):
            shorter, longer = sorted((words, person.words), key=len)
            if shorter[0] == longer[0] and set(shorter) <= set(longer):
                return number
        return None

    def mentioned(self, page: Page) -> Iterator[Found]:
        """Names that stand here for once, by the person they are of if we know one."""
        for each in page.named_in_passing:
            words = [word.lower() for word in WORD.findall(each.name)]
            owners = [self._owners.get(word, set()) for word in words]
            owner = min(set.intersection(*owners), default=None)
            value = " ".join(words) if owner is None else f"person {owner}"
            yield Found(Kind.NAME, each.start, each.end, value)

    def find(self, page: Page) -> Iterator[Found]:
        if not self._owners:
            return
        chain: list[Word] = []
        for word in self._words_of_names(page.text):
            if chain and not _goes_on(page.text, chain, word):
                yield from self._named(page.text, chain)
                chain = []
            chain.append(word)
        yield from self._named(page.text, chain)

    def _words_of_names(self, text: str) -> Iterator[Word]:
        for match in WORD.finditer(text):
            written = match[0]
            lower = written.lower()
            owners = self._owners.get(lower)
            end = match.end()
            if owners is None and lower.endswith("s"):
                owners, end, written = self._owners.get(lower[:-1]), end - 1, written[:-1]
            if owners is None and len(lower) >= SHORTEST_MISSPELT:
                owners, end, written = self._misspelt(match[0]), match.end(), match[0]
            if owners:
                if self._is_of_participant(owners) and is_greeted(text, *match.span()):
                    yield Word(match.start(), end, written, frozenset(owners), is_full=True)
                    continue
                fits = end < match.end() or goes_with_a_name(text, *match.span())
                if lower in STILL_NAMES:
                    fits = not begins_sentence(text, match.start())
                is_full = self._is_full(written, owners, goes_with_a_name=fits)
                yield Word(match.start(), end, written, frozenset(owners), is_full)

    def _misspelt(self, word: str) -> set[int] | None:
        """Whose name it is but for one letter: Brigitte, Birgite; not Peter for meter."""
        lower = word.lower()
        if lower in NOT_NAMES or lower in THINGS or lower in PLACES:
            return None
        owners = self._by_letters.get(once_each(lower))
        if owners or not word[0].isupper() or lower in KNOWN:
            return owners
        near = (self._by_loss.get(short, ()) for short in with_one_lost(lower))
        first = (owners for each in near for name, owners in each if name[0] == lower[0])
        return next(first, None)

    def _is_of_participant(self, owners: set[int]) -> bool:
        return any(number < self._participants for number in owners)

    def _is_full(self, written: str, owners: set[int], *, goes_with_a_name: bool) -> bool:
        lower, has_capital = written.lower(), written.istitle()
        if len(lower) == 1 or lower in WEAK - STILL_NAMES:
            return False
        if lower in ALSO_WORDS or len(lower) < SHORTEST_SURE:
            return has_capital and goes_with_a_name
        return written[0].isupper() or any(self.persons[one].in_any_case for one in owners)

    def _named(self, text: str, chain: list[Word]) -> Iterator[Found]:
        """One place for the words of a chain, or for those of them that can stand alone."""
        while len(chain) > 1 and chain[-1].written in PARTICLES:
            chain = chain[:-1]
        while chain and len(chain[0].written) == 1 and chain[0].written.islower():
            chain = chain[1:]
        is_name = any(word.is_full for word in chain)
        several = len({word.written.lower() for word in chain}) > 1
        if not is_name and several:
            has_capitals = all(word.written[0].isupper() for word in chain)
            is_name = any(
                len(word.written) > 1 and (has_capitals or word.written.lower() not in WEAK)
                for word in chain
            )
        if chain and is_name:
            owner = min(frozenset.intersection(*(word.owners for word in chain)))
            start = _with_initials(text, chain[0].start)
            yield Found(Kind.NAME, start, chain[-1].end, f"person {owner}")


def _with_initials(text: str, start: int) -> int:
    """Where the name begins with the initials before it: "I.-L. Thygesen"."""
    found = INITIALS.search(text[max(0, start - LONGEST_INITIALS) : start])
    return start - len(found[0]) if found else start


def _goes_on(text: str, chain: list[Word], word: Word) -> bool:
    """Words of one person with next to nothing between them are one name."""
    if not frozenset.intersection(word.owners, *(one.owners for one in chain)):
        return False
    is_written_as_name = word.written[0].isupper()
    is_weak = len(word.written) == 1 or word.written in FUNCTION - PARTICLES
    if is_weak and not is_written_as_name:
        return False
    if word.written.lower() in {one.written.lower() for one in chain}:
        return False
    between = text[chain[-1].end : word.start]
    after_initial = between == ". " and len(chain[-1].written) == 1
    last_name_first = is_written_as_name and between in {", ", ","} and len(chain) == 1
    return bool(JOINED.fullmatch(between)) or after_initial or last_name_first
