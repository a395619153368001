"""What opens a door: passwords and codes after their word, keys of programs, IP addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.kinds import Kind
from privacy.page import Page
from privacy.redaction import Found

AT_END = ".,;:!?)»”"

_WORD = (
    r"(?P<word>(?:pin|puk|cvc|cvv|cvc2|cvv2|otp)(?:[ -]?(?:kode|kod|code|nummer|number))?[nrt]?"
    r"|(?:engangs|sikkerheds|sikkerhets|säkerhets|engångs|bekræftelses|bekreftelses|verifikations|"
    r"verifiserings|verifierings|aktiverings|login|sms|adgangs|pass|alarm|dør|dörr|port|portkod|"
    r"wifi|nøgle|nøkkel|låse|boks|hente|temporary|security|verification|one[ -]?time|access|"
    r"activation|confirmation|login|door|gate|unlock)[ -]?(?:kode|kod|code|passcode|pin)(?:n|en|r)?"
    r"|adgangskode(?:n|r)?|kodeord(?:et)?|passord(?:et)?|lösenord(?:et)?|password|passphrase|pwd|"
    r"løsen|lösen|passcode)"
)
_LINK_WORDS = (
    r"(?P<between>(?:[ ](?:min|mit|mitt|din|dit|ditt|var|er|is|was|är|for|til|to|now|nu|nå|igen|"
    r"still|stadig|the|jeg|brugte|bruker|står|fik|fick|fikk|heter|hedder))*"
    r"(?: ?[:=] ?| ?[-–] |\s))"
)
SECRET = re.compile(
    rf"(?<![^\W_]){_WORD}{_LINK_WORDS}[\"'“”«»*]{{0,2}}"
    r"(?P<secret>\d{2,4}[ -]\d{2,4}(?!\d)|[^\s\"'“”«»]{3,64})",
    re.IGNORECASE,
)
CODE = re.compile(r"\d{3,8}|\d{2,4}[ -]\d{2,4}")
NO_SECRET = re.compile(r"\d{1,2}[.:]\d\d|\d{1,2}/\d{1,2}|[(\[·].*|.*\d+(?:kr|min|timer|%)\Z", re.I)
PROGRAM_KEY = re.compile(
    r"(?<![\w-])(?:eyJ[\w-]{8,2000}\.[\w-]{8,4000}(?:\.[\w-]{0,1000})?"
    r"|(?:sk|pk|rk|rb|gh[pous]|xox[abp]|glpat)[_-](?=[A-Za-z_-]*\d)[\w-]{16,200}"
    r"|(?:AKIA|AIza)[\w-]{16,200}|(?<=[Bb]earer )[\w.~+/=-]{12,2000})"
)
ADDRESS_WORD = re.compile(r"\bip\b|ip-?adr|ip address", re.IGNORECASE)
IP = re.compile(
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]?\d)|"
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f:]{0,19}[0-9a-f]",
    re.I,
)
AT_HOME = re.compile(
    r"(?:10|127|0|255)\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|8\.8\.|1\.1\.1\.|"
    r"1\.0\.0\."
)
HIGHEST_BYTE = 255


def find(page: Page) -> Iterator[Found]:
    yield from _secrets(page)
    for match in PROGRAM_KEY.finditer(page.text):
        yield Found(Kind.SECRET, *match.span(), match[0])
    for match in IP.finditer(page.text):
        if _is_somebodys(page, match):
            yield Found(Kind.IP, *match.span(), match[0].lower())


def _secrets(page: Page) -> Iterator[Found]:
    for match in SECRET.finditer(page.text):
        secret = match["secret"].rstrip(AT_END + "*_`")
        if _is_secret(match["word"].lower(), match["between"], secret):
            start = match.start("secret")
            yield Found(Kind.SECRET, start, start + len(secret), secret)


def _is_secret(word: str, between: str, secret: str) -> bool:
    if NO_SECRET.fullmatch(secret) or len(secret) < len("123"):
        return False
    if CODE.fullmatch(secret):
        return True
    is_pin = word.startswith(("pin", "puk", "cv", "otp", "sms", "engang", "one"))
    if is_pin:
        return False
    has_digit = any(map(str.isdigit, secret))
    has_sign = any(not each.isalnum() for each in secret[1:-1])
    is_mixed = any(map(str.isupper, secret[1:])) and any(map(str.islower, secret))
    is_given = ":" in between or "=" in between
    return has_digit or (is_given and (has_sign or is_mixed or secret.isalpha()))


def _is_somebodys(page: Page, match: re.Match[str]) -> bool:
    """Not a router's address or a version, unless it is called an address."""
    if page.is_of_something_else(match.start()) or AT_HOME.match(match[0]):
        return False
    if match[0].startswith(("::", "fe80")):
        return False
    if ":" in match[0]:
        return sum(map(str.isdigit, match[0])) > 2 or page.speaks_of(ADDRESS_WORD, match.start())
    is_address = all(int(part) <= HIGHEST_BYTE for part in match[0].split("."))
    return is_address and page.speaks_of(ADDRESS_WORD, match.start())
