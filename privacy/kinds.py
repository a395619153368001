"""The kinds of personal data, which of them wins where two meet, and what stands in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum


class Kind(StrEnum):
    """From the kind that wins an overlap to the one that loses it.

    IBAN stands first because nothing else is checked so well: the account inside of one often has
    the shape of a fødselsnummer or a card.
    """

    IBAN = "iban"
    CPR = "cpr"
    FODSELSNUMMER = "fodselsnummer"
    PERSONNUMMER = "personnummer"
    CARD = "card"
    ACCOUNT = "account"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    PLATE = "plate"
    SECRET = "secret"
    IP = "ip"
    ORGANISATION = "organisation"
    ORDER = "order"
    ADDRESS = "address"
    NAME = "name"
    OTHER = "other"


NATIONAL = frozenset({Kind.CPR, Kind.FODSELSNUMMER, Kind.PERSONNUMMER})
RANK = {kind: rank for rank, kind in enumerate(Kind)}

_COLUMNS = ("da", "nb", "sv", "en")
_ROWS = {
    Kind.CPR: ("cpr-nummer", "cpr-nummer", "cpr-nummer", "CPR number"),
    Kind.FODSELSNUMMER: ("fødselsnummer", "fødselsnummer", "fødselsnummer", "fødselsnummer"),
    Kind.PERSONNUMMER: ("personnummer", "personnummer", "personnummer", "personnummer"),
    Kind.CARD: ("kort", "kort", "kort", "card"),
    Kind.IBAN: ("IBAN", "IBAN", "IBAN", "IBAN"),
    Kind.ACCOUNT: ("konto", "konto", "konto", "account"),
    Kind.EMAIL: ("e-mail", "e-post", "e-post", "e-mail"),
    Kind.PHONE: ("telefon", "telefon", "telefon", "phone"),
    Kind.LINK: ("link", "lenke", "länk", "link"),
    Kind.PLATE: ("nummerplade", "bilskilt", "registreringsskylt", "number plate"),
    Kind.SECRET: ("kode", "kode", "kod", "code"),
    Kind.IP: ("IP-adresse", "IP-adresse", "IP-adress", "IP address"),
    Kind.ORGANISATION: (
        "virksomhedsnummer",
        "organisasjonsnummer",
        "organisationsnummer",
        "company number",
    ),
    Kind.ORDER: ("nummer", "nummer", "nummer", "number"),
    Kind.ADDRESS: ("adresse", "adresse", "adress", "address"),
    Kind.NAME: ("navn", "navn", "namn", "name"),
    Kind.OTHER: ("udeladt", "utelatt", "utelämnat", "left out"),
}
_SAME_WORDS = {"no": "nb", "nn": "nb"}


_LABELS = sorted({label for row in _ROWS.values() for label in row}, key=len, reverse=True)
REPLACEMENT = re.compile(rf"\[(?P<label>{'|'.join(_LABELS)}) (?P<number>\d{{1,6}})\]")


def highest_numbers(texts: Iterable[str]) -> dict[Kind, int]:
    """The last number that replacements in these texts have, by kind."""
    by_label: dict[str, int] = {}
    for text in texts:
        for match in REPLACEMENT.finditer(text):
            number = max(int(match["number"]), by_label.get(match["label"], 0))
            by_label[match["label"]] = number
    return {
        kind: max(by_label.get(label, 0) for label in row)
        for kind, row in _ROWS.items()
        if by_label.keys() & set(row)
    }


def replacement(kind: Kind, number: int, language: str) -> str:
    """`[navn 1]` in the language of the text; languages we do not write in get English."""
    code = language.replace("_", "-").partition("-")[0].lower()
    code = _SAME_WORDS.get(code, code)
    column = _COLUMNS.index(code) if code in _COLUMNS else _COLUMNS.index("en")
    return f"[{_ROWS[kind][column]} {number}]"
