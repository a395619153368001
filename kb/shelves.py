"""Categories by their whole path, as they are chosen from."""

from collections.abc import Iterable
from typing import NamedTuple

from kb.models import Category

BETWEEN = " › "


class Shelf(NamedTuple):
    """A category and the names of what it stands in, outermost first."""

    category: Category
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        return BETWEEN.join(self.path)


def shelves(categories: Iterable[Category]) -> list[Shelf]:
    """In reading order: by language, then each with what stands inside it below."""
    known = {category.pk: category for category in categories}
    found = [Shelf(category, _path(category, known)) for category in known.values()]
    keys = {category.pk: _order(category, known) for category in known.values()}
    return sorted(found, key=lambda shelf: (shelf.category.language, keys[shelf.category.pk]))


def shelf_choices() -> list[tuple[str, object]]:
    """For a select: none, then every category with its language."""
    named = [
        (str(shelf.category.pk), f"{shelf.name} ({shelf.category.language})")
        for shelf in shelves(Category.objects.all())
    ]
    return [("", "–"), *named]


def _path(category: Category, known: dict[int, Category]) -> tuple[str, ...]:
    return tuple(each.name for each in _way(category, known))


def _order(category: Category, known: dict[int, Category]) -> tuple[tuple[int, str, int], ...]:
    return tuple((each.position, each.folded, each.pk) for each in _way(category, known))


def _way(category: Category, known: dict[int, Category]) -> list[Category]:
    """From the outermost category to this one."""
    way = [category]
    while (parent_id := way[0].parent_id) is not None and parent_id in known:
        way.insert(0, known[parent_id])
    return way
