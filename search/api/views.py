"""Search over the API. Without identity: what is public."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from accounts import roles, scopes
from core.api.viewsets import BaseViewSet
from search import asking, finder, hearing, registry
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
        page = {"limit": self.asked["limit"], "offset": self.asked["offset"]}
        found = self._find(request, finder.find, **page)
        return Response(_as_answer(found, self._heard(request, found)))

    @extend_schema(responses=FoundSerializer)
    def complete(self, request: Any) -> Response:
        """The best eight while somebody types: short code and title first."""
        found = self._find(request, finder.complete, limit=COMPLETIONS)
        return Response(_as_answer(found, None))

    def _find(self, request: Any, find: Callable[..., finder.Found], **page: int) -> finder.Found:
        return find(
            request.user,
            self.asked.get("q", ""),
            types=self._types(request),
            filters={name: self.asked.get(name, ()) for name in finder.FILTERS},
            prefer=self.asked.get("prefer"),
            **page,
        )

    def _types(self, request: Any) -> set[str]:
        """Types that were asked for and that whoever asks may be shown at all."""
        asked = set(self.asked.get("type") or registry.types())
        if not roles.is_colleague(request.user):
            return asked
        held = scopes.scopes_of(request.user, request.auth)
        return asked & {index.type for index in registry.indexes() if index.scope in held}

    def _heard(self, request: Any, found: finder.Found) -> int | None:
        """Note what was asked. Answers the number that a use of a hit may name."""
        question = self._question(request)
        if self.asked["offset"]:  # further on in what was asked and noted before
            return question.code if question and settings.SEARCH_LOG else None
        narrowed = any(self.asked.get(name) for name in finder.FILTERS if name != "language")
        return hearing.hear(request, question, hits=None if narrowed else found.count)

    def _question(self, request: Any) -> asking.Question | None:
        types = self._types(request)
        if not types:
            return None
        return asking.question(
            self.asked.get("q", ""),
            self._language(request),
            type=next(iter(types)) if len(types) == 1 else "",
            public=not roles.is_colleague(request.user),
        )

    def _language(self, request: Any) -> str:
        asked = self.asked.get("prefer") or getattr(request.user, "language", "")
        return asked or next(iter(self.asked.get("language", ())), "")


def _as_answer(found: finder.Found, search: int | None) -> dict[str, Any]:
    return {
        "count": found.count,
        "more": found.more,
        "took_ms": found.took_ms,
        "degraded": found.degraded,
        "did_you_mean": found.did_you_mean,
        "search": search,
        "facets": found.facets,
        "results": found.results,
    }
