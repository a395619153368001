"""Articles on the same matter as one that is read."""

from collections import Counter
from collections.abc import Iterable
from itertools import compress

from django.db.models import Q

from accounts import roles
from core import events
from kb.models import Article
from search import finder
from search.documents import CANDIDATES
from search.engines.scoring import rarity

SHOWN = 4
_FOUND = 12
_BESIDE = 60
# Of what the words of title and summary tell; what has less is about something else.
_LEAST_SHARE = 0.25
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
    """Ids of what has a good share of its words, the rare ones counting most."""
    wording = article.wording
    text = f"{wording.title} {wording.summary} "
    found = finder.nearby(user, text, types=["article"], prefer=article.language, limit=CANDIDATES)
    tells = [
        0.0 if word.filler else rarity(frequency, found.documents)
        for word, frequency in zip(found.words, found.frequencies, strict=True)
    ]
    least = _LEAST_SHARE * sum(tells)
    shares = (
        (each.hit.id, sum(compress(tells, each.hit.matched)))
        for each in found.candidates
        if each.language == article.language
    )
    return [pk for pk, share in shares if share >= least][:_FOUND]


def _beside(article: Article) -> tuple[list[int], list[int]]:
    """Ids with its tags, once for each of them; and ids on its shelf."""
    tags = [tag.pk for tag in article.tags.all()]
    same = Article.objects.published().filter(language=article.language).order_by("pk")
    tagged = same.filter(tags__in=tags).values_list("pk", flat=True) if tags else []
    shelf = same.filter(category=article.category_id) if article.category_id else same.none()
    return list(tagged[:_BESIDE]), list(shelf.values_list("pk", flat=True)[:_BESIDE])
