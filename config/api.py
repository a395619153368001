"""/api/: version 1 from what each app registers, and its description."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

APPS = ("core", "accounts", "search", "kb", "responses")

router = SimpleRouter()
rooms = [
    import_module(f"{app}.api.urls")
    for app in APPS
    if find_spec(f"{app}.api") and find_spec(f"{app}.api.urls")
]
for room in rooms:
    room.register(router)

version_1 = [path("", include(room.urlpatterns)) for room in rooms] + router.urls

urlpatterns = [
    path("v1/", include(version_1)),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="api-docs"),
]
