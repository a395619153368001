"""What the help centre shows: only what everyone may read, the same for everyone."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import get_language_info

from accounts.services.company import company_facts
from kb.models import Article, Category
from kb.models.category import ids_with_public_articles
from kb.shelves import Shelf, shelves

NEWEST_SHOWN = 3
POPULAR_SHOWN = 5
# Where a language has nothing of its own, its readers understand this one.
FALLBACKS = {"nn": "nb"}
VISITOR = AnonymousUser()


@dataclass
class Topic:
    """A category with its newest articles and how many it holds. No shelf: the rest."""

    shelf: Shelf | None
    count: int = 0
    articles: list[Article] = field(default_factory=list)


def public_articles(language: str) -> Any:
    """Articles of a language that everyone may read."""
    return Article.objects.visible_to(VISITOR).filter(language=language)


def spoken() -> list[dict[str, str]]:
    """Languages there is something to read in, each under its own name."""
    codes = Article.objects.visible_to(VISITOR).order_by().values_list("language", flat=True)
    return [{"code": code, "name": own_name(code)} for code in sorted(codes.distinct())]


def own_name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code


def first_language() -> str:
    """The one that /help/ opens in: the house's, or else any there is something in."""
    codes = [each["code"] for each in spoken()]
    if settings.DEFAULT_CONTENT_LANGUAGE in codes or not codes:
        return str(settings.DEFAULT_CONTENT_LANGUAGE)
    return codes[0]


def read_in(language: str) -> str:
    """The language whose articles a reader of this one gets."""
    fallback = FALLBACKS.get(language)
    if fallback and not public_articles(language).exists():
        return fallback
    return language


def page_language(language: str) -> str:
    """What the page itself speaks; English where we have no words in the language."""
    return language if language in dict(settings.LANGUAGES) else "en"


def team_name(language: str) -> str:
    return company_facts(language)["name"]


def topics(language: str) -> list[Topic]:
    """Every category with something to read, in order; last what stands in none."""
    public = public_articles(language)
    counts = dict(
        public.order_by().values_list("category_id").annotate(Count("pk"))  # one row a category
    )
    shown = _newest_of_each(public)
    categories = Category.objects.filter(pk__in=ids_with_public_articles(language))
    found = [
        Topic(shelf, counts[shelf.category.pk], shown.get(shelf.category.pk, []))
        for shelf in shelves(categories)
        if shelf.category.pk in counts
    ]
    if None in counts:
        found.append(Topic(None, counts[None], shown.get(None, [])))
    return found


def way_to(category: Category | None) -> list[Category]:
    """What a category stands in and itself, outermost first."""
    way: list[Category] = []
    while category is not None:
        way.insert(0, category)
        category = category.parent
    return way


def shelves_inside(category: Category, language: str) -> list[Category]:
    """Those of its children that lead to something to read in the language."""
    return list(category.children.filter(pk__in=ids_with_public_articles(language)))


def popular(language: str) -> list[Article]:
    """What helped most readers of the language; the newest where nobody said."""
    helped = Count("feedback", filter=Q(feedback__helpful=True))
    public = public_articles(language).annotate(helped=helped).for_listing()
    return list(public.order_by("-helped", "-published_at", "-pk")[:POPULAR_SHOWN])


def _newest_of_each(public: Any) -> dict[int | None, list[Article]]:
    ranked = public.annotate(
        place=Window(
            RowNumber(),
            partition_by=F("category_id"),
            order_by=[F("published_at").desc(), F("pk").desc()],
        )
    )
    newest = ranked.filter(place__lte=NEWEST_SHOWN).for_listing().order_by("place")
    found: dict[int | None, list[Article]] = {}
    for article in newest:
        found.setdefault(article.category_id, []).append(article)
    return found
