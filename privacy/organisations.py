"""Numbers of companies: CVR, Norwegian and Swedish organisation numbers, VAT.

A company is no person, so these are looked for only where a team asks for it; a sole trader's
number may be the reason to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.kinds import Kind
from privacy.page import Page, digits_of
from privacy.redaction import Found

_GIVEN = (
    r"[^\W\d_]{0,12}[-. ]{0,2}(?:n(?:umme|umbe|)r|no|reg)?(?:et|n)?[.: #=-]{0,4}(?:(?:er|"
    r"is|är|var)[ :]{1,2})?"
)
NAMED = re.compile(
    rf"(?<![^\W_])(?:cvr|se|org|organi[sz]ation|organisasjon|vat|moms|mva|orgnr|ein|"
    rf"company){_GIVEN}"
    r"(?P<number>(?:DK|NO|SE|GB|FI|DE)? ?\d{2,6}(?:[ -]?\d{2,4}){1,4}(?: ?MVA\b)?)(?!\d)",
    re.IGNORECASE,
)
BARE = re.compile(
    r"(?<![\w-])(?P<number>DK ?\d{8}|SE ?\d{6}-?\d{4}01|NO ?\d{3} ?\d{3} ?\d{3} ?MVA|"
    r"\d{3} ?\d{3} ?\d{3} ?MVA)(?![\w-])"
)
LENGTHS = range(8, 13)


def find(page: Page) -> Iterator[Found]:
    for shape in (NAMED, BARE):
        for match in shape.finditer(page.text):
            digits = digits_of(match["number"])
            if len(digits) in LENGTHS:
                yield Found(Kind.ORGANISATION, *match.span("number"), digits)
