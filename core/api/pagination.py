"""Lists come in pages: `{count, next, previous, results}`."""

from typing import Any

from django.core.paginator import InvalidPage
from rest_framework import pagination
from rest_framework.exceptions import ErrorDetail, NotFound, ValidationError

LARGEST_PAGE = 200


class Pages(pagination.PageNumberPagination):
    """`page` from 1 and `page_size` up to 200. A page past the end is 404."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = LARGEST_PAGE
    parameters = ("page", "page_size")

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> list[Any]:
        number = _whole_number(request, "page", 1, 10**9)
        paginator = self.django_paginator_class(queryset, self.get_page_size(request))
        try:
            self.page = paginator.page(number)
        except InvalidPage:
            raise NotFound(f"The last page is {paginator.num_pages}.") from None
        self.request = request
        return list(self.page)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """The two parameters for OpenAPI, bounds included."""
        page = {"type": "integer", "minimum": 1, "default": 1}
        size = {**page, "maximum": LARGEST_PAGE, "default": self.page_size}
        return [
            {"name": "page", "in": "query", "description": "From 1.", "schema": page},
            {"name": "page_size", "in": "query", "description": "Rows a page.", "schema": size},
        ]

    def get_page_size(self, request: Any) -> int:
        return _whole_number(request, "page_size", self.page_size, LARGEST_PAGE)


def _whole_number(request: Any, name: str, default: int, most: int) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:12]) <= most:
        detail = ErrorDetail(f"This is a whole number from 1 to {most}.", "invalid")
        raise ValidationError({name: [detail]})
    return int(text)
