"""A search as the log knows it: which texts may be told to it, and how they are named.

Pure but for the key that names are made with.
"""

import re
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from core.text import fold
from search.asked import LONGEST

# Longer texts are what a customer wrote, not what somebody looks for.
LONGEST_QUESTION = 120
MOST_WORDS = 12
# Five digits are a phone number, an order, an account. Shorter ones have to stand in the
# lexicon (services/asked.py), so that 1042 of "ordre 1042" is not kept either.
MOST_DIGITS = 4
_AROUND = " \t?!.,;:…\"'“”«»()[]{}"
_INVISIBLE = re.compile(r"[^\S ]+|[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True)
class Question:
    """What was asked, by no one in particular."""

    text: str
    language: str
    type: str = ""
    public: bool = False

    @property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def code(self) -> int:
        """The number that stands for the question, below 2⁵³ so that JavaScript keeps it whole.

        Nobody without the SECRET_KEY can tell the question from it, or make it from a guess.
        """
        parts = ("public" if self.public else "staff", self.language, self.type, self.folded)
        digest = salted_hmac("search.question", "\x1f".join(parts), algorithm="sha256").digest()
        return int.from_bytes(digest[:8], "big") >> 11

    def asker(self, person: str) -> str:
        """A person's name for this question alone: two questions of one person look unlike."""
        return salted_hmac(
            "search.asker", f"{self.code}\x1f{person}", algorithm="sha256"
        ).hexdigest()[:32]


@dataclass(frozen=True)
class Ask:
    """Somebody asked. `hits` None: unknown, or narrowed by more than type and language.

    `watched`: whoever asks will tell which hit is opened or used.
    """

    question: Question
    person: str
    hits: int | None
    watched: bool = False


@dataclass(frozen=True)
class Take:
    """A hit was opened or used. `late`: no search of this number was known a moment ago."""

    code: int
    type: str
    id: int
    late: bool = False


Heard = Ask | Take


def question(text: str, language: str, *, type: str = "", public: bool = False) -> Question | None:
    """The question that a text asks; None for what is no question or names somebody."""
    clean = cleaned(text)
    pasted = "\n" in text.strip()
    if pasted or len(clean) > LONGEST_QUESTION or len(clean.split(" ")) > MOST_WORDS:
        return None
    return _named(clean, language, type, public)


def wish(text: str, language: str) -> Question | None:
    """The same for what a colleague sends to the editors: it may be a sentence or two."""
    clean = cleaned(text)
    return _named(clean, language, "", public=False) if len(clean) <= LONGEST else None


def cleaned(text: str) -> str:
    return " ".join(_INVISIBLE.sub(" ", text).split()).strip(_AROUND)


def _named(clean: str, language: str, type: str, public: bool) -> Question | None:
    asked = Question(clean, cleaned(language)[:12], type[:32], public)
    too_long = len(asked.folded) > 2 * LONGEST
    return None if not asked.folded or too_long or tells_of_somebody(clean) else asked


def tells_of_somebody(text: str) -> bool:
    """An e-mail address, or as many digits as a phone number, an order or an account has."""
    return "@" in text or sum(character.isdigit() for character in text) > MOST_DIGITS
