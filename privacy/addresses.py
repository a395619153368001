"""Street addresses: a word that ends like a street and a house number, or an English street.

Floor and door (`2. tv`, `H0203`) and a postcode with its town belong to it. A town alone stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.kinds import Kind
from privacy.page import Page
from privacy.redaction import Found

_ENDING = (
    r"(?:vej|vejen|gade|gaden|all[eé]|stræde|strædet|boulevard|vænge|vænget|"
    r"vei|veien|vegen|gate|gaten|gata|gatan|väg|vägen|gränd|stigen)"
)
_PLACE = r"(?:plads|pladsen|plass|plassen|plats|torv|torvet|torg|torget|park|parken|have|bakke)"
_NUMBER = r" \d{1,3}(?: ?[a-zA-Z]\b)?(?!\d| ?[%€$]|[.,:]\d| kr| stk)"
_DOOR = (
    r"(?:,? (?:\d{1,2}\. ?(?:sal,? ?)?(?:t[vh]|mf|sal)\b\.?|st\. ?(?:t[vh]|mf)\b\.?|"
    r"[HULK]\d{4}\b))?"
)
_TOWN = (
    r"(?:,? ?\n? ?(?:(?:DK|NO|N|SE|S)-)?\d{3} ?\d{1,2} [^\W\d_a-zæøåäö][^\W\d_]+(?: [A-ZØ]\b)?)?"
)
STREET = re.compile(
    rf"(?<![^\W_])(?:[A-ZÆØÅÄÖ][\w'.-]{{0,20}} ){{0,2}}"
    rf"(?:[^\W\d_][\w'-]{{0,24}}?(?i:{_ENDING})|[A-ZÆØÅÄÖ][\w'-]{{1,24}}?{_PLACE}|"
    rf"[A-ZÆØÅÄÖ][\w'.-]{{1,24}} (?i:{_ENDING}|{_PLACE})){_NUMBER}{_DOOR}{_TOWN}"
)
ENGLISH = re.compile(
    r"(?<![\w.])\d{1,4}[a-zA-Z]? (?:[A-Z][\w'-]{1,20} ){1,3}"
    r"(?:Street|Road|Avenue|Lane|Drive|Close|Court|Crescent|Square|St|Rd|Ave)\b"
)
NO_STREETS = re.compile(
    r"(?:overvej|omvej|genvej|undervej|adgangsvej|udvej|nødudvej|omvei|snarvei|utvei|delegate|"
    r"navigate|investigate|aggregate|mitigate|propagate|omväg|genväg|utväg)"
    r" \d",
    re.IGNORECASE,
)


def find(page: Page) -> Iterator[Found]:
    for shape in (STREET, ENGLISH):
        for match in shape.finditer(page.text):
            if not NO_STREETS.match(match[0]):
                value = " ".join(match[0].casefold().replace(",", " ").split())
                yield Found(Kind.ADDRESS, match.start(), match.end(), value)
