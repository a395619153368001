"""Where a request comes from."""

from ipaddress import IPv6Address, ip_address
from typing import Any

from django.conf import settings


def client_address(request: Any) -> str:
    """The caller's address. X-Forwarded-For counts only as far as our own proxies wrote it."""
    remote = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
    hops = min(settings.NUM_PROXIES, len(forwarded))
    return forwarded[-hops] or remote if hops else remote


def client_network(request: Any) -> str:
    """What one caller can hardly change: an IPv4 address, or the /64 of an IPv6 one."""
    try:
        address = ip_address(client_address(request))
    except ValueError:
        return client_address(request)[:64]
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return f"{IPv6Address(int(address) >> 64 << 64)}/64"
    return str(getattr(address, "ipv4_mapped", None) or address)
