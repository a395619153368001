"""What imported articles hang together by: categories, tags, slugs, languages."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import F

from core import events
from core.models import Tag
from core.text import fold, unique_slug
from kb.models import Article, Category, TranslationGroup
from kb.services.rows import RESERVED_SLUGS

# Names in one query: a database takes only so many values.
NAMES = 500


def categories_named(wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Category]:
    """The category of each (name, language), outermost first; missing ones are made."""
    keys = {pair: (fold(pair[0]), pair[1]) for pair in sorted(wanted)}
    known: dict[tuple[str, str], Category] = {}
    for category in Category.objects.order_by(F("parent").asc(nulls_first=True), "pk"):
        known.setdefault((category.folded, category.language), category)
    missing: dict[tuple[str, str], Category] = {}
    for (name, language), key in keys.items():
        if key not in known:
            missing.setdefault(key, Category(name=name, folded=key[0], language=language))
    give_slugs((category, category.name) for category in missing.values())
    Category.objects.bulk_create(missing.values())
    events.record_many("category", [category.pk for category in missing.values()], "created")
    known |= missing
    return {pair: known[key] for pair, key in keys.items()}


def tags_named(wanted: Collection[str]) -> dict[str, int]:
    """The id of each tag that has letters; missing ones are made."""
    names, ids = sorted(wanted), dict[str, int]()
    for start in range(0, len(names), NAMES):
        found = Tag.objects.named(names[start : start + NAMES])
        ids.update({tag.folded: tag.pk for tag in found})
    return {name: ids[fold(name)] for name in names if fold(name) in ids}


def give_slugs(rows: Iterable[tuple[Article | Category, str]]) -> None:
    """A slug of its own for each row that is about to be stored, made of its text."""
    taken = set(RESERVED_SLUGS)
    taken.update(Article.objects.order_by().values_list("slug", flat=True))
    taken.update(Category.objects.order_by().values_list("slug", flat=True))
    for row, text in rows:
        row.slug = unique_slug(text, taken.__contains__)
        taken.add(row.slug)


def join_languages(new: Sequence[Article]) -> None:
    """One external id of a source in several languages is one text: these become versions."""
    ids = {article.pk for article in new}
    for versions in _versions_of(new):
        first, *others = versions
        if first.translation_group_id is None:
            first.translation_group = TranslationGroup.objects.create()
            first.save(update_fields=["translation_group"])
        group = Article.objects.filter(translation_group=first.translation_group_id)
        spoken = set(group.order_by().values_list("language", flat=True))
        for other in others:
            if other.pk in ids and other.language not in spoken:
                other.translation_group_id = first.translation_group_id
                other.translated_from_id = first.newest_revision_id
                other.save(update_fields=["translation_group", "translated_from"])
                group.exclude(pk__in=ids).update(version=F("version") + 1)


def _versions_of(new: Sequence[Article]) -> Iterable[list[Article]]:
    """Articles with the same source and external id as a new one, oldest first."""
    same: dict[str, list[Article]] = {}
    for source in {article.source for article in new}:
        external_ids = [article.external_id for article in new if article.source == source]
        stored = Article.objects.filter(source=source, external_id__in=external_ids).order_by("pk")
        for each in stored:
            same.setdefault(each.external_id, []).append(each)
    return [versions for versions in same.values() if len(versions) > 1]
