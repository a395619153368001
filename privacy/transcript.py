"""Everything personal in a transcript or a text, in order, numbered by who or what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from privacy import (
    accounts,
    addresses,
    cards,
    codes,
    emails,
    links,
    national,
    orders,
    organisations,
    phones,
    plates,
)
from privacy.heard import heard_names
from privacy.kinds import Kind, highest_numbers, replacement
from privacy.normal import normal
from privacy.own import Own, significant
from privacy.page import REACH, Page
from privacy.people import People
from privacy.redaction import Found, Redaction, identity, merged
from privacy.split import found_across

MOST_HEARD = 300  # names in one transcript; more are no chat
SPREAD = (national.find, cards.find, accounts.find, phones.find)
Line = tuple[int, str, str]  # message number, author, text

DETECTORS = (
    national.find,
    cards.find,
    accounts.find,
    emails.find,
    phones.find,
    links.find,
    plates.find,
    codes.find,
    orders.find,
    addresses.find,
)


def find(
    messages: Iterable[Line],
    participants: Iterable[str] = (),
    own: Iterable[str] = (),
    language: str = "en",
    *,
    companies: bool = False,
) -> list[Redaction]:
    """What to replace in these messages, in order and without overlaps.

    `participants` are the names the chat tool gave; `own` are facts of the company, as text, that
    stay; `companies` takes out the numbers of firms too. The same value gets the same number all
    through: `[navn 1]`, in the chat's `language`.
    """
    lines = list(messages)
    pages = _pages(lines, language)
    ours = Own(own)
    people = _people([*participants, *(author for _, author, _ in lines)], pages, ours)
    numbers = Numbers(language, highest_numbers(page.normal.text for page in pages))
    spread = _spread(lines, pages)
    detectors = (*DETECTORS, organisations.find) if companies else DETECTORS
    found: list[Redaction] = []
    for place, ((number, _, text), page) in enumerate(zip(lines, pages, strict=True)):
        places = [each for detector in detectors for each in detector(page)]
        places += [*people.find(page), *people.mentioned(page), *spread.get(place, ())]
        personal = merged(_whole(ours.without(places, page.text), page))
        found += [numbers.redaction(each, page, number, text) for each in personal]
    return found


def scan(
    text: str,
    participants: Iterable[str] = (),
    own: Iterable[str] = (),
    language: str = "en",
    *,
    companies: bool = False,
) -> list[Redaction]:
    """The same for one text, as message 0: a title, a summary, a body before it is published."""
    return find([(0, "", text)], participants, own, language, companies=companies)


def national_numbers(
    text: str | Sequence[str], own: Iterable[str] = (), language: str = "en"
) -> list[Redaction]:
    """National identity numbers alone: with any of these, a text is not published.

    Of several texts, such as a title and a body, each is a message; numbers may go on in the next.
    """
    texts = [text] if isinstance(text, str) else list(text)
    lines = [(number, "", each) for number, each in enumerate(texts)]
    pages = _pages(lines, language)
    numbers = Numbers(language, highest_numbers(page.normal.text for page in pages))
    spread = found_across([("", page) for page in pages], [national.find])
    ours, found = Own(own), []
    for (number, _, original), page in zip(lines, pages, strict=True):
        places = [*national.find(page), *spread.get(number, ())]
        national_ones = merged(_whole(ours.without(places, page.text), page))
        found += [numbers.redaction(each, page, number, original) for each in national_ones]
    return found


class Numbers:
    """Counts the different values of each kind, from the numbers on that the texts hold already."""

    def __init__(self, language: str, taken: Mapping[Kind, int]) -> None:
        self._language = language
        self._taken = taken
        self._seen: dict[Kind, dict[str, int]] = {}

    def redaction(self, found: Found, page: Page, message: int, original: str) -> Redaction:
        start, end = page.normal.original(found.start, found.end)
        text = original[start:end]
        return Redaction(
            id=identity(message, start, end, text),
            kind=found.kind,
            text=text,
            replacement=replacement(found.kind, self._number(found), self._language),
            message=message,
            start=start,
            end=end,
        )

    def _number(self, found: Found) -> int:
        value = significant(found.value) if found.kind is Kind.PHONE else found.value
        seen = self._seen.setdefault(found.kind, {})
        return seen.setdefault(value, self._taken.get(found.kind, 0) + len(seen) + 1)


def _pages(lines: Iterable[Line], language: str) -> list[Page]:
    pages: list[Page] = []
    before = ""
    for _, _, text in lines:
        page = Page(normal(text), before, language.replace("_", "-").partition("-")[0].lower())
        # A word in between ("øjeblik") is no answer yet.
        said = f"{before} {page.text}" if len(page.text) < REACH // 2 else page.text
        before = said[-2 * REACH :]
        pages.append(page)
    return pages


def _whole(places: Iterable[Found], page: Page) -> Iterator[Found]:
    """Without half signs, so that no two places share one in the original."""
    for found in places:
        start, end = page.normal.whole(found.start, found.end)
        yield replace(found, start=start, end=end)


def _people(participants: Iterable[str], pages: Sequence[Page], ours: Own) -> People:
    known = dict.fromkeys(name for name in participants if not ours.is_named(name))
    people = People.among(known)
    heard = (name for page in pages for name in heard_names(page.text, page.before))
    mentioned = (each.name for page in pages for each in page.named_in_passing if each.is_sure)
    others = (name for name in chain(heard, mentioned) if name not in known)
    for name in islice(others, MOST_HEARD):
        if not ours.is_named(name):
            known[name] = None
            people.add(name, in_any_case=name.islower())
    return people


def _spread(lines: Sequence[Line], pages: Sequence[Page]) -> dict[int, list[Found]]:
    said = [(author, page) for (_, author, _), page in zip(lines, pages, strict=True)]
    return found_across(said, SPREAD) if len(said) > 1 else {}
