"""Every address of the service. Apps name theirs in full in their own `urls.py`."""

from importlib.util import find_spec

from django.urls import include, path, re_path

from core.views import healthz, nothing_here, readyz

PAGES = ("accounts", "responses", "kb", "desk")

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("api/", include("config.api")),
    # Also without a slash at the end, where Django would redirect and lose the body of a POST.
    re_path(r"^api(/.*)?$", nothing_here),
    *(path("", include(f"{app}.urls")) for app in PAGES if find_spec(f"{app}.urls")),
]
