from typing import Any

from styleguide.api.views import StyleEntryViewSet

urlpatterns: list[Any] = []


def register(router: Any) -> None:
    router.register("style-entries", StyleEntryViewSet, basename="style_entry")
