"""`[retur](reply:retur)` in an internal article: a script that leads to a reply."""

from typing import Any
from urllib.parse import quote

from django.db.models import Exists, OuterRef

from core.vocabulary import Sharing, Status
from responses.models import Shortcut
from responses.services.checks import SHORTCUT


def address_of(shortcut: str) -> str | None:
    """Where the short code leads, or None for what cannot be one. Asks no database."""
    return f"/r/{quote(shortcut)}" if SHORTCUT.fullmatch(shortcut) else None


def is_usable() -> Any:
    """Of a row with a folded `code`: colleagues may send a reply of that short code."""
    published = Shortcut.objects.filter(key=OuterRef("code"), reply__status=Status.PUBLISHED)
    return Exists(published.exclude(reply__shared_with=Sharing.ME))
