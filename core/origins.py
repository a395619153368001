"""Which page sent a request that carries no cookie to prove it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings


def is_from_elsewhere(request: Any) -> bool:
    """A browser says that another site's page sent this. A request that says nothing is no page."""
    origin = request.headers.get("Origin")
    if origin is None:
        return bool(request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"))
    allowed = {f"{request.scheme}://{request.get_host()}", *settings.CORS_ALLOWED_ORIGINS}
    return origin not in allowed


def is_from_here(request: Any) -> bool:
    """A browser says that one of our own pages sent this, by Origin or by Referer."""
    here = f"{request.scheme}://{request.get_host()}"
    if "Origin" in request.headers:
        return bool(request.headers["Origin"] == here)
    try:
        sender = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # no address at all
        return False
    return f"{sender.scheme}://{sender.netloc}" == here
