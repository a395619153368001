"""Filters that lists of several apps share."""

from collections.abc import Callable
from datetime import UTC
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django_filters.fields import IsoDateTimeField
from drf_spectacular.utils import extend_schema_field

from core.text import fold
from core.vocabulary import UnknownLanguage, language_choices, normal_language


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


class AnyOf(django_filters.MultipleChoiceFilter):
    """A parameter with known values; given several times, any of them will do."""

    def filter(self, queryset: Any, value: Any) -> Any:
        # The library's own adds DISTINCT, which compares whole texts.
        return queryset.filter(**{f"{self.field_name}__in": value}) if value else queryset


class _LanguagesField(forms.MultipleChoiceField):
    def clean(self, value: Any) -> list[str]:
        try:
            return list(super().clean([normal_language(code) for code in value or [] if code]))
        except UnknownLanguage as error:
            raise ValidationError(str(error), code="unknown_language") from None


class AnyLanguage(AnyOf):
    """Languages in any spelling of BCP 47."""

    field_class = _LanguagesField

    def __init__(self, **options: Any) -> None:
        options.setdefault("choices", language_choices)
        super().__init__(**options)


class _TextsField(forms.Field):
    widget = forms.SelectMultiple

    def __init__(self, *, change: Callable[[str], Any] = str, **options: Any) -> None:
        self.change = change
        super().__init__(**options)

    def to_python(self, value: Any) -> list[Any]:
        try:
            given = [each for each in value or [] if each]
            if any("\0" in each for each in given):
                raise ValueError(given)  # PostgreSQL cannot even look for it
            return [self.change(each) for each in given]
        except (ValueError, OverflowError):
            raise ValidationError("This cannot be looked for.", code="invalid") from None


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class AnyText(django_filters.Filter):
    """A parameter with values of any kind. `change` makes a value what the column holds."""

    field_class = _TextsField

    def filter(self, queryset: Any, value: Any) -> Any:
        return queryset.filter(**{f"{self.field_name}__in": value}) if value else queryset


def whole_number(text: str) -> int:
    """An id as a parameter. Raises ValueError."""
    if not (text.isascii() and text.isdigit()) or len(text) > 18:
        raise ValueError(text)
    return int(text)


@extend_schema_field({"type": "array", "items": {"type": "integer", "minimum": 1}})
class AnyId(AnyText):
    """Ids; what does not exist finds nothing and is no error, like what one may not see."""

    def __init__(self, **options: Any) -> None:
        super().__init__(change=whole_number, **options)


class AnyLinked(AnyId):
    """Ids of what a row refers to through rows of their own: `AnyLinked("attachment_links")`."""

    def __init__(self, links: str, column: str, **options: Any) -> None:
        self.links, self.column = links, column
        super().__init__(**options)

    def filter(self, queryset: Any, value: Any) -> Any:
        if not value:
            return queryset
        # Not a join: a row that refers to two of them is one row.
        found = queryset.model._default_manager.filter(
            **{f"{self.links}__{self.column}__in": value}
        )
        return queryset.filter(pk__in=found.order_by().values("pk"))


class _MomentField(IsoDateTimeField):
    def to_python(self, value: Any) -> Any:
        moment = super().to_python(value)
        try:
            # PostgreSQL reads no zone further away than 16 hours, Python and ISO 8601 do.
            return moment and moment.astimezone(UTC)
        except OverflowError:  # in UTC it is before the year 1 or after 9999
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class Moment(django_filters.IsoDateTimeFilter):
    """A time by ISO 8601, in any zone."""

    field_class = _MomentField


class Ordering(django_filters.OrderingFilter):
    """`ordering`: rows without a value come last, on every database, in both directions."""

    def get_ordering_value(self, param: str) -> Any:
        name = param.removeprefix("-")
        column = F(self.param_map.get(name, name))
        return column.desc(nulls_last=True) if param != name else column.asc(nulls_last=True)
