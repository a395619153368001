"""Query parameters: known ones only, and each with a value that means something."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

Errors = dict[str, list[ErrorDetail]]


class Parameters(serializers.Serializer[Any]):
    """The query parameters of an action, declared like the fields of a body.

    A ListField takes a parameter given several times; others are refused when repeated. An
    empty value counts as not given.
    """


class StrictFilterBackend(DjangoFilterBackend):
    """django-filter, with a last word on order: the same query lists the same rows alike."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        filtered = super().filter_queryset(request, queryset, view)
        orders = filtered.query.order_by or tuple(filtered.model._meta.ordering)
        if {"pk", "-pk", "id", "-id"} & {each for each in orders if isinstance(each, str)}:
            return filtered
        return filtered.order_by(*orders, "pk")


def check_parameters(view: Any) -> dict[str, Any]:
    """Refuse unknown and repeated parameters; answer the values of the declared ones."""
    declared = view.parameters.get(view.action)
    asked = declared(data=view.request.query_params) if declared else None
    fields = asked.fields if asked is not None else {}
    filters = _filters(view)
    paging = view.paginator.parameters if view.action in view.paginated_actions else ()
    known = {*fields, *filters, *paging}
    several = {name for name, each in fields.items() if isinstance(each, serializers.ListField)}
    several |= {name for name, each in filters.items() if _takes_several(each)}
    errors = _unknown(view.request.query_params, known, several)
    if asked is not None and not asked.is_valid():
        errors |= asked.errors
    if errors:
        raise ValidationError(errors)
    return dict(asked.validated_data) if asked is not None else {}


def hint(name: str, known: Iterable[str]) -> str:
    """What may have been meant by a name that is none."""
    if meant := get_close_matches(name, known, n=1):
        return f"Did you mean “{meant[0]}”?"
    return f"Known: {', '.join(sorted(known)) or 'none'}."


def _filters(view: Any) -> Mapping[str, Any]:
    filterset = getattr(view, "filterset_class", None)
    return filterset.base_filters if filterset and view.action in view.filtered_actions else {}


def _takes_several(declared_filter: Any) -> bool:
    return bool(getattr(declared_filter.field.widget, "allow_multiple_selected", False))


def _unknown(submitted: Any, known: Iterable[str], several: Iterable[str]) -> Errors:
    errors: Errors = {}
    for name, values in submitted.lists():
        if name not in known:
            text = f"There is no parameter “{name[:80]}” here. {hint(name, known)}"
            errors[name] = [ErrorDetail(text, "unknown_parameter")]
        elif len(values) > 1 and name not in several:
            errors[name] = [ErrorDetail("Give this parameter once.", "repeated")]
    return errors
