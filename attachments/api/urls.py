from typing import Any

from attachments.api.views import AttachmentViewSet

urlpatterns: list[Any] = []


def register(router: Any) -> None:
    router.register("attachments", AttachmentViewSet, basename="attachment")
