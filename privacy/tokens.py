"""The words of a text as a reader of names sees them, with what stands beside each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from privacy import signs
from privacy.names import CAREFUL, CAREFUL_SURNAMES, PLACES, SURNAMES, THINGS, WITH_CAPITAL
from privacy.words import NOT_NAMES, VERBS_AFTER

BRANDS = THINGS - signs.KIN - signs.TITLES
KNOWN = WITH_CAPITAL | CAREFUL | SURNAMES | CAREFUL_SURNAMES
EXCLUDED = NOT_NAMES | PLACES | THINGS | signs.KIN | signs.TITLES | VERBS_AFTER
TOKEN = re.compile(r"[^\W\d_]+(?:(?:-|['’](?!s\b))[^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?:\A|[.!?:;\n\"“”»«(•*>|–]|(?<![^\W\d_])-) {0,3}\Z")
SURNAME_SHAPE = re.compile(
    r"[^\W\d_]{2,}(?:[^aeiouyæøåäö]sen|sson|dóttir|dottir|sdatter|sdotter|gaard|gård|qvist|kvist|"
    r"lund|strøm|ström|borg|stad|vold|bakk|mann|berg|dahl|holm|heim|rud|vik|ski|ska|wicz|enko|"
    r"ová|escu|ian|oğlu)\Z"
)
SURE_SHAPE = re.compile(
    r"[^\W\d_]{2,}(?:(?<!el)(?<![aeiouyæøåäön])sen|[^aeiouyæøåäö]sson|sdóttir|sdatter)\Z"
)
NEXT = re.compile(r"\W*\Z|['’]?s?\b *[^\w\s]|['’]?s? (?P<word>[^\W\d_]+)|(?P<glued>.)", re.DOTALL)
AND = frozenset(["og", "och", "and"])
_WEEKDAYS = """
    mon tue wed thu fri sat sun man tir ons tor fre lør søn mån tis lör sön
"""
WEEKDAYS = frozenset(_WEEKDAYS.split())
FROM = frozenset(["fra", "från", "frå", "from", "hos"])
THIS = frozenset(["det", "this", "that", "dette", "detta"])
AFTER_NAMES = (
    signs.SAYING
    | signs.BEING
    | AND
    | VERBS_AFTER
    | FROM
    | frozenset(["her", "here", "här", "from"])
)


@dataclass(frozen=True)
class Token:
    start: int
    end: int
    text: str
    lower: str

    @property
    def is_capital(self) -> bool:
        is_name = not self.text.isupper() or self.is_shouted or self.is_initial
        return self.text[0].isupper() and is_name

    @property
    def is_shouted(self) -> bool:
        return self.text.isupper() and len(self.text) > len("Bo")

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper() and self.text not in "IÅ"

    @property
    def base(self) -> str:
        """The name without the genitive's -s: Mettes, but Jens."""
        lower = self.lower
        if lower in KNOWN or lower in PLACES or not lower.endswith("s"):
            return lower
        return lower[:-1] if lower[:-1] in KNOWN else lower


def tokens_of(text: str) -> list[Token]:
    return [
        Token(match.start(), match.end(), match[0], match[0].lower())
        for match in TOKEN.finditer(text)
    ]


