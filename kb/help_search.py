"""What the help centre answers to a search: the same for everyone who asks the same."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kb import help_centre
from kb.help_centre import VISITOR
from kb.models import Article, Category
from search import finder
from search.documents import CANDIDATES
from search.snippets import marked, marker_for

PER_PAGE = 20
OTHERS_SHOWN = 5
TYPES = ["article"]


@dataclass(frozen=True)
class Elsewhere:
    """Another language that has something to read about it."""

    code: str
    name: str
    count: int
    url: str


@dataclass(frozen=True)
class HelpHits:
    """One page of articles. `results` have a `marked_title`; addresses are "" where none leads on.

    `more`: there are others that no page shows. `elsewhere`: languages that have something too,
    on the first page. `others`, `popular` and `categories` only where nothing is found: the best
    in other languages, and what else there is.
    """

    page: int = 1
    count: int = 0
    more: bool = False
    results: list[dict[str, Any]] = field(default_factory=list)
    did_you_mean: str = ""
    did_you_mean_url: str = ""
    previous: str = ""
    next: str = ""
    elsewhere: list[Elsewhere] = field(default_factory=list)
    others: list[dict[str, Any]] = field(default_factory=list)
    popular: list[Article] = field(default_factory=list)
    categories: list[Category] = field(default_factory=list)


def search_help(language: str, text: str, page: int = 1) -> HelpHits:
    """The articles of a language that answer, twenty a page; a page too far is the last one."""
    offset = (page - 1) * PER_PAGE
    found = finder.find(
        VISITOR,
        text,
        types=TYPES,
        filters={"language": help_centre.read_by(language)},
        prefer=language,
        offset=min(offset, CANDIDATES),
        limit=PER_PAGE,
    )
    reached = min(found.count, CANDIDATES)
    if page > 1 and offset >= reached:
        return search_help(language, text, max(1, -(-reached // PER_PAGE)))
    meant = found.did_you_mean or ""
    return HelpHits(
        page=page,
        count=found.count,
        more=found.more,
        results=with_marked_titles(found),
        did_you_mean=meant,
        did_you_mean_url=_address(language, meant) if meant else "",
        previous=_address(language, text, page - 1) if page > 1 else "",
        next=_address(language, text, page + 1) if offset + PER_PAGE < reached else "",
        **(_around(language, text, found.count) if page == 1 else {}),
    )


def _around(language: str, text: str, count: int) -> dict[str, Any]:
    """What there is in other languages; where nothing is found, what else there is to read."""
    everywhere = finder.find(VISITOR, text, types=TYPES, prefer=language, limit=OTHERS_SHOWN)
    elsewhere = [
        Elsewhere(code, help_centre.own_name(code), many, _address(code, text))
        for code, many in everywhere.facets["language"].items()
        if code not in help_centre.read_by(language)
    ]
    if count:
        return {"elsewhere": elsewhere}
    return {
        "elsewhere": elsewhere,
        "others": with_marked_titles(everywhere),
        "popular": help_centre.popular(language),
        "categories": help_centre.outermost(language),
    }


def with_marked_titles(found: finder.Found) -> list[dict[str, Any]]:
    marker = marker_for(found.words)
    return [
        {**row, "marked_title": marked(row["title"], marker, row["language"])}
        for row in found.results
    ]


def _address(language: str, text: str, page: int = 1) -> str:
    asked = {"q": text} if page == 1 else {"q": text, "page": page}
    return f"{reverse('kb:help_search', args=[language])}?{urlencode(asked)}"
