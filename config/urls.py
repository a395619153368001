"""Every address of the service. Apps name theirs in full in their own `urls.py`."""

from django.urls import include, path, re_path

from core.views import healthz, nothing_here, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("api/", include("config.api")),
    # Also without a slash at the end, where Django would redirect and lose the body of a POST.
    re_path(r"^api(/.*)?$", nothing_here),
    path("", include("accounts.urls")),
    path("", include("responses.urls")),
    path("", include("kb.urls")),
    path("", include("styleguide.urls")),
    path("", include("chats.urls")),
    path("", include("desk.urls")),
]
