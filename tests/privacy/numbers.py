"""Makes numbers that pass every check and belong to nobody: they are of the 30th of February."""

import random

from stdnum import luhn
from stdnum.dk import cpr
from stdnum.iso7064 import mod_97_10
from stdnum.no import fodselsnummer as rules
from stdnum.no import kontonr


def fodselsnummer(day=30, month=2, year=99, serial=100):
    """The first one from this serial that has check digits."""
    while True:
        digits = f"{day:02}{month:02}{year:02}{serial:03}"
        first = rules.calc_check_digit1(digits)
        second = rules.calc_check_digit2(digits + first)
        if len(first + second) == 2:
            return digits + first + second
        serial += 1


def cpr_number(chance: random.Random, *, checked: bool):
    while True:
        digits = f"{chance.choice(['30', '31'])}02{chance.randrange(10**6):06}"
        if not checked or cpr.checksum(digits) == 0:
            return digits


def personnummer(chance: random.Random):
    start = f"{chance.randrange(40, 99)}0230{chance.randrange(1000):03}"
    return start + luhn.calc_check_digit(start)


def card(chance: random.Random):
    start, length = chance.choice([("4571", 16), ("5019", 16), ("5555", 16), ("3434", 15)])
    start += "".join(str(chance.randrange(10)) for _ in range(length - len(start) - 1))
    return start + luhn.calc_check_digit(start)


def iban(chance: random.Random):
    country, length = chance.choice([("DK", 14), ("NO", 11), ("SE", 20)])
    account = "0000" + "".join(str(chance.randrange(10)) for _ in range(length - 4))
    return country + mod_97_10.calc_check_digits(f"{account}{country}") + account


def norwegian_account(chance: random.Random):
    """Of a bank that does not exist: there is none with 00."""
    while True:
        digits = f"00{chance.randrange(10**9):09}"
        if kontonr.is_valid(digits):
            return digits
