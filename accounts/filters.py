"""What lists of accounts may be narrowed by."""

import django_filters

from accounts.models import ApiToken, Team
from core.filters import AnyId, AnyText, FoldedFilter, Ordering
from core.text import fold


class TeamFilter(django_filters.FilterSet):
    q = FoldedFilter("folded", label="Words of the name")
    id = AnyId(field_name="pk", label="Id")
    name = AnyText(field_name="folded", change=fold, label="Name")
    ordering = Ordering(fields=[("folded", "name"), ("id", "id")], label="Order")

    class Meta:
        model = Team
        fields: list[str] = []


class TokenFilter(django_filters.FilterSet):
    id = AnyId(field_name="pk", label="Id")
    name = AnyText(label="Name")
    user = django_filters.CharFilter(
        field_name="user__username", lookup_expr="iexact", label="User name of the owner"
    )
    ordering = Ordering(
        fields=["created_at", "expires_at", "last_used_at", "name", "id"], label="Order"
    )

    class Meta:
        model = ApiToken
        fields: list[str] = []
