"""Tags: renamed and removed. They come into being with what they are put on."""

from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from core import events
from core.exceptions import Invalid
from core.models import Tag
from core.text import fold

# What carries tags: type → model.
_carriers: dict[str, Any] = {}


def register_carriers(type: str, model: Any) -> None:
    """Say what carries tags, from `AppConfig.ready`: it changes when its tag does.

    The model has `tags`, `version` and `objects.visible_to(user)`.
    """
    _carriers[type] = model


def tags_visible_to(user: Any) -> QuerySet[Tag]:
    """Tags of what the user may see, and those of nothing: a personal reply's are its owner's."""
    seen, carried = Q(pk__in=()), Q(pk__in=())
    for model in _carriers.values():
        seen |= Q(pk__in=_tags_of(model.objects.visible_to(user)))
        carried |= Q(pk__in=_tags_of(model.objects.all()))
    return Tag.objects.filter(seen | ~carried)


def _tags_of(rows: Any) -> Any:
    return rows.filter(tags__isnull=False).order_by().values("tags")


@transaction.atomic
def rename_tag(tag: Tag, *, name: str, by: Any) -> Tag:
    """Give a tag another name. Raises Invalid if another tag has it."""
    locked = Tag.objects.select_for_update().get(pk=tag.pk)
    if Tag.objects.filter(folded=fold(name)).exclude(pk=locked.pk).exists():
        raise Invalid({"name": [("taken", "Another tag has this name.")]})
    locked.name = name
    locked.save(update_fields=["name", "folded"])
    events.record("tag", locked.pk, "changed", by=by)
    _record_carriers(_count_up_carriers(locked), by)
    return locked


@transaction.atomic
def delete_tag(tag: Tag, *, by: Any) -> None:
    """Take a tag off everything that carries it."""
    locked = Tag.objects.select_for_update().get(pk=tag.pk)
    carriers = _count_up_carriers(locked)
    events.record("tag", locked.pk, "deleted", by=by)
    locked.delete()
    _record_carriers(carriers, by)


def _count_up_carriers(tag: Tag) -> dict[str, list[int]]:
    """Give what shows the tag its next version; answers the ids by type."""
    ids = {}
    for type, model in _carriers.items():
        carrying = model.objects.filter(tags=tag.pk).order_by()
        ids[type] = list(carrying.values_list("pk", flat=True))
        carrying.update(version=F("version") + 1)
    return ids


def _record_carriers(carriers: dict[str, list[int]], by: Any) -> None:
    for type, ids in carriers.items():
        events.record_many(type, ids, "changed", by=by)
