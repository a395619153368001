"""What lists of faults can be narrowed by: the same on pages and in the API."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from chats.models import Chat, Fault, FaultReport, FaultStatus
from core.filters import AnyId, AnyOf, AnyText, FoldedFilter, Moment, Ordering
from core.text import fold


class FaultFilter(django_filters.FilterSet):
    q = FoldedFilter("folded_product", "folded_symptom", label=_("Words of the fault"))
    id = AnyId(field_name="pk", label=_("Id"))
    status = AnyOf(choices=FaultStatus.choices, label=_("Status"))
    product = AnyText(field_name="folded_product", change=fold, label=_("Product"))
    owner = AnyId(field_name="owner_id", label=_("Who looks after it"))
    chat = AnyId(method="came_up_in", label=_("A chat in which it came up"))
    updated_after = Moment(
        field_name="updated_at", lookup_expr="gte", label=_("Updated at or after")
    )
    updated_before = Moment(field_name="updated_at", lookup_expr="lt", label=_("Updated before"))
    ordering = Ordering(
        fields=[
            ("updated_at", "updated_at"),
            ("created_at", "created_at"),
            ("chat_count", "chats"),
            ("id", "id"),
        ],
        label=_("Order"),
    )

    class Meta:
        model = Fault
        fields: list[str] = []

    def came_up_in(self, queryset: Any, name: str, value: Any) -> Any:
        """A chat that the asker may not read finds nothing."""
        if not value:
            return queryset
        seen = Chat.objects.visible_to(self.request.user).filter(pk__in=value)
        return queryset.filter(pk__in=FaultReport.objects.filter(chat__in=seen).values("fault"))
