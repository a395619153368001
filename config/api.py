"""/api/: version 1 from what each app registers, and its description."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.urls import include, path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.response import Response
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


class SchemaView(SpectacularAPIView):
    """The API's description, JSON unless YAML is asked for. Made once per process."""

    schema = None
    renderer_classes = [
        OpenApiJsonRenderer2,
        OpenApiJsonRenderer,
        OpenApiYamlRenderer2,
        OpenApiYamlRenderer,
    ]

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response(description())


@cache
def description() -> Any:
    return SchemaGenerator().get_schema(request=None, public=True)


urlpatterns = [
    path("v1/", include(version_1)),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="api-docs"),
]
