"""Who is in a generated chat, and what a mark stands for there."""

import random
from dataclasses import dataclass

from tests.privacy.blind import makers, people

COUNTRIES = {"da": "DK", "nb": "NO", "nn": "NO", "sv": "SE", "en": "GB"}


@dataclass
class Cast:
    """Two who talk and one who is talked about."""

    chance: random.Random
    language: str

    def __post_init__(self) -> None:
        names = "nb" if self.language == "nn" else self.language
        self.country = COUNTRIES[self.language]
        if self.country == "GB":
            self.country = self.chance.choice(["DK", "NO", "SE", "GB"])
        self.first, self.agent, self.other = self.chance.sample(people.FIRST[names], 3)
        self.last, self.other_last = self.chance.sample(people.LAST[names], 2)
        self.agent_last = self.chance.choice(people.LAST[names])
        self.middle = self.chance.choice(people.MIDDLE)
        self.customer_given = f"{self.first} {self.last}"
        self.agent_given = self.chance.choice([self.agent, f"{self.agent} {self.agent_last}"])

    @property
    def participants(self) -> list[str]:
        return [self.customer_given, self.agent_given]

    def make(self, kind: str, sort: str) -> str:
        if kind in ("name", "other_name"):
            return self._name(kind, sort or "first")
        country = sort.upper() or self.country
        return str(getattr(self, f"_{kind}", self._plain(kind))(country))

    def _plain(self, kind: str):
        return lambda country: getattr(makers, kind)(self.chance)

    def _name(self, kind: str, sort: str) -> str:
        first, last = (self.first, self.last) if kind == "name" else (self.other, self.other_last)
        return {
            "first": first,
            "last": last,
            "full": f"{first} {last}",
            "long": f"{first} {self.middle} {last}",
            "initial": f"{first[0]}. {last}",
            "turned": f"{last}, {first}",
            "upper": f"{first} {last}".upper(),
            "lower": first.lower(),
            "lowerfull": f"{first} {last}".lower(),
            "agent": self.agent,
        }[sort]

    def _email(self, country: str) -> str:
        return makers.email(self.chance, self.first, self.last)

    def _phone(self, country: str) -> str:
        return getattr(makers, f"phone_{country.lower()}")(self.chance)

    def _account(self, country: str) -> str:
        makes = {
            "DK": makers.account_dk, "NO": makers.account_no, "SE": makers.clearing_se,
            "BG": makers.bankgiro, "PG": makers.plusgiro, "GB": makers.account_dk,
        }  # fmt: skip
        return makes[country](self.chance)

    def _iban(self, country: str) -> str:
        return makers.iban(self.chance, "DK" if country == "GB" else country)

    def _plate(self, country: str) -> str:
        return makers.plate(self.chance, country)

    def _address(self, country: str) -> str:
        return makers.address(self.chance, country)

    def _link(self, country: str) -> str:
        return makers.token(self.chance)

    def _order(self, country: str) -> str:
        return makers.parcel(self.chance) if country == "PARCEL" else makers.order(self.chance)
