from typing import Any

from core.api.tags import TagViewSet

urlpatterns: list[Any] = []


def register(router: Any) -> None:
    router.register("tags", TagViewSet, basename="tag")
