"""Numbers that belong to nobody, with the check digits that real ones have."""

import random
import string
from collections.abc import Callable

from tests.privacy.blind import people

Chance = random.Random
Maker = Callable[[Chance], str]


def digits(chance: Chance, count: int) -> str:
    return "".join(chance.choice(string.digits) for _ in range(count))


def _remainder(number: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False)) % 11


def _luhn_digit(number: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(number)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def _birth(chance: Chance) -> tuple[int, int, int]:
    return chance.randint(1, 28), chance.randint(1, 12), chance.randint(40, 99)


def cpr(chance: Chance) -> str:
    """Half of them fail modulus 11, as those given since 2007 may."""
    day, month, year = _birth(chance)
    number = f"{day:02}{month:02}{year:02}{chance.randint(0, 3)}{digits(chance, 3)}"
    if chance.random() < 0.5:
        weights = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
        while _remainder(number, weights):
            number = number[:7] + digits(chance, 3)
    sign = chance.choice(["-", "-", "", " "])
    return number[:6] + sign + number[6:]


def fodselsnummer(chance: Chance) -> str:
    """Ordinary ones, D-numbers (day + 40) and H-numbers (month + 40)."""
    while True:
        day, month, year = _birth(chance)
        sort = chance.random()
        day, month = day + 40 * (sort < 0.2), month + 40 * (0.2 <= sort < 0.35)
        number = f"{day:02}{month:02}{year:02}{chance.randint(100, 499)}"
        first = -_remainder(number, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11
        second = -_remainder(number + str(first), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if first < 10 and second < 10:
            whole = f"{number}{first}{second}"
            return chance.choice([whole, f"{whole[:6]} {whole[6:]}", whole])


def personnummer(chance: Chance) -> str:
    """With two or four digits of the year; a sixth are samordningsnummer (day + 60)."""
    day, month, year = _birth(chance)
    day += 60 * (chance.random() < 1 / 6)
    number = f"{year:02}{month:02}{day:02}{digits(chance, 3)}"
    number += _luhn_digit(number)
    century = chance.choice(["", "19"])
    return f"{century}{number[:6]}{chance.choice(['-', '-', ''])}{number[6:]}"


def card(chance: Chance) -> str:
    start, length = chance.choice(
        [("4571", 16), ("4925", 16), ("5413", 16), ("2223", 16), ("37", 15)]
    )
    number = start + digits(chance, length - len(start) - 1)
    number += _luhn_digit(number)
    if length == 15:
        groups = [number[:4], number[4:10], number[10:]]
    else:
        groups = [number[place : place + 4] for place in range(0, 16, 4)]
    return chance.choice([" ", " ", "", "-"]).join(groups)


def _iban(chance: Chance, country: str, account: str) -> str:
    tail = "".join(str(ord(letter) - 55) for letter in country)
    check = 98 - int(f"{account}{tail}00") % 97
    whole = f"{country}{check:02}{account}"
    if chance.random() < 0.5:
        return " ".join(whole[place : place + 4] for place in range(0, len(whole), 4))
    return whole if chance.random() < 0.7 else whole.lower()


def iban(chance: Chance, country: str) -> str:
    if country == "NO":
        return _iban(chance, "NO", account_no(chance).replace(".", "").replace(" ", ""))
    length = {"DK": 14, "SE": 20}[country]
    return _iban(chance, country, digits(chance, length))


def account_dk(chance: Chance) -> str:
    branch = f"{chance.randint(1000, 9899)}"
    number = digits(chance, chance.choice([7, 10]))
    return chance.choice([f"{branch} {number}", f"{branch}-{number}", f"{branch}{number}"])


def account_no(chance: Chance) -> str:
    while True:
        number = f"{chance.randint(1200, 9700)}{digits(chance, 6)}"
        check = -_remainder(number, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            whole = f"{number}{check}"
            parts = (whole[:4], whole[4:6], whole[6:])
            return chance.choice([".", " ", "", "."]).join(parts)


def bankgiro(chance: Chance) -> str:
    number = str(chance.randint(1, 9)) + digits(chance, chance.choice([5, 6]))
    number += _luhn_digit(number)
    return f"{number[:-4]}-{number[-4:]}"


def plusgiro(chance: Chance) -> str:
    number = str(chance.randint(1, 9)) + digits(chance, chance.choice([4, 5]))
    pairs = number[-2:], number[:-2][-2:], number[:-4]
    return f"{' '.join(part for part in reversed(pairs) if part)}-{_luhn_digit(number)}"


def clearing_se(chance: Chance) -> str:
    number = digits(chance, 7)
    branch = chance.randint(5000, 9999)
    swedbank = f"8327-{chance.randint(1, 9)},{number} {digits(chance, 2)}-{digits(chance, 1)}"
    return chance.choice(
        [f"{branch}-{number}", f"{branch}, {number}", f"{branch}{number}", swedbank]
    )


def phone_dk(chance: Chance) -> str:
    number = chance.choice("23456789") + digits(chance, 7)
    pairs = " ".join(number[place : place + 2] for place in range(0, 8, 2))
    return chance.choice(
        [
            number, pairs, pairs, f"+45 {pairs}", f"+45{number}", f"0045 {number}",
            f"(+45) {pairs}", f"{number[:4]} {number[4:]}", pairs.replace(" ", "."),
            pairs.replace(" ", "-"),
        ]
    )  # fmt: skip


def phone_no(chance: Chance) -> str:
    number = chance.choice("49") + digits(chance, 7)
    threes = f"{number[:3]} {number[3:5]} {number[5:]}"
    return chance.choice(
        [
            number, threes, threes, f"+47 {threes}", f"+47{number}", f"0047 {number}",
            f"(+47) {number}", f"{number[:2]} {number[2:4]} {number[4:6]} {number[6:]}",
        ]
    )  # fmt: skip


def phone_se(chance: Chance) -> str:
    start = "07" + chance.choice("02369")
    number = chance.choice("123456789") + digits(chance, 6)
    spread = f"{number[:3]} {number[3:5]} {number[5:]}"
    return chance.choice(
        [
            f"{start}-{spread}", f"{start}{number}", f"{start} {spread}",
            f"+46 {start[1:]} {spread}", f"+46{start[1:]}{number}",
            f"0046{start[1:]}{number}", f"+46 (0){start[1:]}-{number}",
            f"08-{chance.randint(100, 999)} {digits(chance, 2)} {digits(chance, 2)}",
        ]
    )  # fmt: skip


def phone_gb(chance: Chance) -> str:
    number = f"7{chance.randint(3, 9)}{digits(chance, 2)}{digits(chance, 6)}"
    return chance.choice(
        [
            f"+44 {number[:4]} {number[4:]}",
            f"+44{number}",
            f"0{number[:4]} {number[4:7]} {number[7:]}",
        ]
    )


def order(chance: Chance) -> str:
    """As shops number their orders: with letters, a year or digits alone."""
    return chance.choice(
        [
            digits(chance, 6).replace("0", "7", 1), "#" + str(chance.randint(10_000, 9_999_999)),
            f"{chance.choice(['SO', 'ORD', 'WEB', 'B'])}-{chance.randint(10_000, 999_999)}",
            f"2026-{chance.randint(10_000, 99_999)}", str(chance.randint(100_000_000, 999_999_999)),
        ]
    )  # fmt: skip


def parcel(chance: Chance) -> str:
    post = chance.choice(["CJ", "LX", "RR", "UA"]), chance.choice(["DK", "NO", "SE"])
    return chance.choice(
        [
            f"00{chance.randint(3, 9)}70{digits(chance, 15)}",
            f"{post[0]}{digits(chance, 9)}{post[1]}",
            f"JJD{digits(chance, 18)}",
        ]
    )  # fmt: skip


def plate(chance: Chance, country: str) -> str:
    letters = "".join(chance.choice("ABCDEFHJKLNPRSTXZ") for _ in range(3))
    if country == "SE":
        return f"{letters} {digits(chance, 2)}{chance.choice('ABCDEFGHJ1234567')}"
    count = 5
    sign = chance.choice([" ", " ", ""])
    return f"{letters[:2]}{sign}{chance.randint(1, 9)}{digits(chance, count - 1)}"


def token(chance: Chance) -> str:
    return "".join(chance.choice(string.ascii_letters + string.digits) for _ in range(24))


def email(chance: Chance, first: str, last: str) -> str:
    plain = people.plain
    return chance.choice(
        [
            f"{plain(first)}.{plain(last)}@{chance.choice(people.MAIL)}",
            f"{plain(first)[0]}{plain(last)}{chance.randint(60, 99)}@{chance.choice(people.MAIL)}",
            f"{plain(first)}_{chance.randint(1, 999)}@{chance.choice(people.MAIL)}",
            f"{plain(last)}+handel@{chance.choice(people.MAIL)}",
            f"{first}@{plain(last)}.{chance.choice(['dk', 'no', 'se', 'com'])}",
        ]
    )


def address(chance: Chance, country: str) -> str:
    street, number = chance.choice(people.STREETS[country]), chance.randint(1, 148)
    code, town = chance.choice(people.TOWNS[country])
    letter = chance.choice(["", "", "", "B", " C", "a"])
    floor = chance.choice(people.FLOORS[country])
    joint = chance.choice([", ", ", ", "\n", " "])
    return f"{street} {number}{letter}{floor}{joint}{code} {town}"
