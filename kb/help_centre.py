"""What the help centre shows: only what everyone may read, the same for everyone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import get_language_info

from kb.models import Article, Category, Feedback
from kb.models.category import ids_with_public_articles
from kb.shelves import Shelf, shelves

SHOWN = 3
POPULAR_SHOWN = 5
# Readers of a language also get what is not written in it, but in one they read as well.
ALSO_READ = {"nn": ("nb",)}
VISITOR = AnonymousUser()


@dataclass
class Topic:
    """A category with its first articles and how many it holds. No shelf: the rest."""

    shelf: Shelf | None
    count: int = 0
    articles: list[Article] = field(default_factory=list)


def read_by(language: str) -> tuple[str, ...]:
    """The languages that its readers are shown, their own first."""
    return (language, *ALSO_READ.get(language, ()))


def public_articles(language: str) -> Any:
    """Articles that everyone may read, for readers of a language.

    What is not written in theirs they get in one they read as well.
    """
    public = Article.objects.visible_to(VISITOR)
    others = ALSO_READ.get(language)
    if not others:
        return public.filter(language=language)
    own = public.filter(language=language, translation_group=OuterRef("translation_group"))
    return public.filter(Q(language=language) | Q(language__in=others) & ~Exists(own))


def spoken() -> list[dict[str, str]]:
    """Languages there is something to read in, each under its own name."""
    codes = Article.objects.visible_to(VISITOR).order_by().values_list("language", flat=True)
    return [{"code": code, "name": own_name(code)} for code in sorted(codes.distinct())]


def own_name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code


def first_language(codes: Iterable[str] | None = None) -> str:
    """The one that /help/ opens in: the house's, or else any there is something in."""
    among = [each["code"] for each in spoken()] if codes is None else list(codes)
    if settings.DEFAULT_CONTENT_LANGUAGE in among or not among:
        return str(settings.DEFAULT_CONTENT_LANGUAGE)
    return among[0]


def page_language(language: str) -> str:
    """What the page itself speaks; English where we have no words in the language."""
    return language if language in dict(settings.LANGUAGES) else "en"


def topics(language: str) -> list[Topic]:
    """Every category with something to read, in order; last what stands in none."""
    public = public_articles(language)
    counts = dict(
        public.order_by().values_list("category_id").annotate(Count("pk"))  # one row a category
    )
    shown = _first_of_each(public)
    categories = Category.objects.filter(pk__in=ids_with_public_articles(*read_by(language)))
    found = [
        Topic(shelf, counts[shelf.category.pk], shown.get(shelf.category.pk, []))
        for shelf in shelves(categories)
        if shelf.category.pk in counts
    ]
    if None in counts:
        found.append(Topic(None, counts[None], shown.get(None, [])))
    return found


def outermost(language: str) -> list[Category]:
    """The categories that everything else stands in, where they lead to something to read."""
    reached = Category.objects.filter(pk__in=ids_with_public_articles(*read_by(language)))
    return list(reached.filter(parent__isnull=True))


def way_to(category: Category | None) -> list[Category]:
    """What a category stands in and itself, outermost first."""
    if category is None or category.parent_id is None:
        return [category] if category else []
    known = {each.pk: each for each in Category.objects.order_by()}
    way = [category]
    while (parent := way[0].parent_id) is not None:
        way.insert(0, known[parent])
    return way


def shelves_inside(category: Category, language: str) -> list[Category]:
    """Those of its children that lead to something to read in the language."""
    reached = ids_with_public_articles(*read_by(language))
    return list(category.children.filter(pk__in=reached))


def popular(language: str) -> list[Article]:
    """What helped most readers of the language; the newest where nobody said."""
    public = public_articles(language)
    votes = Feedback.objects.filter(helpful=True, article__in=public.order_by().values("pk"))
    counted = votes.order_by().values("article").annotate(count=Count("pk"))
    helped = counted.order_by("-count", "-article__published_at", "-article")
    most = list(helped.values_list("article", flat=True)[:POPULAR_SHOWN])
    newest = _as_links(public.exclude(pk__in=most).order_by("-published_at", "-pk"))
    found = _as_links(public).in_bulk(most)
    return [*(found[each] for each in most), *newest[: POPULAR_SHOWN - len(most)]]


def _first_of_each(public: Any) -> dict[int | None, list[Article]]:
    """By category: what helped most readers, then the newest."""
    first = _helpful_of_each(public)
    for category, newest in _newest_of_each(public).items():
        first[category] = list(dict.fromkeys([*first.get(category, []), *newest]))[:SHOWN]
    wanted = [pk for each in first.values() for pk in each]
    found = _as_links(Article.objects.visible_to(VISITOR)).in_bulk(wanted)
    return {category: [found[pk] for pk in each if pk in found] for category, each in first.items()}


def _helpful_of_each(public: Any) -> dict[int | None, list[int]]:
    votes = Feedback.objects.filter(helpful=True, article__in=public.order_by().values("pk"))
    counted = votes.order_by().values_list("article__category", "article").annotate(Count("pk"))
    most: dict[int | None, list[int]] = {}
    for category, article, _ in sorted(counted, key=lambda row: (-row[2], -row[1])):
        most.setdefault(category, []).append(article)
    return most


def _newest_of_each(public: Any) -> dict[int | None, list[int]]:
    place = Window(
        RowNumber(),
        partition_by=F("category_id"),
        order_by=[F("published_at").desc(), F("pk").desc()],
    )
    # Ranked by number alone: a database would carry whole articles through its sorting.
    ranked = public.order_by().annotate(place=place).filter(place__lte=SHOWN)
    newest: dict[int | None, list[int]] = {}
    rows = ranked.values_list("category_id", "place", "pk")
    for category, _, article in sorted(rows, key=lambda row: row[1]):
        newest.setdefault(category, []).append(article)
    return newest


def _as_links(public: Any) -> Any:
    """Of each article what its link shows, and no more: a front page has hundreds."""
    shown = ("slug", "language", "category", "status", "visibility", "published_revision__title")
    return public.select_related("published_revision").only(*shown)
