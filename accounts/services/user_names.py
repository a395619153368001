"""Which user name somebody tries to sign in with."""

from collections.abc import Mapping

from django.http import HttpRequest

from core.text import fold


def attempted(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """As users are found by it: "Ole" and "OLE" are one name, with one number of attempts."""
    name = (credentials or {}).get("username") or request.POST.get("username", "")
    return fold(name)[:255]
