"""How a reader who found no answer reaches a person: what the settings say, in their language."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from accounts.services.company import company_facts

_NOT_DIALLED = re.compile(r"[^\d+]")


@dataclass(frozen=True)
class Company:
    """What the help centre says of the house. Blank is not said."""

    name: str
    phone: str
    email: str
    chat_url: str
    opening_hours: str

    @property
    def is_reachable(self) -> bool:
        return bool(self.phone or self.email or self.chat_url)

    @property
    def phone_url(self) -> str:
        return f"tel:{_NOT_DIALLED.sub('', self.phone)}"

    def mail_url(self, about: str = "") -> str:
        """A letter begun; `about` is what was being read, and nothing of the reader."""
        subject = f"?subject={quote(about)}" if about else ""
        return f"mailto:{quote(self.email, safe='@')}{subject}"


def company(language: str) -> Company:
    facts = company_facts(language)
    shown = ("name", "phone", "email", "chat_url", "opening_hours")
    return Company(**{name: facts[name] for name in shown})
