"""What the guide can be narrowed by: the same on its page and in the API."""

from typing import Any

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.filters import AnyId, AnyLanguage, AnyOf, FoldedFilter, Moment, Ordering
from core.vocabulary import Channel, Stage, Status
from styleguide.models import EntryChannel, EntryStage, StyleEntry, Topic


class _OrAll(AnyLanguage):
    """What is for all languages is for each."""

    def filter(self, queryset: Any, value: Any) -> Any:
        if not value:
            return queryset
        return queryset.filter(Q(language__in=value) | Q(language__isnull=True))


class _Linked(AnyOf):
    """What names no channel (stage) is about all of them."""

    links: Any
    column: str

    def filter(self, queryset: Any, value: Any) -> Any:
        if not value:
            return queryset
        limited = self.links.objects.order_by()
        fitting = limited.filter(**{f"{self.column}__in": value})
        return queryset.filter(
            Q(pk__in=fitting.values("entry")) | ~Q(pk__in=limited.values("entry"))
        )


class _AnyChannel(_Linked):
    links, column = EntryChannel, "channel"


class _AnyStage(_Linked):
    links, column = EntryStage, "stage"


class _AnyTeam(AnyId):
    """What names no team is for all of them."""

    def filter(self, queryset: Any, value: Any) -> Any:
        if not value:
            return queryset
        limited = StyleEntry.teams.through.objects.order_by()
        fitting = limited.filter(team__in=value)
        return queryset.filter(
            Q(pk__in=fitting.values("styleentry")) | ~Q(pk__in=limited.values("styleentry"))
        )


class StyleEntryFilter(django_filters.FilterSet):
    q = FoldedFilter("folded", label=_("Words in the advice"))
    id = AnyId(field_name="pk", label=_("Id"))
    topic = AnyOf(choices=Topic.choices, label=_("Topic"))
    language = _OrAll(label=_("Language"))
    status = AnyOf(choices=Status.choices, label=_("Status"))
    channel = _AnyChannel(choices=Channel.choices, label=_("Channel"))
    channels = _AnyChannel(choices=Channel.choices, label=_("Channels"))
    stage = _AnyStage(choices=Stage.choices, label=_("Where in the chat"))
    stages = _AnyStage(choices=Stage.choices, label=_("Where in the chat"))
    team = _AnyTeam(label=_("Team"))
    teams = _AnyTeam(label=_("Teams"))
    owner = AnyId(field_name="owner_id", label=_("Owner"))
    updated_after = Moment(
        field_name="updated_at", lookup_expr="gte", label=_("Updated at or after")
    )
    updated_before = Moment(field_name="updated_at", lookup_expr="lt", label=_("Updated before"))
    ordering = Ordering(
        fields=[
            ("folded_title", "title"),
            ("topic", "topic"),
            ("updated_at", "updated_at"),
            ("created_at", "created_at"),
            ("id", "id"),
        ],
        label=_("Order"),
    )

    class Meta:
        model = StyleEntry
        fields: list[str] = []
