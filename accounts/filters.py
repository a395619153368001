"""What lists of accounts may be narrowed by."""

import django_filters

from accounts.models import ApiToken, Team
from core.filters import FoldedFilter


class TeamFilter(django_filters.FilterSet):
    q = FoldedFilter("folded", label="Words of the name")

    class Meta:
        model = Team
        fields: list[str] = []


class TokenFilter(django_filters.FilterSet):
    user = django_filters.CharFilter(
        field_name="user__username", lookup_expr="iexact", label="User name of the owner"
    )

    class Meta:
        model = ApiToken
        fields: list[str] = []
