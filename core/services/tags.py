"""Tags: renamed and removed. They come into being with what they are put on."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from core import events
from core.exceptions import Invalid
from core.models import Tag
from core.text import fold

# What carries tags: type → ids of the objects that carry a tag.
_carriers: dict[str, Callable[[int], Iterable[int]]] = {}


def register_carriers(type: str, ids_with: Callable[[int], Iterable[int]]) -> None:
    """Say what carries tags, from `AppConfig.ready`: it changes when its tag does.

    register_carriers("reply", lambda tag_id: Reply.objects.filter(tags=tag_id).values_list(…))
    """
    _carriers[type] = ids_with


@transaction.atomic
def rename_tag(tag: Tag, *, name: str, by: Any) -> Tag:
    """Give a tag another name. Raises Invalid if another tag has it."""
    locked = Tag.objects.select_for_update().get(pk=tag.pk)
    if Tag.objects.filter(folded=fold(name)).exclude(pk=locked.pk).exists():
        raise Invalid({"name": [("taken", "Another tag has this name.")]})
    locked.name = name
    locked.save(update_fields=["name", "folded"])
    events.record("tag", locked.pk, "changed", by=by)
    _record_carriers(_carriers_of(locked), by)
    return locked


@transaction.atomic
def delete_tag(tag: Tag, *, by: Any) -> None:
    """Take a tag off everything that carries it."""
    locked = Tag.objects.select_for_update().get(pk=tag.pk)
    carriers = _carriers_of(locked)
    events.record("tag", locked.pk, "deleted", by=by)
    locked.delete()
    _record_carriers(carriers, by)


def _carriers_of(tag: Tag) -> dict[str, list[int]]:
    return {type: list(ids_with(tag.pk)) for type, ids_with in _carriers.items()}


def _record_carriers(carriers: dict[str, list[int]], by: Any) -> None:
    for type, ids in carriers.items():
        events.record_many(type, ids, "changed", by=by)
