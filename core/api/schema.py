"""What drf-spectacular cannot see by itself: parameters, ETags, scopes, problems."""

from inspect import cleandoc, getdoc
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from core.api.problems import CONTENT_TYPE
from core.api.serializers import StrictSerializer
from core.api.viewsets import READS, BaseViewSet

_STANDARD = {
    "list": "List",
    "create": "Create",
    "retrieve": "Read",
    "partial_update": "Change",
    "destroy": "Delete",
}
_IF_MATCH = OpenApiParameter(
    "If-Match",
    location=OpenApiParameter.HEADER,
    description="The ETag you read: the change is refused if somebody was faster. * for any.",
)
_IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    location=OpenApiParameter.HEADER,
    description="The ETag you have: 304 without a body if it is still right.",
)
_ETAG = {"ETag": {"description": "The version of this object.", "schema": {"type": "string"}}}


class ProblemErrorSerializer(serializers.Serializer[Any]):
    """One thing wrong; the pointer is a JSON pointer into the body, or names a parameter."""

    pointer = serializers.CharField(allow_blank=True)
    code = serializers.CharField()
    detail = serializers.CharField()


class ProblemSerializer(serializers.Serializer[Any]):
    """An RFC 9457 problem. `code` is stable, `detail` is for people."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = ProblemErrorSerializer(  # type: ignore[assignment]  # a field, not the base's errors
        many=True
    )
    request_id = serializers.CharField()


class Schema(AutoSchema):
    """Describes a BaseViewSet from what it declares."""

    view: Any

    def _is_list_view(self, serializer: Any = None) -> bool:
        """Search is called a list and answers one object."""
        if self.view.action == "list" and "list" not in self.view.paginated_actions:
            return False
        return super()._is_list_view(serializer)

    def get_operation_id(self) -> str:
        """`replies_list`, `replies_publish`: stable names for generated clients."""
        return f"{self._group()}_{self.view.action}".replace("-", "_")

    def get_summary(self) -> str:
        if own := self._own_words():
            return " ".join(own.split(". ")[0].rstrip(".").split())
        return f"{_STANDARD[self.view.action]} {self._group()}"

    def get_description(self) -> str:  # type: ignore[override]  # drf-spectacular's signature
        return self._own_words() or getdoc(type(self.view)) or ""

    def _own_words(self) -> str:
        """What the viewset says of this action; mixins speak to its author."""
        method = getattr(self.view, self.view.action)
        return "" if method.__module__ == BaseViewSet.__module__ else cleandoc(method.__doc__ or "")

    def get_auth(self) -> list[Any]:
        scopes = self.view.needed_scopes()
        tokens: list[Any] = [{"token": [scope]} for scope in scopes] or [{"token": []}]
        nobody: list[Any] = [{}] if self.view.action in self.view.anonymous else []
        return [*tokens, {"session": []}, *nobody]

    def get_override_parameters(self) -> list[Any]:
        declared = self.view.parameters.get(self.view.action or "")
        return [*([declared] if declared else []), *self._conditions()]

    def _resolve_path_parameters(self, variables: Any) -> Any:
        parameters = super()._resolve_path_parameters(variables)
        for parameter in parameters:
            if parameter["name"] == "id":
                parameter["schema"] = {"type": "integer", "minimum": 1}
        return parameters

    def get_filter_backends(self) -> list[Any]:
        filtered = self.view.action in self.view.filtered_actions
        return super().get_filter_backends() if filtered else []

    def _get_filter_parameters(self) -> Any:
        """Filters that describe their own type lose their label on the way."""
        parameters = super()._get_filter_parameters()
        filterset = getattr(self.view, "filterset_class", None)
        declared = filterset.base_filters if filterset else {}
        for parameter in parameters:
            if parameter["name"] in declared:
                parameter.setdefault("description", str(declared[parameter["name"]].label))
        return parameters

    def _get_paginator(self) -> Any:
        return super()._get_paginator() if self.view.action in self.view.paginated_actions else None

    def _postprocess_serializer_schema(self, schema: Any, serializer: Any, direction: Any) -> Any:
        schema = super()._postprocess_serializer_schema(schema, serializer, direction)
        if direction == "request" and isinstance(serializer, StrictSerializer):
            schema["additionalProperties"] = False
        return schema

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        bodies = super()._get_response_bodies(direction)
        problem = self.resolve_serializer(ProblemSerializer, "response").ref
        if self.view.etag_type and self._shows_one():
            for status in {"200", "201"} & set(bodies):
                bodies[status]["headers"] = _ETAG
        if _IF_NONE_MATCH in self._conditions():
            bodies["304"] = {"description": "Not modified"}
        for status, description in self._problems().items():
            content = {CONTENT_TYPE: {"schema": problem}}
            bodies.setdefault(status, {"description": description, "content": content})
        return bodies

    def _problems(self) -> dict[str, str]:
        writes = self.method not in READS
        needs_tag = self.view.requires_match and self.method in ("PATCH", "DELETE")
        possible = {
            "400": "Something sent cannot be taken",
            "401": "No identity, or a token that does not count",
            "403": "Not yours to do" if writes or self.view.scope else "",
            "404": "Not there, or not visible" if "{" in self.path else "",
            "409": "The state does not allow it" if writes else "",
            "412": "Somebody was faster" if _IF_MATCH in self._conditions() else "",
            "428": "If-Match is missing" if needs_tag else "",
            "429": "Too many requests",
            "default": "Any other problem",
        }
        return {status: description for status, description in possible.items() if description}

    def _conditions(self) -> list[OpenApiParameter]:
        if not self.view.etag_type:
            return []
        if self.method in ("PATCH", "DELETE"):
            return [_IF_MATCH]
        return [_IF_NONE_MATCH] if self.view.action == "retrieve" else []

    def _shows_one(self) -> bool:
        return self.view.action == "create" or self.view.action == "retrieve" or "{" in self.path

    def _group(self) -> str:
        return self._tokenize_path()[0]
