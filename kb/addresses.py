"""Which article or reply an address names, as people type or paste it. Asks no database.

article:12  article:slug#anchor  /articles/12/  /help/da/slug/  https://our.host/articles/12/
reply:retur  /r/retur  #anchor
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from core.text import slug

# Paths of ours; "/help/" of another host is none of them.
_PATHS = r"/(?:articles/\d|help/[a-z]{2,3}(?:[-_][a-z]+)?/\w|r/\w)"
_OWN_ANCHOR = "](#"
_SCHEME = re.compile(r"(article|reply):\s*([^#?]*)(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(r"/articles/(\d{1,18})/?")
_HELP = re.compile(r"/help/[a-zA-Z]{2,3}(?:[-_][a-zA-Z]+)?/([\w-]+)/?")
_NAMES = re.compile(
    r"\barticle:\s*([\w%-]+)|/articles/(\d{1,18})|/help/[a-z]{2,3}(?:[-_][a-z]+)?/([\w%-]+)",
    re.IGNORECASE,
)
_CODE = re.compile(r"/r/([^/]+)/?")
# Pages that visitors have no use for, because they would be asked to sign in.
_STAFF = re.compile(r"/(?:articles|replies|chats|style|todo|settings|r)(?:/|$)")
_NUMBER = re.compile(r"[1-9]\d{0,17}")


@dataclass(frozen=True)
class Named:
    """The article by its id or slug, or the reply by its short code; a mere anchor is here.

    `anchor` is that of a heading (core.markup), written as such or in the words of the heading.
    """

    article: int | str | None = None
    reply: str = ""
    anchor: str = ""


def may_name_ours(source: str, *, anchors: bool = True) -> bool:
    """False where reading the text as Markdown would find no link of ours: most texts."""
    if anchors and _OWN_ANCHOR in source:
        return True
    return _hint(_own_hosts()).search(source) is not None


def names_in(source: str) -> set[Named]:
    """Articles that the text may link to, without reading it as Markdown: rather too many."""
    found: set[Named] = set()
    for each in _NAMES.finditer(source):
        name = unquote(each[1] or each[2] or "").lower()
        if name and _NUMBER.fullmatch(name):
            found.add(Named(article=int(name)))
        elif name := name or unquote(each[3] or "").lower():
            found.add(Named(article=name))
    return found


def named_by(address: str) -> Named | None:
    """What an address of ours names; None for any other address."""
    address = address.strip()
    if address.startswith("#"):
        return Named(anchor=_anchor(address[1:]))
    if found := _SCHEME.fullmatch(address):
        return _of_scheme(found[1].lower(), unquote(found[2]).strip(), _anchor(found[3] or ""))
    if address.startswith("//") or (":" in address.split("/", 1)[0] and not _is_ours(address)):
        return None
    parts = urlsplit(address)
    return _of_path(unquote(parts.path), _anchor(parts.fragment))


def is_for_colleagues(address: str) -> bool:
    """A page of ours that asks its readers to sign in."""
    parts = urlsplit(address) if _is_ours(address) else None
    return bool(_STAFF.match(parts.path if parts else address))


def articles_of(named: Collection[Named]) -> tuple[set[int], set[str]]:
    """Ids and slugs."""
    wanted = {each.article for each in named}
    ids = {each for each in wanted if isinstance(each, int)}
    return ids, {each for each in wanted if isinstance(each, str)}


def _of_scheme(scheme: str, name: str, anchor: str) -> Named | None:
    if not name:
        return None
    if scheme == "reply":
        return Named(reply=name, anchor=anchor)
    return Named(article=int(name) if _NUMBER.fullmatch(name) else name.lower(), anchor=anchor)


def _of_path(path: str, anchor: str) -> Named | None:
    if found := _PAGE.fullmatch(path):
        return Named(article=int(found[1]), anchor=anchor)
    if found := _HELP.fullmatch(path):
        return Named(article=found[1].lower(), anchor=anchor)
    if found := _CODE.fullmatch(path):
        return Named(reply=found[1], anchor=anchor)
    return None


def _anchor(written: str) -> str:
    if not written or written.startswith("h-"):
        return written
    return f"h-{slug(unquote(written))}"


def _is_ours(address: str) -> bool:
    """A whole address at one of the hosts that this service answers for."""
    try:
        parts = urlsplit(address)
        host, _port = split_domain_port(parts.netloc)
    except ValueError:
        return False
    known = parts.scheme.lower() in ("http", "https") and bool(host)
    return known and validate_host(host, _own_hosts())


def _own_hosts() -> tuple[str, ...]:
    return tuple(each for each in settings.ALLOWED_HOSTS if each != "*")


@lru_cache(maxsize=8)
def _hint(hosts: tuple[str, ...]) -> re.Pattern[str]:
    """What any of our addresses begins with."""
    own = "|".join(
        re.escape(host) if not host.startswith(".") else rf"(?:[\w-]+\.)*{re.escape(host[1:])}"
        for host in hosts
    )
    host = rf"|https?://(?:{own})(?::\d+)?{_PATHS}" if own else ""
    return re.compile(rf"\b(?:article|reply):\S|(?<![\w.\-]){_PATHS}{host}", re.IGNORECASE)
