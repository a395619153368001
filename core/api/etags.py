"""Entity tags (RFC 9110, 8.8.3 and 13.1): who read what, and who may overwrite it."""

import re
from hashlib import sha256
from typing import Any

from rest_framework.renderers import JSONRenderer

_TAG = re.compile(r'(W/)?("[^"]*")')
ANY = "*"


def entity_tag(type: str, id: int, version: int | str, suffix: str = "") -> str:
    """`"reply-7-3"`; a suffix makes a tag that no If-Match can hit."""
    return f'"{type}-{id}-{version}{suffix}"'


def digest(representation: Any) -> str:
    """A version for objects that count none: it changes with what is shown."""
    return sha256(JSONRenderer().render(representation)).hexdigest()[:16]


def strong_tags(header: str) -> set[str]:
    """The tags of an If-Match. Weak ones never match, so they are left out."""
    return {tag for weak, tag in _TAG.findall(header) if not weak}


def is_unchanged(header: str | None, tag: str) -> bool:
    """Whether an If-None-Match names this tag, which may be written as a weak one."""
    if header is None:
        return False
    return header.strip() == ANY or tag in {each for _, each in _TAG.findall(header)}
