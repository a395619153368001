"""Names that are only mentioned: "min nabo Birgitte", "talte med Jens i går", "M. Sørensen".

A word from the lists of names counts where nothing speaks against it; one that is also a word
(Bo, Per, Mark) needs a sign beside it that a person is meant; after "min nabo" or "fru" any
capitalised word is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from privacy import signs
from privacy.names import (
    CAREFUL,
    CAREFUL_SURNAMES,
    FIRST,
    PLACES,
    SURNAMES,
    THINGS,
    WITH_CAPITAL,
)
from privacy.words import EVERYDAY, FUNCTION, NOT_NAMES, PARTICLES, VERBS_AFTER

TOKEN = re.compile(r"[^\W\d_]+(?:(?:-|['’](?!s\b))[^\W\d_]+)*")
SURNAME_SHAPE = re.compile(
    r"[^\W\d_]{2,}(?:[^aeiouyæøåäö]sen|sson|dóttir|dottir|sdatter|sdotter|gaard|gård|qvist|kvist|"
    r"lund|strøm|ström|borg|stad|vold|bakk|mann|berg|dahl|holm|heim|rud|vik|ski|ska|wicz|enko|"
    r"ová|escu|ian|oğlu)\Z"
)
SURE_SHAPE = re.compile(
    r"[^\W\d_]{2,}(?:(?<!el)(?<![aeiouyæøåäön])sen|[^aeiouyæøåäö]sson|sdóttir|sdatter)\Z"
)
SENTENCE_END = re.compile(r"(?:\A|[.!?:;\n\"“”»«(•*>|–]|(?<![^\W\d_])-) {0,3}\Z")
BETWEEN = re.compile(r" {1,2}\Z|\.? {1,2}\Z")
MOST_AFTER = 4
SHORTEST = 2


@dataclass(frozen=True)
class Mention:
    """A name and where it stands; one that is `sure` may be looked for all through the chat."""

    start: int
    end: int
    name: str
    is_sure: bool


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
        return self.text.isupper() and len(self.text) > SHORTEST

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


KNOWN = WITH_CAPITAL | CAREFUL | SURNAMES | CAREFUL_SURNAMES
EXCLUDED = NOT_NAMES | PLACES | THINGS | signs.KIN | signs.TITLES | VERBS_AFTER


def mentions(text: str) -> list[Mention]:
    """In order, without overlaps."""
    tokens = [
        Token(match.start(), match.end(), match[0], match[0].lower())
        for match in TOKEN.finditer(text)
    ]
    found: list[Mention] = []
    place = 0
    while place < len(tokens):
        mention, taken = _at(text, tokens, place)
        if mention:
            found.append(mention)
        place += taken
    return found


def _at(text: str, tokens: Sequence[Token], place: int) -> tuple[Mention | None, int]:
    """The name that begins here, if one does, and how many words were looked at."""
    token = tokens[place]
    may_be = token.text[0].isupper() or token.base in WITH_CAPITAL or "-" in token.text
    if not may_be:
        return None, 1
    around = Around(text, tokens, place)
    if not _begins(token, around):
        return None, 1
    last = _last_word(text, tokens, place)
    words = [each.base if each is tokens[last] else each.lower for each in tokens[place : last + 1]]
    if _is_no_person(around, tokens, place, last, words):
        return None, last - place + 1
    end = tokens[last].end - (len(tokens[last].lower) - len(words[-1]))
    several = last > place and any(len(word) > 1 for word in words[1:])
    is_sure = several or (token.base in WITH_CAPITAL or token.base in SURNAMES)
    name = text[token.start : end]
    if token.base in CAREFUL or token.base in CAREFUL_SURNAMES:
        is_sure = several or around.before() in signs.KIN | signs.TITLES
    return Mention(token.start, end, name, is_sure), last - place + 1


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
        return ends and self.before() in signs.BEING and self.before(2) in _THIS

    @property
    def is_touched(self) -> bool:
        """Part of an address on the net, a file name or a word with signs: `jens@`, `Jens.pdf`."""
        token = self._tokens[self._place]
        return (
            self._text[token.end : token.end + 1] in tuple("@_/\\=0123456789")
            or self._text[max(0, token.start - 1) : token.start] in tuple("@_/\\=#$0123456789")
            or bool(re.match(r"\.[a-z]", self._text[token.end : token.end + 2]))
        )


def _begins(token: Token, around: Around) -> bool:
    if around.is_touched:
        return False
    if token.is_initial:
        return _is_initial_of_name(around)
    before = around.before()
    after_person = before in signs.KIN or (before in signs.NAMED and _of_someone(around))
    if not token.is_capital:
        return _counts_in_lower_case(token, around, after_person=after_person)
    if token.is_shouted and token.base not in FIRST | SURNAMES:
        return False
    if before in signs.TITLES or after_person:
        return _may_be_anyone(token)
    base = token.base
    if before in signs.OF_A_THING and not _comma_before(around):
        return False
    if base in CAREFUL or base in CAREFUL_SURNAMES:
        return _has_sign(token, around)
    if _is_double(token.lower):
        return True
    if base in WITH_CAPITAL:
        return base not in NOT_NAMES and (base not in EVERYDAY or _has_sign(token, around))
    if base in SURNAMES:
        return base not in EVERYDAY and base not in EXCLUDED
    if around.begins_sentence or base in EXCLUDED:
        return False
    return _is_sure_shape(base) or around.is_introduced


def _may_be_anyone(token: Token) -> bool:
    if token.base in KNOWN:
        return token.lower not in FUNCTION
    return token.lower not in EXCLUDED and len(token.lower) >= SHORTEST


def _is_double(lower: str) -> bool:
    """Kjell-Åke, Gun-Britt: two first names."""
    parts = lower.removesuffix("s").split("-") if lower not in KNOWN else lower.split("-")
    return len(parts) > 1 and all(part in WITH_CAPITAL or part in CAREFUL for part in parts)


def _comma_before(around: Around) -> bool:
    return around.before() == ""


def _of_someone(around: Around) -> bool:
    """ "hun hedder …", not "appen hedder …"."""
    return around.before(2) in signs.PRONOUNS or around.before(2) in signs.KIN


def _counts_in_lower_case(token: Token, around: Around, *, after_person: bool) -> bool:
    base = token.base
    if _is_double(token.lower) and not set(token.lower.split("-")) <= CAREFUL:
        return True
    if base in FIRST and token.lower not in NOT_NAMES:
        return around.before() not in signs.OF_A_THING
    if base not in WITH_CAPITAL or base in NOT_NAMES:
        return False
    talked = around.before() in signs.WITH and around.before(2) in signs.TALKED
    return after_person or talked


def _has_sign(token: Token, around: Around) -> bool:
    """For names that are words too."""
    before, after = around.before(), around.after()
    if before in signs.KIN | signs.TITLES:
        return True
    if after and (after.lower in signs.SAYING or _is_surname(after)):
        return True
    if after and after.is_initial:
        return True
    if around.begins_sentence:
        return after is not None and after.lower in _FROM and token.lower not in signs.MONTHS
    if before in signs.PRONOUNS and before in _BEFORE_NAMES:
        return True
    if after and after.lower in signs.BEING | _AND | VERBS_AFTER and token.lower != "i":
        return token.lower not in signs.MONTHS
    talked = before in signs.WITH and around.before(2) in signs.TALKED
    if token.lower in signs.MONTHS:
        return talked
    return talked or before in signs.NEAR_NAMES


def _is_surname(token: Token) -> bool:
    base = token.base
    listed = (
        base in SURNAMES
        or base in CAREFUL_SURNAMES
        or bool(SURNAME_SHAPE.fullmatch(base.rpartition("-")[2]))
    )
    in_list = base in SURNAMES or base in CAREFUL_SURNAMES
    return token.is_capital and listed and (in_list or base not in EXCLUDED)


def _is_initial_of_name(around: Around) -> bool:
    """ "M. Sørensen", "M Sørensen", "H. C. Hansen"."""
    after = around.after()
    return after is not None and _is_surname(after)


def _last_word(text: str, tokens: Sequence[Token], place: int) -> int:
    """How far the name goes on: more names, initials, particles before a name."""
    last = place
    for further in range(place + 1, min(len(tokens), place + 1 + MOST_AFTER)):
        one, token = tokens[further - 1], tokens[further]
        between = text[one.end : token.start]
        after_initial = one.is_initial and between == ". "
        if not (between in {" ", "  "} or after_initial):
            break
        if token.text.islower() and token.lower in PARTICLES - signs.WITH:
            if tokens[place].is_capital:
                continue
        elif not _continues(text, tokens, place, further):
            break
        last = further
    return last


def _continues(text: str, tokens: Sequence[Token], place: int, further: int) -> bool:
    token = tokens[further]
    if tokens[further - 1].base != tokens[further - 1].lower:
        return False  # "Mettes Volvo"
    if not tokens[place].is_capital:
        return token.text.islower() and (token.base in SURNAMES or _is_sure_shape(token.base))
    if token.is_initial:
        return True
    if not token.is_capital:
        return False
    if token.base in SURNAMES or token.base in CAREFUL_SURNAMES:
        return True
    if token.lower in EXCLUDED or token.base in EXCLUDED:
        return False
    return not _is_subject(text, tokens, further)


def _is_subject(text: str, tokens: Sequence[Token], place: int) -> bool:
    """`… Birgitte Pakken er væk`: a new sentence without a full stop."""
    token = tokens[place]
    if token.base in KNOWN or _is_sure_shape(token.base) or place + 1 == len(tokens):
        return False
    after = tokens[place + 1]
    is_before_verb = after.lower in VERBS_AFTER and text[token.end : after.start] == " "
    return is_before_verb and token.lower.endswith(("en", "et", "n", "ne", "na", "t"))


def _is_sure_shape(lower: str) -> bool:
    return bool(SURE_SHAPE.fullmatch(lower.rpartition("-")[2]))


def _is_no_person(
    around: Around, tokens: Sequence[Token], place: int, last: int, words: Sequence[str]
) -> bool:
    """A firm, a place or a brand with the name of one."""
    if tuple(words[:2]) in signs.BRANDS:
        return True
    if last == place and _is_called_so(around):
        return True
    after = Around(around._text, tokens, last).after()
    rest = around._text[tokens[last].end : tokens[last].end + 4]
    if after is not None and after.lower in signs.NO_PERSON_AFTER and after.text[:1].isupper():
        return True
    if rest.startswith((" A/S", " I/S", " & ")):
        return True
    return after is not None and after.lower in _STREETS and tokens[place].is_capital


def _is_called_so(around: Around) -> bool:
    """`the Aran jumper`, `en Emma madras`, `Jensens Bøfhus`: a thing or a firm."""
    before, token, after = around.before(), around.token, around.after()
    if before in signs.KIN | signs.TITLES | signs.PRONOUNS:
        return False
    if before in _ARTICLES or (before in _IN and token.base not in FIRST):
        return True
    if after is None:
        return False
    is_of = token.base != token.lower
    if is_of and after.is_capital and token.base in SURNAMES | CAREFUL_SURNAMES:
        return True
    return not is_of and after.text.islower() and bool(PRODUCT.fullmatch(after.lower))


PRODUCT = re.compile(
    r"[^\W\d_]*(?:stole?n?|borde?t?|lampen?|lampa|sofa(?:en)?|soffan?|seng|säng|madras(?:s|sen)?|kjole|"
    r"klänning|jakke|jacka|jacket|sko|støvler?|stövlar|taske|veske|väska|bag|pude|pute|kudde|hylde|"
    r"hylla|hylle|reol|trøje|genser|tröja|jumper|sweater|cardigan|dress|lamp|chair|table|shelf|boots?|"
    r"shoes?|model|modell|serie|series|kollektion|collection|garn|yarn|vase|krus|mug|tæppe|teppe|"
    r"matta|rug|dyne|duvet|kommode|byrå|cykel|sykkel|bike|app|robot)"
)
_IN = frozenset(["i", "på", "in", "at", "mellom", "mellem", "mellan", "near", "utenfor", "udenfor"])
_ARTICLES = frozenset(["the", "a", "an", "en", "et", "ei", "ett", "din", "dit", "your"])
_THIS = frozenset(["det", "this", "that", "dette", "detta"])
_BEFORE_NAMES = frozenset(["han", "ho", "hun", "hon"])  # "han Ola", as people say in Norway
_AND = frozenset(["og", "och", "and"])
_FROM = frozenset(["fra", "från", "frå", "from", "hos"])
_STREETS = frozenset(
    [
        "gade",
        "gate",
        "gata",
        "gatan",
        "vej",
        "vei",
        "veg",
        "väg",
        "plads",
        "plass",
        "plats",
        "allé",
        "alle",
        "bro",
    ]
)


NEXT = re.compile(r"\W*\Z|['’]?s?\b *[^\w\s]|['’]?s? (?P<word>[^\W\d_]+)|(?P<glued>.)", re.DOTALL)


def goes_with_a_name(text: str, start: int, end: int) -> bool:
    """Whether a word such as Will may be a name here; at the start of a sentence it takes a sign."""
    if not SENTENCE_END.search(text[max(0, start - 4) : start]):
        return True
    match = NEXT.match(text, end)
    word = match["word"] if match else None
    if word is None:
        return True
    return word[0].isupper() or word.lower() in AFTER_NAMES


AFTER_NAMES = (
    signs.SAYING
    | signs.BEING
    | _AND
    | VERBS_AFTER
    | _FROM
    | frozenset(["her", "here", "här", "from"])
)


def names(text: str) -> Iterator[str]:
    """The names that may be looked for all through a chat."""
    for mention in mentions(text):
        if mention.is_sure:
            yield mention.name
