"""Where a link may lead."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.markup.slots import SLOT

Resolver = Callable[[str], str | None]


@dataclass(frozen=True)
class Lead:
    """Where a link leads for one reader: nowhere without `href`. `title` is shown where the link
    itself says nothing but its address.
    """

    href: str | None
    title: str = ""


# Takes an address as it was typed; None: no matter of the leader's.
Leader = Callable[[str], Lead | None]

WEB_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Browsers ignore these in an address, so "java\nscript:" would work.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.IGNORECASE | re.DOTALL)


class Links:
    """Address schemes of our own, such as `reply:retur`."""

    def __init__(self) -> None:
        self._resolvers: dict[str, Resolver] = {}

    def register(self, scheme: str, resolver: Resolver) -> None:
        """`resolver` gets what follows the colon and answers an address, or None for no link."""
        self._resolvers[scheme.lower()] = resolver

    def schemes(self) -> frozenset[str]:
        return WEB_SCHEMES | self._resolvers.keys()

    def resolve(self, address: str) -> str | None:
        """The address to link to, or None where there must be no link."""
        if SLOT.search(address):  # nobody knows yet where it leads
            return None
        squeezed = _IGNORED.sub("", address)
        found = _SCHEME.match(squeezed)
        if found is None:
            return address.strip() if _is_relative(squeezed) else None
        scheme, rest = found[1].lower(), found[2]
        if scheme in self._resolvers:
            return self._resolvers[scheme](rest)
        return address.strip() if scheme in WEB_SCHEMES else None


links = Links()


def _is_relative(address: str) -> bool:
    """A path or anchor of ours; not another host, nor a scheme in disguise."""
    if not address or address.startswith("//") or "\\" in address:
        return False
    return ":" not in re.split(r"[/?#]", address, maxsplit=1)[0]
