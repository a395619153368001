from typing import Any

from responses.api.views import ConstantViewSet, ReplyViewSet

urlpatterns: list[Any] = []


def register(router: Any) -> None:
    router.register("replies", ReplyViewSet, basename="reply")
    router.register("constants", ConstantViewSet, basename="constant")
