"""Signing in to the demo without a password, for whoever sits at the machine it runs on."""

import ipaddress
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from accounts.models import User

DemoUsers = Callable[[], Iterable[str]]
_sources: list[DemoUsers] = []
_SENT_ON = ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via")


def register(user_names: DemoUsers) -> None:
    """Whoever makes the demo's people tells which user names they have."""
    _sources.append(user_names)


def people(request: HttpRequest) -> list[User]:
    """The demo's people that this request may become; nobody unless it comes from this machine."""
    if not settings.DEMO_SIGN_IN or not _is_from_this_machine(request):
        return []
    names = [name for source in _sources for name in source()]
    found = {user.username: user for user in User.objects.active().filter(username__in=names)}
    return [found[name] for name in names if name in found]


def _is_from_this_machine(request: HttpRequest) -> bool:
    """A proxy on this machine speaks for others: what was sent on counts as from elsewhere."""
    if any(name in request.headers for name in _SENT_ON):
        return False
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and _is_loopback(host)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
