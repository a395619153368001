from typing import Any

from django.urls import path

from search.api.synonyms import SynonymViewSet
from search.api.views import SearchViewSet

urlpatterns = [
    path("search/", SearchViewSet.as_view({"get": "list"}), name="search"),
    path("search/complete/", SearchViewSet.as_view({"get": "complete"}), name="search-complete"),
]


def register(router: Any) -> None:
    router.register("synonyms", SynonymViewSet, basename="synonym")
