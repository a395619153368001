from typing import Any

from kb.api.views import ArticleViewSet, CategoryViewSet

urlpatterns: list[Any] = []


def register(router: Any) -> None:
    router.register("articles", ArticleViewSet, basename="article")
    router.register("categories", CategoryViewSet, basename="category")
