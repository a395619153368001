from typing import Any

from django.urls import path

from responses.api.suggestions import SuggestionViewSet
from responses.api.views import ConstantViewSet, ReplyViewSet

urlpatterns: list[Any] = [
    path("suggestions/", SuggestionViewSet.as_view({"post": "create"}), name="suggestions"),
]


def register(router: Any) -> None:
    router.register("replies", ReplyViewSet, basename="reply")
    router.register("constants", ConstantViewSet, basename="constant")
