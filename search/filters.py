"""What the list of synonyms can be narrowed by: the same on its page and in the API."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field

from core.filters import AnyId, AnyLanguage, Ordering
from core.text import fold
from search.concepts import Synonym

# Each word is a question of its own to the database, which bears only so many.
MOST_WORDS = 20


class _WithWords(django_filters.CharFilter):
    """Every word typed is part of a word of the concept, in whichever language."""

    def filter(self, queryset: Any, value: str | None) -> Any:
        for word in fold(value or "").split()[:MOST_WORDS]:
            queryset = queryset.saying(word)
        return queryset


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class _SpokenIn(AnyLanguage):
    def filter(self, queryset: Any, value: Any) -> Any:
        return queryset.spoken_in(value) if value else queryset


class _Shipped(django_filters.ChoiceFilter):
    def filter(self, queryset: Any, value: Any) -> Any:
        if not value:
            return queryset
        own = queryset.filter(shipped="")
        return own if value == "false" else queryset.exclude(shipped="")


class SynonymFilter(django_filters.FilterSet):
    q = _WithWords(label=_("Words of the concept"))
    id = AnyId(field_name="pk", label=_("Id"))
    language = _SpokenIn(label=_("Language"))
    shipped = _Shipped(
        choices=[("true", _("Comes with Replybook")), ("false", _("Our own"))], label=_("Origin")
    )
    updated_after = django_filters.IsoDateTimeFilter(
        field_name="updated_at", lookup_expr="gte", label=_("Updated at or after")
    )
    updated_before = django_filters.IsoDateTimeFilter(
        field_name="updated_at", lookup_expr="lt", label=_("Updated before")
    )
    ordering = Ordering(fields=["id", "updated_at"], label=_("Order"))

    class Meta:
        model = Synonym
        fields: list[str] = []
