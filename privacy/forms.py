"""Pasted forms and quoted mails: "Navn: Mette Holm", "> Fra: Mette <m@…>", "Den 3. maj skrev …:".

What stands behind such a word is a name or an address whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.words import NOT_NAMES

_LINE = r"(?:^|\n|[;|] ?)[ >*•\t|-]{0,8}(?:\*\*)?"
_COLON = r"(?:\*\*)? ?[:=](?:\*\*)? ?"
NAME_LINE = re.compile(
    rf"{_LINE}(?:(?:fulde |fullt |fullständigt |full |kundens |customer |billing |shipping |your )?"
    r"(?:navn|namn|name)|for ?navn|efternavn|etternavn|förnamn|efternamn|mellemnavn|mellomnavn|"
    r"first ?name|last ?name|surname|given ?name|family ?name|kontaktperson|contact(?: person)?|"
    r"modtager|mottaker|mottakar|mottagare|recipient|afsender|avsender|avsändare|sender|kunde|kund|"
    r"customer|kontohaver|kontoeier|kontoeigar|kontoinnehavare|account ?holder|kortholder|"
    r"kortinnehavare|card ?holder|att(?:n|ention)?\.?|c/o|underskrift|signatur|signature|"
    r"medarbejder|saksbehandler|sagsbehandler|handläggare|passager|passasjer|passagerare|passenger|"
    r"gæst|gjest|gäst|guest|forsikringstager|forsikringstaker|eier|ejer|ägare|owner|fører|driver)"
    rf"(?:\(s\)|/\w+)?{_COLON}(?P<name>[^\n;|:@\d<>(\[]{{2,60}})",
    re.IGNORECASE,
)
ADDRESS_LINE = re.compile(
    rf"{_LINE}(?:(?:leverings?|post|hjemme|hjem|hem|bo|gate|gade|gatu|besøks|besøgs|faktura|"
    rf"folkeregister|"
    r"delivery |home |street |billing |postal |shipping )?(?:adr(?:esse|ess)?|address)"
    r"(?:n|en)?\.?|vejnavn|gatenavn|poststed|poststad|postort|postnr\.?(?: ?(?:og|/|&|"
    r"och) ?(?:by|ort|sted))?|"
    rf"by|ort|town|city|postcode|zip(?: code)?|skadested){_COLON}(?P<address>[^\n;|]{{3,90}})",
    re.IGNORECASE,
)
HEADER = re.compile(
    r"(?:^|\n)[ >*•\t]{0,8}(?:\*\*)?(?:fra|från|frå|from|til|till|to|cc|kopi|bcc|sendt av|"
    r"skickat av)"
    r"(?:\*\*)?:(?:\*\*)? {0,2}[\"']?(?P<name>[^\n<@\"\[(:]{2,60}?)[\"']? ?(?:[<\[(]|\n|\Z)",
    re.IGNORECASE,
)
WROTE = re.compile(
    r"(?:skrev|skreiv|wrote)(?: følgende| følgjande)? (?P<after>[^\n<@\"(:]{2,60}?) ?(?:[<(]|:)"
    r"|(?:^|\n|, | kl\.? ?[\d.:]{4,5},? |\d,? )(?P<before>[^\n<@\"(:,\d]{2,60}?) ?"
    r"(?:<[^>\n]{3,80}>)?,? (?:skrev|skreiv|wrote) ?:",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
MOST_WORDS = 5
NO_ADDRESS = re.compile(
    r"[^\w]*(?:ukendt|ukjent|okänd|unknown|samme|same|samma|se |see |ja\b|nej|nei|no\b|-)", re.I
)


def names(text: str) -> Iterator[str]:
    """Names in forms and in the heads of quoted mails."""
    for match in NAME_LINE.finditer(text):
        if name := _name(match["name"], in_any_case=True):
            yield name
    for match in HEADER.finditer(text):
        if name := _name(match["name"]):
            yield name
    for match in WROTE.finditer(text):
        if name := _name(match["after"] or match["before"]):
            yield name


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand in forms."""
    for match in ADDRESS_LINE.finditer(text):
        value = match["address"].rstrip(" .,*")
        is_one = any(map(str.isdigit, value)) or value[:1].isupper()
        if is_one and not NO_ADDRESS.match(value) and "?" not in value:
            yield match.start("address"), match.start("address") + len(value)


def _name(text: str, *, in_any_case: bool = False) -> str:
    """The words of a name, or "" if it is none: "Kundeservice", "hele navnet mangler"."""
    words = WORD.findall(text.strip(" *_,.-"))
    if not words or len(words) > MOST_WORDS or words[0].lower() in NOT_NAMES:
        return ""
    has_capitals = words[0][0].isupper()
    if not has_capitals and not in_any_case:
        return ""
    if any(word.lower() in NOT_NAMES for word in words) or text.rstrip().endswith(("?", "!")):
        return ""
    return " ".join(words)
