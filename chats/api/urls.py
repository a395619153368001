from typing import Any

from chats.api.candidates import CandidateViewSet
from chats.api.faults import FaultViewSet
from chats.api.views import ChatViewSet

urlpatterns: list[Any] = []


def register(router: Any) -> None:
    router.register("chats", ChatViewSet, basename="chat")
    router.register("faults", FaultViewSet, basename="fault")
    router.register("reply-candidates", CandidateViewSet, basename="reply-candidate")
