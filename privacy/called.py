"""What is called like a person and is none: firms, streets, brands, the lamp "Ida"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from privacy import signs
from privacy.names import CAREFUL_SURNAMES, FIRST, SURNAMES
from privacy.tokens import Around, Token

PRODUCT = re.compile(
    r"[^\W\d_]*(?:stole?n?|borde?t?|lampen?|lampa|sofa(?:en)?|soffan?|seng|säng|madras(?:s|"
    r"sen)?|kjole|"
    r"klänning|jakke|jacka|jacket|sko|støvler?|stövlar|taske|veske|väska|bag|pude|pute|kudde|hylde|"
    r"hylla|hylle|reol|trøje|genser|tröja|jumper|sweater|cardigan|dress|lamp|chair|table|shelf|"
    r"boots?|"
    r"shoes?|model|modell|serie|series|kollektion|collection|garn|yarn|vase|krus|mug|tæppe|teppe|"
    r"matta|rug|dyne|duvet|kommode|byrå|cykel|sykkel|bike|app|robot)"
)
_IN = frozenset(["i", "på", "in", "at", "mellom", "mellem", "mellan", "near", "utenfor", "udenfor"])
_ARTICLES = frozenset(["the", "a", "an", "en", "et", "ei", "ett", "din", "dit", "your"])
_STREETS = frozenset(
    [
        "gade",
        "gate",
        "gata",
        "gatan",
        "vej",
        "vei",
        "veg",
        "väg",
        "plads",
        "plass",
        "plats",
        "allé",
        "alle",
        "bro",
    ]
)


def is_no_person(
    text: str, around: Around, tokens: Sequence[Token], place: int, last: int, words: Sequence[str]
) -> bool:
    """A firm, a place or a brand with the name of one."""
    if tuple(words[:2]) in signs.BRANDS:
        return True
    if last == place and _is_called_so(around):
        return True
    after = Around(text, tokens, last).after()
    rest = text[tokens[last].end : tokens[last].end + 4]
    if after is not None and after.lower in signs.NO_PERSON_AFTER and after.text[:1].isupper():
        return True
    if rest.startswith((" A/S", " I/S", " & ")):
        return True
    return after is not None and after.lower in _STREETS and tokens[place].is_capital


def _is_called_so(around: Around) -> bool:
    """`the Aran jumper`, `en Emma madras`, `Jensens Bøfhus`: a thing or a firm."""
    before, token, after = around.before(), around.token, around.after()
    if before in signs.KIN | signs.TITLES | signs.PRONOUNS:
        return False
    if around.is_after_brand:
        return True
    if before in _ARTICLES | _IN and token.base not in FIRST:
        return True
    if after is None:
        return False
    is_of = token.base != token.lower
    if is_of and after.is_capital and token.base in SURNAMES | CAREFUL_SURNAMES:
        return True
    return not is_of and after.text.islower() and bool(PRODUCT.fullmatch(after.lower))
