"""What in a text keeps those from reading it who hear it or jump from heading to heading."""

import re

from core.markup import headings

# Pictures come to readers as links; one without words reads its address aloud.
_WITHOUT_WORDS = re.compile(r"!\[\s*\]\(\s*<?([^()\s<>]+)")
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
PAGE_TITLE = 1


def pictures_without_words(source: str) -> list[str]:
    """Their addresses."""
    return _WITHOUT_WORDS.findall(_CODE.sub("", source))


def skipped_headings(rendered: str) -> list[str]:
    """Headings more than one level below the one before them."""
    found = headings(rendered)
    before = [PAGE_TITLE, *(each.level for each in found)]
    return [each.text for each, last in zip(found, before, strict=False) if each.level > last + 1]
