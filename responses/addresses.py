"""`[retur](reply:retur)` in an internal article: a script that leads to a reply."""

from urllib.parse import quote

from responses.services.checks import SHORTCUT


def address_of(shortcut: str) -> str | None:
    """Where the short code leads, or None for what cannot be one. Asks no database."""
    return f"/r/{quote(shortcut)}" if SHORTCUT.fullmatch(shortcut) else None
