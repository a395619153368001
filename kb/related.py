"""Articles on the same matter as one that is read."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q

from accounts import roles
from core import events
from kb.models import Article
from search import finder

SHOWN = 4
_FOUND = 12
_BESIDE = 60
# Of the words of title and summary; what has fewer is about something else.
_LEAST_WORDS = 0.25
_KEPT = 512

# What is near an article, by the state of everything, article, language and whose index was asked.
_near: dict[tuple[str, int, str, bool], tuple[int, ...]] = {}


def related(article: Article, user: roles.AnyUser) -> list[Article]:
    """Published ones that the user may read, the nearest first, in their language if there is.

    What is near is kept until anything changes: two queries then. Who may read it is asked always.
    """
    near = _near_to(article, user)
    if not near:
        return []
    groups = Article.objects.filter(pk__in=near).exclude(translation_group=None)
    wanted = Q(pk__in=near) | Q(translation_group__in=groups.order_by().values("translation_group"))
    seen = Article.objects.visible_to(user).published().filter(wanted).order_by("pk")
    language = getattr(user, "language", article.language)
    return _in_language(near, list(seen.for_listing()), language)[:SHOWN]


def _in_language(near: Iterable[int], rows: Iterable[Article], language: str) -> list[Article]:
    by_id = {row.pk: row for row in rows}
    spoken = {
        row.translation_group_id: row
        for row in by_id.values()
        if row.language == language and row.translation_group_id
    }
    found = [by_id[pk] for pk in near if pk in by_id]
    return list(dict.fromkeys(spoken.get(row.translation_group_id, row) for row in found))


def _near_to(article: Article, user: roles.AnyUser) -> tuple[int, ...]:
    position = str(events.last_position())
    key = (position, article.pk, article.language, roles.is_colleague(user))
    if (known := _near.get(key)) is not None:
        return known
    if len(_near) >= _KEPT:
        _near.clear()
    found = _near[key] = _searched(article, user)
    return found


def _searched(article: Article, user: roles.AnyUser) -> tuple[int, ...]:
    """Ids by how much they have in common: words, then tags, then the category."""
    score = Counter[int]()
    for place, pk in enumerate(_with_its_words(article, user)):
        score[pk] += 2 * _FOUND - place
    tagged, shelved = _beside(article)
    for pk in tagged:
        score[pk] += _FOUND
    for pk in shelved:
        score[pk] += 1
    score.pop(article.pk, None)
    return tuple(sorted(score, key=lambda pk: (-score[pk], pk))[:_FOUND])


def _with_its_words(article: Article, user: roles.AnyUser) -> list[int]:
    wording = article.wording
    found = finder.find(
        user,
        f"{wording.title} {wording.summary}",
        types=["article"],
        filters={"language": [article.language]},
        limit=_FOUND,
    )
    least = _LEAST_WORDS * len(found.words)
    hits = zip(found.results, found.ways, strict=True)
    return [row["id"] for row, ways in hits if sum(map(bool, ways)) >= least]


def _beside(article: Article) -> tuple[list[int], list[int]]:
    """Ids with its tags, once for each of them; and ids on its shelf."""
    tags = [tag.pk for tag in article.tags.all()]
    same = Article.objects.published().filter(language=article.language).order_by("pk")
    tagged = same.filter(tags__in=tags).values_list("pk", flat=True) if tags else []
    shelf = same.filter(category=article.category_id) if article.category_id else same.none()
    return list(tagged[:_BESIDE]), list(shelf.values_list("pk", flat=True)[:_BESIDE])