class Around:
    """What stands before and after a word."""

    def __init__(self, text: str, tokens: Sequence[Token], place: int) -> None:
        self._text, self._tokens, self._place = text, tokens, place

    @property
    def token(self) -> Token:
        return self._tokens[self._place]

    def before(self, steps: int = 1) -> str:
        """The word so many steps to the left, if only spaces and light signs are between."""
        place = self._place - steps
        if place < 0:
            return ""
        one, other = self._tokens[place], self._tokens[place + 1]
        between = self._text[one.end : other.start]
        light = " ,.(" if one.lower in signs.TITLES else " ,("
        return one.lower if len(between) <= 3 and not between.strip(light) else ""

    def after(self) -> Token | None:
        place = self._place + 1
        if place >= len(self._tokens):
            return None
        token = self._tokens[place]
        between = self._text[self._tokens[self._place].end : token.start]
        return token if between in {" ", "  ", ". "} else None

    @property
    def is_after_brand(self) -> bool:
        """`Skoda Octavia`, `IKEA Ivar`."""
        if not self._place:
            return False
        one = self._tokens[self._place - 1]
        between = self._text[one.end : self.token.start]
        return between == " " and one.text[0].isupper() and one.lower in BRANDS

    @property
    def begins_sentence(self) -> bool:
        start = self._tokens[self._place].start
        return bool(SENTENCE_END.search(self._text[max(0, start - 4) : start])) or start == 0

    @property
    def is_introduced(self) -> bool:
        """`Det var Dejan.`, `This is Dejan,`: nothing else is said of him."""
        token = self._tokens[self._place]
        ends = self._text[token.end : token.end + 1] in tuple(",.!\n") or token.end == len(
            self._text
        )
        return ends and self.before() in signs.BEING and self.before(2) in THIS

    @property
    def is_touched(self) -> bool:
        """Part of an address on the net, a file name or a word with signs: `jens@`, `Jens.pdf`."""
        token = self._tokens[self._place]
        return (
            self._text[token.end : token.end + 1] in tuple("@_/\\=0123456789")
            or self._text[max(0, token.start - 1) : token.start] in tuple("@_/\\=#$0123456789")
            or bool(re.match(r"\.[a-z]", self._text[token.end : token.end + 2]))
        )


def is_surname(token: Token) -> bool:
    base = token.base
    listed = (
        base in SURNAMES
        or base in CAREFUL_SURNAMES
        or bool(SURNAME_SHAPE.fullmatch(base.rpartition("-")[2]))
    )
    in_list = base in SURNAMES or base in CAREFUL_SURNAMES
    return token.is_capital and listed and (in_list or base not in EXCLUDED)


def is_sure_shape(lower: str) -> bool:
    return bool(SURE_SHAPE.fullmatch(lower.rpartition("-")[2]))


def is_double(lower: str) -> bool:
    """Kjell-Åke, Gun-Britt: two first names; not Mon-Thu."""
    parts = lower.removesuffix("s").split("-") if lower not in KNOWN else lower.split("-")
    named = len(parts) > 1 and all(part in WITH_CAPITAL or part in CAREFUL for part in parts)
    return named and not WEEKDAYS.issuperset(parts)


GREETED = re.compile(
    r"(?<![^\W_])(?:(?:hej|hei|hi|hello) (?:igen|igjen|att|again)|hej|hei|heisann|hejsa|hi|"
    r"hello|hallo|hallå|kære|kjære|käre|kära|dear|tak|"
    r"takk|tack|"
    r"thanks|mvh|vh|hilsen|helsing|hälsningar|regards|cheers|jeg er|eg er|jag är|i am|i'm|det er|"
    r"det är|this is)[ ,:\n]{1,3}\Z",
    re.IGNORECASE,
)
HERE = re.compile(r" (?:here|her|här)\b", re.IGNORECASE)
AFTER_GREETED = tuple(",.!?\n:;)")


def is_greeted(text: str, start: int, end: int) -> bool:
    """`hej bo,`, `mvh dag`, `mei here`, or the word alone in its line: a name, however written."""
    line = text.rfind("\n", 0, start) + 1
    begins = not text[line:start].strip()
    if begins and HERE.match(text, end):
        return True
    if text[end : end + 1] not in AFTER_GREETED and text[end:].strip():
        return False
    if not text[:start].strip() or (begins and text[start].isupper() and not text[end:].strip()):
        return True
    return bool(GREETED.search(text[max(0, start - 16) : start]))


def begins_sentence(text: str, start: int) -> bool:
    return bool(SENTENCE_END.search(text[max(0, start - 4) : start]))


def goes_with_a_name(text: str, start: int, end: int) -> bool:
    """Whether a word such as Will may be a name here: a sentence takes a sign to begin with one."""
    if not begins_sentence(text, start):
        return True
    match = NEXT.match(text, end)
    word = match["word"] if match else None
    if word is None:
        return True
    return word[0].isupper() or word.lower() in AFTER_NAMES
