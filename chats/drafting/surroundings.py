"""Where a problem was met: device, system, browser, version, model, code of a fault, as heard.

Only what the customer said, or said yes to. Pure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

# Of each kind in one message; more are a list of something else.
LOOKED_AT = 20
_LABELS = {
    "model": ("Model", "Modell", "Modell", "Modell", "Model"),
    "version": ("Version", "Versjon", "Versjon", "Version", "Version"),
    "device": ("Enhed", "Enhet", "Eining", "Enhet", "Device"),
    "system": ("System", "System", "System", "System", "System"),
    "browser": ("Browser", "Nettleser", "Nettlesar", "Webbläsare", "Browser"),
    "code": ("Fejlkode", "Feilkode", "Feilkode", "Felkod", "Error code"),
    "place": ("Hvor", "Hvor", "Kvar", "Var", "Where"),
}
_LANGUAGES = ("da", "nb", "nn", "sv", "en")

_NUMBER = r"\d{1,4}(?:\.\d{1,4}){0,3}"
_DEVICE = (
    r"iphone(?: (?:\d{1,2}|x[rs]?|se|air))?(?: (?:pro max|pro|plus|mini|max))?|ipad(?: (?:pro|"
    r"air|mini))?"
    r"|apple watch|macbook(?: (?:pro|air))?|imac|chromebook"
    r"|samsung(?: galaxy)?(?: [a-z]?\d{1,3}(?: ?(?:ultra|plus|fe))?)?|galaxy [a-z]?\d{1,3}(?: "
    r"ultra)?"
    r"|(?:google )?pixel \d{1,2}(?: pro)?|oneplus(?: \d{1,2})?|huawei(?: p?\d{1,2})?|xperia(?: "
    r"\w{1,3})?"
)
_FIND = {
    "device": re.compile(rf"\b(?:{_DEVICE})\b", re.IGNORECASE),
    "system": re.compile(
        rf"\b(?:(?:ios|ipados|android|macos|mac os(?: x)?|windows|ubuntu|linux|chromeos)"
        rf"(?: (?:{_NUMBER}|xp|vista|sonoma|sequoia|ventura|monterey))?|win(?:7|8|10|11))\b",
        re.IGNORECASE,
    ),
    "browser": re.compile(
        rf"\b(?:(?:google )?chrome|safari|firefox|(?:microsoft )?edge|opera|brave|vivaldi"
        rf"|internet explorer|samsung internet)(?: {_NUMBER})?\b(?! (?:galaxy|\w+ phone))",
        re.IGNORECASE,
    ),
    "version": re.compile(
        r"\b(?:version(?:en|sen|snummer)?|versjon(?:en)?|utgave|app-version)(?: (?:er|is|är|"
        r"nr\.?))?"
        r" v?(?P<is>\d{1,4}(?:\.\d{1,5}){0,3})\b|\bv(?P<v>\d{1,3}\.\d{1,4}(?:\.\d{1,4})?)\b",
        re.IGNORECASE,
    ),
    "model": re.compile(
        r"\b(?:model(?:len|l|lnummer|nummer)?|modell(?:en|nummer)?|typen?)(?: (?:er|is|är|"
        r"nr\.?))?[: ]+"
        r"(?P<is>(?=[\w-]*\d)(?=[\w-]*[A-ZÆØÅÄÖ])[\w-]{2,20})\b",
        re.IGNORECASE,
    ),
    "code": re.compile(
        r"\b(?:fejl(?:kode|meddelelse|besked|en)?|feil(?:kode|melding|en)?|fel(?:kod|meddelande|"
        r"et)?"
        r"|error(?: code| message)?|code|kode)[: ]+(?:er |is |nr\.? |nummer )?[\"”“»«']?"
        r"(?P<is>(?:0x[0-9a-f]{2,8}|[A-Z]{0,4}-?\d{2,5}))\b",
        re.IGNORECASE,
    ),
    "place": re.compile(
        r"\b(?:i (?:jeres |min |deres |er )?(?P<app>app(?:en)?)|på (?:jeres |deres |er )?"
        r"(?P<web>hjemmeside(?:n)?|netside(?:n)?|nettside(?:n)?|hemsida(?:n)?|webshop(?:pen)?|"
        r"nettbutikk(?:en)?)"
        r"|(?:in|on) (?:the|your) (?P<en>app|website|web shop))\b",
        re.IGNORECASE,
    ),
}
_PROPER = """
    iPhone iPad iOS iPadOS macOS MacBook iMac Android Windows Chrome Safari Firefox Edge Samsung
    Galaxy Pixel Google Microsoft Opera Huawei OnePlus Chromebook Linux Pro Max Plus Air Ultra
"""
_SPELLED = {word.lower(): word for word in _PROPER.split()}
_YES = re.compile(
    r"^\W*(?:ja|jo|jep|japp|jada|jupp|yes|yep|yeah|det gør jeg|det gjør jeg)\b", re.IGNORECASE
)
_WITHOUT = re.compile(
    r"\b(?:ikke|inte|ikkje|not|no|without|uden|uten|utan|n't)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)


@dataclass(frozen=True)
class Heard:
    """Something said of where the problem was met, such as ("browser", "Safari 17")."""

    kind: str
    text: str


def surroundings(said: Iterable[tuple[bool, str]]) -> list[Heard]:
    """`said`: (by the customer, text) of each message, in order. Each kind at most twice."""
    found: dict[str, list[str]] = {kind: [] for kind in _LABELS}
    asked = ""
    for by_customer, text in said:
        if not by_customer:
            asked = text if text.rstrip().endswith("?") else ""
            continue
        heard = f"{asked}\n{text}" if asked and _YES.match(text) else text
        for kind, pattern in _FIND.items():
            _keep(found[kind], pattern.finditer(heard), heard)
        asked = ""
    return [Heard(kind, text) for kind, texts in found.items() for text in texts[:2]]


def without(sentence: str) -> str:
    """`Appen går ned, iPhone 13 iOS 17` without what stands in a list of its own."""
    first, *rest = sentence.split(", ")
    return ", ".join([first, *(part for part in rest if not _is_only_surroundings(part))])


def _is_only_surroundings(part: str) -> bool:
    left = part
    for pattern in _FIND.values():
        left = pattern.sub(" ", left)
    return left != part and not re.search(r"[^\W\d_]", left)


def shown(heard: Iterable[Heard], language: str) -> str:
    """As a list in Markdown, "" for nothing."""
    at = _LANGUAGES.index(language) if language in _LANGUAGES else _LANGUAGES.index("en")
    return "\n".join(f"- {_LABELS[each.kind][at]}: {each.text}" for each in heard)


def _keep(known: list[str], matches: Iterable[re.Match[str]], text: str) -> None:
    for match in islice(matches, LOOKED_AT):
        value = next((each for each in match.groupdict().values() if each), match[0])
        value = _spelled(value)
        if _WITHOUT.search(text[: match.start()][-30:]):
            continue
        longer = next((each for each in known if value.lower() in each.lower()), None)
        if longer is None:
            known[:] = [each for each in known if each.lower() not in value.lower()] + [value]


def _spelled(value: str) -> str:
    return " ".join(_SPELLED.get(word.lower(), word) for word in value.split())
