"""Which article or reply an address names, as people type or paste it. Asks no database.

article:12  article:slug#anchor  /articles/12/  /help/da/slug/  https://our.host/articles/12/
reply:retur  /r/retur  #anchor
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

# What any of these begins with; "/help/" of another host is none of ours.
_HINT = re.compile(
    r"(?:article|reply):|\]\(<?#|(?<![\w.\-])/(?:articles/\d|help/\w|r/\w)|https?://", re.IGNORECASE
)
_SCHEME = re.compile(r"(article|reply):\s*([^#?]*)(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(r"/articles/(\d{1,18})/?")
_HELP = re.compile(r"/help/[a-zA-Z]{2,3}(?:[-_]\w+)*/([\w-]+)/?")
_CODE = re.compile(r"/r/([^/]+)/?")
# Pages that visitors have no use for, because they would be asked to sign in.
_STAFF = re.compile(r"/(?:articles|replies|chats|style|todo|settings|r)(?:/|$)")
_NUMBER = re.compile(r"[1-9]\d{0,17}")


@dataclass(frozen=True)
class Named:
    """The article by its id or slug, or the reply by its short code; a mere anchor is here."""

    article: int | str | None = None
    reply: str = ""
    anchor: str = ""


def may_name_ours(source: str) -> bool:
    """False where reading the text as Markdown would find no link of ours: most texts."""
    for found in _HINT.finditer(source):
        if not found[0].lower().startswith("http"):
            return True
        if _is_ours(source[found.start() :].split(maxsplit=1)[0]):
            return True
    return False


def named_by(address: str) -> Named | None:
    """What an address of ours names; None for any other address."""
    address = address.strip()
    if address.startswith("#"):
        return Named(anchor=address[1:])
    if found := _SCHEME.fullmatch(address):
        return _of_scheme(found[1].lower(), unquote(found[2]).strip(), found[3] or "")
    if address.startswith("//") or (":" in address.split("/", 1)[0] and not _is_ours(address)):
        return None
    parts = urlsplit(address)
    return _of_path(unquote(parts.path), parts.fragment)


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


def _is_ours(address: str) -> bool:
    """A whole address at one of the hosts that this service answers for."""
    try:
        parts = urlsplit(address)
        host, _port = split_domain_port(parts.netloc)
    except ValueError:
        return False
    hosts = [each for each in settings.ALLOWED_HOSTS if each != "*"]
    return parts.scheme.lower() in ("http", "https") and bool(host) and validate_host(host, hosts)
