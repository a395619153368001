"""Numbers of orders, cases, customers, parcels: known by the word before them alone.

A word and "number" (ordrenummer, case no., ticket #) makes a number of almost anything; the bare
word (ordre, sag) only of something long, so that "order 2 chairs" and "ordre 2026" stay.
The question may stand in the message before: "Hvad er dit ordrenummer?" "Det er 482913".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.kinds import Kind
from privacy.page import Page
from privacy.redaction import Found

_NOUN = (
    r"(?:ordre|order|bestillings?|beställnings?|bestilling|sags?|saks?|ärende|kunde?|kund|customer|"
    r"case|ticket|faktura|invoice|bookings?|boknings?|refer[ae]n(?:ce|se|s)|ref|pakke|paket|parcel|"
    r"sporings?|spårnings?|tracking|forsendelses?|sendings?|sändnings?|kolli|medlems?|member|"
    r"abonnements?|abonnent|polic[ey]|police|forsikrings?|försäkrings?|avtale|aftale|avtals?|"
    r"kontrakt|contract|billet|billett|biljett|henvendelses?|retur|return|rma|rekning(?:s|a)?|"
    r"regning(?:s|en)?|"
    r"reklamation(?:s|en)?|reklamasjon(?:s|en)?|claim|skades?|skade|kvittering(?:s|en)?|"
    r"kvittens|receipt|"
    r"reservations?|reserva[st]jons?|reservasjons?|servicesag|målers?|målar|installations?|"
    r"anleggs?|"
    r"kid|ocr|giftcard|gift card|gavekort|presentkort|voucher|tracking|track|ticket|tickets|"
    r"lånekorts?|"
    r"forsendelse|sending|sändning|vogn|journal|patient|pasient|bruger|bruker|konto-?id|serial|"
    r"pass|passport|kørekorts?|førerkorts?|körkorts?)"
)
_NUMBER = r"[ -]?(?:n(?:umme|umbe|)r|numret|nummere|no|id|ref|kode|code)(?:et|t)?(?:\b|(?=\d))"
_LINK = (
    r"(?:[ .:=#*\"'(\n-]|\b(?:er|is|är|var|med|was|på|lyder|says|mitt|mit|min|my|heter|"
    r"hedder|nummer)\b){0,8}"
)
_TOKEN = (
    r"(?P<token>(?=[a-z/-]{0,6}\d)"
    r"[a-z0-9](?:[a-z0-9]|[-/_](?=[a-z0-9])|(?<=\d)\.(?=\d)){1,24})(?![\w@])"
)

NOUN = re.compile(rf"(?<![^\W_]){_NOUN}", re.IGNORECASE)
STRONG = re.compile(rf"(?<![^\W_]){_NOUN}(?:{_NUMBER}\.?{_LINK}|(?:en|n)? ?#){_TOKEN}", re.I)
BARE = re.compile(
    rf"(?<![^\W_]){_NOUN}[^\W\d_]{{0,16}}\.?(?![^\W\d_])(?: (?:min|mi|mit|mitt|my|vår|vores|our|"
    rf"har))?"
    r"(?: ?[:,(]| (?:er|is|är|var|was|says|med|på|for|med nummer)\b)? {0,2}#?" + _TOKEN,
    re.IGNORECASE,
)
# Any number that has a name: diarienr, policenummer; but not those of things.
NAMED = re.compile(
    rf"(?<![^\W_])(?P<noun>[^\W\d_]{{2,20}}?)[ -]?(?:n(?:umme|umbe)?r|numret|nummeret|"
    rf"-?id)\.?{_LINK}{_TOKEN}",
    re.IGNORECASE,
)
OF_THINGS = re.compile(
    r"(?:vare|artik\w*|\bart|model\w*|\bdel|part|reservedels?|cvr|\bse|ean|serie|seri|serial|"
    r"tele\w*|"
    r"tlf|mobil|post|hus|gate|kort|konto|versions?|rums?|v(?:æ|ä)rel\w*|side|sid|dør|dörr|etage|"
    r"etasje|"
    r"størrelses?|linje|linie|trinn?|trin|steg|spor|bus|tog|tåg|fly|rute|linje|kanal|fejl|feil|fel|"
    r"farve|farge|färg|produkt\w*|product|styk|batch|parti|opskrift\w*|mønster|uge|uke|vecko|"
    r"org\w*|"
    r"virksomheds?|firma|moms|mva|vat|company|reg\w*|item|model|error|step|page|room|phone|house|"
    r"telephone|mobile|bank|card|license|plate|skilte?|nødsnummer|nød|akut|natur|mit|mitt|min|"
    r"my|dit|"
    r"ditt|the|vores|vårt|vårt|vårt|nyt|nytt|et|ett|ring|ringe?|hoved|hovud|central|person\w*|"
    r"fødsels\w*|"
    r"har|have|has|hadde|havde|hade|cpr|samordnings\w*|social\w*|best|sku|e|a|all|same|any|to|"
    r"on|og|på|av|af|i|is|er)\Z",
    re.IGNORECASE,
)
GIVEN = re.compile(
    rf"(?<![^\W_]){_NOUN}[^\W\d_]{{0,4}}\b[^\n\d.?!]{{1,40}}\b(?:nummer|nr\.?|number|"
    rf"no\.){_LINK}{_TOKEN}",
    re.IGNORECASE,
)
FOR = re.compile(
    rf"(?<![^\W_]){_NOUN}[^\W\d_]{{0,4}}\b[^\n?!]{{1,70}}\b(?:for|er|på|til|är|is|was|var) "
    r"(?P<token>\d{6,10})(?![\w.,-]*\d)(?!\w)",
    re.IGNORECASE,
)
PREFIXED = re.compile(
    r"(?<![\w-])(?P<token>(?:ORD|ORDRE|ORDER|SO|WEB|INV|FAK|RMA|RET|CASE|TKT|TICKET|SAG|SAK|REF|"
    r"BK|BOOK|"
    r"KD|KN|CUST|CR|SR|REQ|INC|CS|SK|PO|SUB|POL|BEST|RES|REK|SKA|KUN|MED|CLM|SHP|ABO|B|O|K|F|R|S)"
    r"-?(?:20\d\d-)?\d{5,10})(?![\w-])"
)
BEFORE_NAME = re.compile(
    rf"(?<![\w+-]){_TOKEN} (?:er|is|är) (?:mit|mitt|min|my|the|det|et|ett|an?)? ?"
    rf"{_NOUN}[^\W\d_]{{0,3}}{_NUMBER}",
    re.IGNORECASE,
)
HASH = re.compile(rf"(?<![\w&#/])#{_TOKEN}", re.IGNORECASE)
YEARLY = re.compile(
    r"(?<![\w+./-])(?P<token>20\d\d-(?!(?:19|20)\d\d(?!\d))\d{4,8})(?![\w/-])(?!\.\d)"
)
PARCEL = re.compile(
    r"(?<![\w+-])(?P<token>(?:00)?3\d{17}|00\d{18}|[A-Z]{2}\d{9}[A-Z]{2}|JJD\d{16,18}|"
    r"1Z[A-Z0-9]{16})(?![\w-])"
)
# A device, a meter, a case: known by two letters before it, or by nothing but its length.
SERIAL = re.compile(
    r"(?<![^\W_])(?:s/n|sn|imei|anl\.? ?id|anläggnings-?id|målepunkt\w*|meter|målar|"
    r"måler|mätare)[ .:#]{0,3}"
    r"(?P<token>(?=[a-z]{0,6}\d)[a-z0-9](?:[a-z0-9]|[-/](?=\d)){5,24})(?![\w@])",
    re.IGNORECASE,
)
LENGTHY = re.compile(r"(?<![\w+.,-])(?P<token>\d{15}|\d{18})(?![\w,-])(?!\.\d)")
# A message that is a code, or begins with it as a sentence of its own.
ALONE = re.compile(r"\A\s*(?P<token>[A-Z]{1,5}-\d{5,12}|\d\d-\d{7,9})(?=\s*\Z|\. )")
ALONE_DIGITS = 6
QUESTION = re.compile(
    rf"(?<![^\W_]){_NOUN}{_NUMBER}[^\d·]*\Z"
    r"|(?:hvilken|hvilket|hvilke|vilken|vilket|kva|which|what)[^?\n\d·]{0,40}"
    rf"{_NOUN}[^?\n\d·]{{0,60}}\?\s*\Z",
    re.IGNORECASE,
)
ANSWER = re.compile(rf"(?<![\w@+]){_TOKEN}", re.IGNORECASE)
NO_ANSWER = re.compile(
    r"\d{1,2}[./-]\d{1,2}(?:[./-](?:\d\d){1,2})?|\d{1,2}\.\d\d-\d{1,2}(?:\.\d\d)?|(?:19|"
    r"20)\d\d-\d\d-\d\d|\d{1,3}(?:\.\d{3})+",
    re.I,
)
AMOUNT = re.compile(r"(?:,\d\d?\b)? ?(?:kr|dkk|nok|sek|eur|usd|€|\$|,-|:-|%|stk|gange)", re.I)
CODE = re.compile(r"(?=[A-Z0-9]*\d[A-Z]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{6,10}")
DAY = re.compile(r"20\d\d[01]\d[0-3]\d\Z|[0-3]\d[01]\d20\d\d\Z")
FEWEST_DIGITS, MANY_DIGITS = 2, 4
LONG = 5


def find(page: Page) -> Iterator[Found]:
    if not page.runs:
        return
    if NOUN.search(page.text):
        yield from _after_nouns(page)
    yield from _named(page)
    for match in YEARLY.finditer(page.text):
        if not page.is_of_something_else(match.start()):
            yield _found(match)
    for shape in (PARCEL, SERIAL, LENGTHY):
        for match in shape.finditer(page.text):
            if _digits(match["token"]) >= ALONE_DIGITS:
                yield _found(match)
    alone = ALONE.match(page.text)
    if alone and _digits(alone["token"]) >= ALONE_DIGITS and not DAY.match(alone["token"]):
        yield _found(alone)
    if QUESTION.search(page.before):
        yield from _answers(page)


def _after_nouns(page: Page) -> Iterator[Found]:
    for match in STRONG.finditer(page.text):
        if _digits(match["token"]) >= FEWEST_DIGITS and not NO_ANSWER.fullmatch(match["token"]):
            yield _found(match)
    for match in BARE.finditer(page.text):
        if _is_long_number(page, match):
            yield _found(match)
    for match in GIVEN.finditer(page.text):
        if _is_long_number(page, match) and not page.is_of_something_else(match.start("token")):
            yield _found(match)


def _named(page: Page) -> Iterator[Found]:
    for match in NAMED.finditer(page.text):
        if not OF_THINGS.match(match["noun"]) and _is_number(page, match):
            yield _found(match)
    for match in HASH.finditer(page.text):
        if _digits(match["token"]) >= MANY_DIGITS:
            yield _found(match)
    for shape in (FOR, PREFIXED, BEFORE_NAME):
        for match in shape.finditer(page.text):
            start = match.start("token")
            is_free = not DAY.match(match["token"]) and not page.is_of_something_else(start)
            if is_free and not AMOUNT.match(page.text, match.end("token")):
                yield _found(match)


def _is_number(page: Page, match: re.Match[str]) -> bool:
    token = match["token"]
    few = _digits(token) < MANY_DIGITS or NO_ANSWER.fullmatch(token)
    return not few and not AMOUNT.match(page.text, match.end("token"))


def _answers(page: Page) -> Iterator[Found]:
    """The first number of a message that follows a question for one."""
    for match in ANSWER.finditer(page.text, 0, 120):
        if _is_long_number(page, match) and not page.is_of_something_else(match.start()):
            yield _found(match)
            return


def _is_long_number(page: Page, match: re.Match[str]) -> bool:
    token = match["token"]
    if len(token) < LONG or NO_ANSWER.fullmatch(token):
        return False
    if _digits(token) < MANY_DIGITS and not CODE.fullmatch(token):
        return False
    return not AMOUNT.match(page.text, match.end("token"))


def _digits(token: str) -> int:
    return sum(character.isdigit() for character in token)


def _found(match: re.Match[str]) -> Found:
    return Found(Kind.ORDER, *match.span("token"), match["token"].casefold())
