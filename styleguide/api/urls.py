from typing import Any

from django.urls import path

from styleguide.api.checking import StyleCheckViewSet
from styleguide.api.views import StyleEntryViewSet

urlpatterns = [
    path("style/check/", StyleCheckViewSet.as_view({"post": "check"}), name="style-check"),
]


def register(router: Any) -> None:
    router.register("style-entries", StyleEntryViewSet, basename="style_entry")
