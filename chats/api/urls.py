from typing import Any

from chats.api.views import ChatViewSet

urlpatterns: list[Any] = []


def register(router: Any) -> None:
    router.register("chats", ChatViewSet, basename="chat")
