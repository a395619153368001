"""Search over the API. Without identity: what is public."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from accounts import roles, scopes
from core.api.viewsets import BaseViewSet
from search import finder, registry
from search.api.parameters import CompleteParameters, SearchParameters
from search.api.serializers import FoundSerializer
from search.models import SearchDocument

COMPLETIONS = 8


class SearchViewSet(BaseViewSet):
    """Find replies and articles. All words first, then fewer; variants of a reply are one row.

    Parameters narrow, except `prefer`. An empty `q` lists by use. A token finds the types whose
    `:read` scope it has.
    """

    queryset = SearchDocument.objects.none()
    serializer_class = FoundSerializer
    scope = "search"
    anonymous = frozenset({"list", "complete"})
    parameters = {"list": SearchParameters, "complete": CompleteParameters}
    filtered_actions = frozenset()
    paginated_actions = frozenset()

    @extend_schema(responses=FoundSerializer)
    def list(self, request: Any) -> Response:
        """Search replies and articles."""
        asked = self.asked
        return self._found(request, finder.find, limit=asked["limit"], offset=asked["offset"])

    @extend_schema(responses=FoundSerializer)
    def complete(self, request: Any) -> Response:
        """The best eight while somebody types: short code and title first."""
        return self._found(request, finder.complete, limit=COMPLETIONS)

    def _found(self, request: Any, find: Callable[..., finder.Found], **page: int) -> Response:
        found = find(
            request.user,
            self.asked.get("q", ""),
            types=self._types(request) & set(self.asked.get("type") or registry.types()),
            filters={name: self.asked.get(name, ()) for name in finder.FILTERS},
            prefer=self.asked.get("prefer"),
            **page,
        )
        return Response(_as_answer(found))

    def _types(self, request: Any) -> set[str]:
        """Types that whoever asks may be shown at all."""
        if not roles.is_colleague(request.user):
            return set(registry.types())
        held = scopes.scopes_of(request.user, request.auth)
        return {index.type for index in registry.indexes() if index.scope in held}


def _as_answer(found: finder.Found) -> dict[str, Any]:
    return {
        "count": found.count,
        "more": found.more,
        "took_ms": found.took_ms,
        "degraded": found.degraded,
        "did_you_mean": found.did_you_mean,
        "search": None,
        "facets": found.facets,
        "results": found.results,
    }
