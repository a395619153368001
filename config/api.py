"""/api/: version 1 from what each app registers, and its description."""

from functools import cache
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

import accounts.api.urls
import attachments.api.urls
import chats.api.urls
import core.api.urls
import kb.api.urls
import responses.api.urls
import search.api.urls
import styleguide.api.urls

APPS = (
    core.api.urls,
    accounts.api.urls,
    search.api.urls,
    attachments.api.urls,
    styleguide.api.urls,
    kb.api.urls,
    responses.api.urls,
    chats.api.urls,
)

router = SimpleRouter()
for app in APPS:
    app.register(router)

version_1 = [path("", include(app.urlpatterns)) for app in APPS] + router.urls


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
