"""Filters that lists of several apps share."""

from typing import Any

import django_filters
from django.db.models import Q

from core.text import fold


class FoldedFilter(django_filters.CharFilter):
    """`q`: every word is somewhere in the folded columns. Ø is found as oe, and the reverse."""

    def __init__(self, *columns: str, **options: Any) -> None:
        self.columns = columns
        super().__init__(**options)

    def filter(self, queryset: Any, value: str | None) -> Any:
        for word in fold(value or "").split():
            matches = Q()
            for column in self.columns:
                matches |= Q(**{f"{column}__contains": word})
            queryset = queryset.filter(matches)
        return queryset
