"""The base of every viewset. Scopes, roles, ETags and parameters are declared, not coded.

class ArticleViewSet(CreateMixin, ListMixin, ReadMixin, ChangeMixin, RemoveMixin, BaseViewSet):
    scope = "articles"                              # articles:read, articles:write
    scopes = {"publish": "articles:publish"}        # per action
    anonymous = frozenset({"list", "retrieve"})
    etag_type = "article"
    requires_match = True

    def perform_update(self, serializer, version):
        serializer.instance = articles.change_article(
            serializer.instance, version=version, by=self.request.user,
            **serializer.validated_data,
        )
"""

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.cache import patch_vary_headers
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from core.api import etags
from core.api.parameters import Parameters, check_parameters
from core.api.problems import LengthRequired, PreconditionRequired
from core.exceptions import Stale

READS = frozenset({"GET", "HEAD", "OPTIONS"})
ANY_TOKEN = ""
Scope = str | tuple[str, ...]


class BaseViewSet(GenericViewSet[Any]):
    """What all share. Only the mixins that a viewset names give it actions; PUT is never one."""

    http_method_names = ["get", "post", "patch", "delete", "head", "options"]
    lookup_value_regex = "[0-9]{1,18}"

    # Who may: "replies" stands for replies:read and replies:write, a tuple for any of several,
    # ANY_TOKEN for every token; `scopes` names exact ones per action.
    scope: Scope = "admin"
    scopes: Mapping[str, Scope] = {}
    # The least role per action where the service does not decide; else every colleague may.
    roles: Mapping[str, str] = {}
    anonymous: frozenset[str] = frozenset()

    # What may be asked: query parameters per action, and which actions filter and page.
    parameters: Mapping[str, type[Parameters]] = {}
    filtered_actions: frozenset[str] = frozenset({"list"})
    paginated_actions: frozenset[str] = frozenset({"list"})
    asked: dict[str, Any]
    request: Any

    # Single objects: the first part of their ETag; whether PATCH and DELETE need If-Match.
    etag_type = ""
    requires_match = False

    def needed_scopes(self) -> tuple[str, ...]:
        """Scopes of which a token needs one for this request; none: any token will do."""
        exact = self.scopes.get(self.action or "")
        if exact is not None:
            return _several(exact)
        kind = "read" if self.request.method in READS else "write"
        return tuple(
            each if each == "admin" or ":" in each else f"{each}:{kind}"
            for each in _several(self.scope)
        )

    # --- Around every request -----------------------------------------------------------------

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        # Problems are read by programs and logs: one language, whatever the browser prefers.
        with translation.override("en"):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        if self.action is None:
            raise exceptions.MethodNotAllowed(request.method)
        if request.method == "OPTIONS":
            return
        if "Transfer-Encoding" in request.headers and not request.headers.get("Content-Length"):
            raise LengthRequired
        self.format_kwarg = None
        negotiated = self.perform_content_negotiation(request)
        request.accepted_renderer, request.accepted_media_type = negotiated
        self._identify(request)
        self.check_permissions(request)
        self.asked = check_parameters(self)

    def _identify(self, request: Any) -> None:
        """Who asks, and how often: also whoever guesses tokens runs into the limit."""
        try:
            self.perform_authentication(request)
        except exceptions.APIException:
            self.check_throttles(request)
            raise
        self.check_throttles(request)

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response(status=status.HTTP_204_NO_CONTENT)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Authorization", "Cookie", "On-Behalf-Of"])
        for name, value in getattr(request, "rate_limit_headers", {}).items():
            response[name] = value
        return response

    # --- Single objects -----------------------------------------------------------------------

    def match_tag(self, instance: Any) -> str:
        """The tag that an If-Match has to name."""
        version = getattr(instance, "version", None)
        return etags.entity_tag(
            self.etag_type, instance.pk, version or etags.digest(self.represent(instance))
        )

    def etag(self, instance: Any) -> str:
        """The tag of what this request shows; differs where that is not the newest wording."""
        return self.match_tag(instance)

    def asked_version(self, instance: Any) -> int | None:
        """The version the caller started from, to be checked again under the service's lock.

        None: whatever is there. Raises PreconditionRequired without an If-Match where one is
        needed, Stale where it names another version.
        """
        header = self.request.headers.get("If-Match")
        if header is None:
            if self.requires_match and self.request.method in ("PATCH", "DELETE"):
                raise PreconditionRequired
            return None
        if header.strip() == etags.ANY:
            return None
        if self.match_tag(instance) not in etags.strong_tags(header):
            raise Stale(instance)
        return getattr(instance, "version", None)

    def represent(self, instance: Any) -> Any:
        """An object as this request's user sees it."""
        return self.get_serializer(instance).data

    def reread(self, instance: Any) -> Any:
        """The row as a list shows it, with whatever the queryset adds."""
        return self.get_queryset().filter(pk=instance.pk).first() or instance

    def respond(self, instance: Any, status: int = 200) -> Response:
        """An object after a change, with the ETag for the next one. Verbs end with it."""
        current = self.reread(instance)
        return Response(
            self.represent(current), status=status, headers={"ETag": self.etag(current)}
        )


class CreateMixin:
    """POST to the list. `perform_create(serializer)` calls a service and sets `.instance`."""

    def create(self: Any, request: Any, *args: Any, **kwargs: Any) -> Response:
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        self.perform_create(serializer)
        response = self.respond(serializer.instance, status.HTTP_201_CREATED)
        response["Location"] = f"{request.path}{serializer.instance.pk}/"
        return response


class ListMixin:
    """GET the list: filtered, in a stable order, in pages."""

    def list(self: Any, request: Any, *args: Any, **kwargs: Any) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class ReadMixin:
    """GET one, 304 where the caller has it already."""

    def retrieve(self: Any, request: Any, *args: Any, **kwargs: Any) -> Response:
        instance = self.get_object()
        tag = self.etag(instance)
        if etags.is_unchanged(request.headers.get("If-None-Match"), tag):
            return Response(status=status.HTTP_304_NOT_MODIFIED, headers={"ETag": tag})
        return Response(self.represent(instance), headers={"ETag": tag})


class ChangeMixin:
    """PATCH. `perform_update(serializer, version)` calls a service and sets `.instance`."""

    def partial_update(self: Any, request: Any, *args: Any, **kwargs: Any) -> Response:
        instance = self.get_object()
        version = self.asked_version(instance)
        serializer = self.get_serializer(instance, data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        self.perform_update(serializer, version)
        return self.respond(serializer.instance)


class RemoveMixin:
    """DELETE. `perform_destroy(instance, version)` calls a service."""

    def destroy(self: Any, request: Any, *args: Any, **kwargs: Any) -> Response:
        instance = self.get_object()
        self.perform_destroy(instance, self.asked_version(instance))
        return Response(status=status.HTTP_204_NO_CONTENT)


def _several(scope: Scope) -> tuple[str, ...]:
    return scope if isinstance(scope, tuple) else (scope,) if scope else ()
