"""What lists of chats can be narrowed by: the same on pages and in the API."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from chats.models import Candidate, CandidateStatus, Chat, ChatStatus
from core.filters import AnyId, AnyLanguage, AnyOf, AnyText, FoldedFilter, Moment, Ordering
from core.vocabulary import Channel


class ChatFilter(django_filters.FilterSet):
    q = FoldedFilter("folded", label=_("Words in the chat"))
    id = AnyId(field_name="pk", label=_("Id"))
    source = AnyText(label=_("Source"))
    external_id = AnyText(label=_("External id"))
    status = AnyOf(choices=ChatStatus.choices, label=_("Status"))
    promoted = django_filters.BooleanFilter(
        method="made_into_something", label=_("Whether something was made of it")
    )
    rating = AnyOf(choices=[("1", "1"), ("2", "2"), ("3", "3")], label=_("Rating, 3 is the best"))
    language = AnyLanguage(label=_("Language"))
    team = AnyId(field_name="team_id", label=_("Team"))
    channel = AnyOf(choices=Channel.choices, label=_("Channel"))
    updated_after = Moment(
        field_name="updated_at", lookup_expr="gte", label=_("Updated at or after")
    )
    updated_before = Moment(field_name="updated_at", lookup_expr="lt", label=_("Updated before"))
    ordering = Ordering(
        fields=[
            ("updated_at", "updated_at"),
            ("created_at", "created_at"),
            ("closed_at", "closed_at"),
            ("rating", "rating"),
            ("id", "id"),
        ],
        label=_("Order"),
    )

    class Meta:
        model = Chat
        fields: list[str] = []

    def made_into_something(self, queryset: Any, name: str, value: bool | None) -> Any:
        if value is None:
            return queryset
        return queryset.promoted() if value else queryset.not_promoted()


class CandidateFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="saying", label=_("Words in the text"))
    id = AnyId(field_name="pk", label=_("Id"))
    status = AnyOf(choices=CandidateStatus.choices, label=_("Status"))
    language = AnyLanguage(label=_("Language"))
    ordering = Ordering(
        fields=[
            ("count", "count"),
            ("agent_count", "agents"),
            ("chat_count", "chats"),
            ("created_at", "created_at"),
            ("updated_at", "updated_at"),
            ("id", "id"),
        ],
        label=_("Order"),
    )

    class Meta:
        model = Candidate
        fields: list[str] = []

    def saying(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.saying(value, self.request.user)
