"""What a reader may have meant by an address that leads nowhere."""

import re
from typing import Any
from urllib.parse import unquote

from core.text import slug
from core.vocabulary import UnknownLanguage, normal_language
from kb import help_centre
from kb.help_centre import VISITOR
from kb.help_search import TYPES
from kb.models import Article
from search import finder

SHOWN = 5
LONGEST = 120
# Words of our own addresses and of others' that say nothing about what was looked for.
_OURS = ("help", "category", "search", "votes", "thanks", "comment")
_OTHERS = ("index", "html", "htm", "php", "aspx")
_SILENT = {*_OURS, *_OTHERS}
_BETWEEN = re.compile(r"[\W_]+")
_ENDING = re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)


def words(path: str) -> str:
    """What an address says: `/help/da/Køb-nu.html` → `Køb nu`."""
    steps = unquote(path).split("/")[2:]
    said = _BETWEEN.split(" ".join(steps[is_language(steps[0]) :]))
    return " ".join(word for word in said if word.lower() not in _SILENT)[:LONGEST].strip()


def is_language(code: str) -> bool:
    try:
        return bool(normal_language(code))
    except UnknownLanguage:
        return False


def nearest(path: str, language: str) -> list[dict[str, Any]]:
    """A few articles that the words of the address find, in other languages where it must be."""
    if not (text := words(path)):
        return []
    own = {"language": help_centre.read_by(language)}
    found = finder.find(VISITOR, text, types=TYPES, filters=own, prefer=language, limit=SHOWN)
    if not found.results:
        found = finder.find(VISITOR, text, types=TYPES, prefer=language, limit=SHOWN)
    return found.results


def meant(path: str) -> str | None:
    """The address of the article that this is but another spelling of."""
    if not words(path):
        return None
    last = _ENDING.sub("", unquote(path).rstrip("/").rpartition("/")[2])
    found: Article | None = Article.objects.visible_to(VISITOR).filter(slug=slug(last)).first()
    return found.public_url if found and found.public_url != path else None
