"""What still refers to a row, read off the foreign keys that point to it."""

from typing import Any

from django.db.models import Model

SHOWN = 20


def uses_of(instance: Model) -> list[dict[str, Any]]:
    """Rows that refer to this one as {type, id, title}: at most 20 of each kind."""
    return [
        {"type": row._meta.model_name, "id": row.pk, "title": str(row)}
        for relation in instance._meta.related_objects
        for row in relation.related_model._base_manager.filter(
            **{relation.field.name: instance.pk}
        ).order_by("pk")[:SHOWN]
    ]
