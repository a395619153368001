"""Leading a reader to the same page in another language, or near to it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from kb import help_centre
from kb.help_centre import VISITOR
from kb.models import Article, Category

# The address of something in a language; "" where it has none.
Address = Callable[[str], str]


@dataclass(frozen=True)
class Way:
    """Where a page leads in a language. `is_same`: to what it says, in that language."""

    code: str
    name: str
    url: str
    is_same: bool


def ways(same: Address, instead: Address) -> list[Way]:
    """Every language there is something to read in, with the page itself or what comes nearest."""
    return [
        Way(each["code"], each["name"], same(each["code"]) or instead(each["code"]), is_same)
        for each in help_centre.spoken()
        for is_same in (bool(same(each["code"])),)
    ]


def home(code: str) -> str:
    return reverse("kb:help_language", args=[code])


def search(text: str) -> Address:
    asked = f"?{urlencode({'q': text})}" if text else ""
    return lambda code: reverse("kb:help_search", args=[code]) + asked


def versions(articles: list[Article]) -> Address:
    addresses = {each.language: each.public_url or "" for each in articles}
    return lambda code: addresses.get(code, "")


def category(shelf: Category) -> Address:
    found = counterparts(shelf)
    return lambda code: found.get(code, "")


def near(shelf: Category | None, missed: str) -> Address:
    """What comes nearest to a page: its category, else the front page.

    `missed`: the slug of what was being read, which is named there.
    """
    note = f"?{urlencode({'instead': missed})}"
    found = cache(lambda: counterparts(shelf) if shelf else {})
    return lambda code: found().get(code, home(code)) + note


def counterparts(shelf: Category) -> dict[str, str]:
    """By language: the address of the category in which most versions of its articles stand.

    The category itself, where it holds something in the language.
    """
    public = Article.objects.visible_to(VISITOR)
    groups = public.filter(category=shelf, translation_group__isnull=False)
    there = Q(category=shelf) | Q(translation_group__in=groups.values("translation_group"))
    counted = public.filter(there, category__isnull=False).order_by()
    rows = counted.values_list("language", "category", "category__slug").annotate(Count("pk"))
    best: dict[str, tuple[bool, int, int, str]] = {}
    for language, pk, slug, count in rows:
        here = (pk == shelf.pk, count, -pk, slug)
        best[language] = max(here, best.get(language, here))
    return {
        language: reverse("kb:help_category", args=[language, slug])
        for language, (_, _, _, slug) in best.items()
    }


@dataclass(frozen=True)
class Missed:
    """What a reader came from, which the language they chose lacks."""

    title: str
    url: str
    code: str
    language: str


def missed(slug: str) -> Missed | None:
    """A public article or category by its slug. None: there is none, or nobody may read it."""
    public = Article.objects.visible_to(VISITOR).for_listing().filter(slug=slug).first()
    if public:
        return _missed(public.wording.title, public.public_url, public.language)
    shelf = Category.objects.visible_to(VISITOR).filter(slug=slug).first()
    return _missed(shelf.name, category(shelf)(shelf.language), shelf.language) if shelf else None


def _missed(title: str, url: str | None, code: str) -> Missed | None:
    return Missed(title, url, code, help_centre.own_name(code)) if url else None
