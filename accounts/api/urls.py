from typing import Any

from django.urls import path

from accounts.api.views import MeViewSet, TeamViewSet, TokenViewSet

urlpatterns = [path("me/", MeViewSet.as_view({"get": "retrieve"}), name="me")]


def register(router: Any) -> None:
    router.register("teams", TeamViewSet, basename="team")
    router.register("tokens", TokenViewSet, basename="token")
