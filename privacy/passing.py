"""Names that are only mentioned: "min nabo Birgitte", "talte med Jens i går", "M. Sørensen".

A word from the lists of names counts where nothing speaks against it; one that is also a word
(Bo, Per, Mark) needs a sign beside it that a person is meant; after "min nabo" or "fru" any
capitalised word is a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from privacy import signs
from privacy.called import is_no_person
from privacy.names import CAREFUL, CAREFUL_SURNAMES, FIRST, SURNAMES, WITH_CAPITAL
from privacy.tokens import (
    AND,
    EXCLUDED,
    FROM,
    KNOWN,
    Around,
    Token,
    is_double,
    is_sure_shape,
    is_surname,
    tokens_of,
)
from privacy.words import EVERYDAY, FUNCTION, NOT_NAMES, VERBS_AFTER

MOST_AFTER = 4
SHORTEST = 2
BETWEEN_NAMES = frozenset(
    [
        "af",
        "av",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "zu",
    ]
)
_ONESELF = frozenset(["", "jeg", "jag", "eg", "i", "vi", "navn", "namn", "name"])
_MINE = frozenset(["min", "mi", "mitt"])  # "samboeren min Jo", as people say in Norway
_ARTICLES = frozenset(["en", "et", "ett", "ei", "ein", "eit", "a", "an", "inga", "noka"])
_BEFORE_NAMES = frozenset(["han", "ho", "hun", "hon"])  # "han Ola", as people say in Norway


@dataclass(frozen=True)
class Mention:
    """A name and where it stands; one that is `sure` may be looked for all through the chat."""

    start: int
    end: int
    name: str
    is_sure: bool


def mentions(text: str) -> list[Mention]:
    """In order, without overlaps."""
    tokens = tokens_of(text)
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
    if is_no_person(text, around, tokens, place, last, words):
        return None, last - place + 1
    end = tokens[last].end - (len(tokens[last].lower) - len(words[-1]))
    several = last > place and any(len(word) > 1 for word in words[1:])
    is_sure = several or (token.base in WITH_CAPITAL or token.base in SURNAMES)
    name = text[token.start : end]
    if token.base in CAREFUL or token.base in CAREFUL_SURNAMES:
        is_sure = several or around.before() in signs.KIN | signs.TITLES
    return Mention(token.start, end, name, is_sure), last - place + 1


def _begins(token: Token, around: Around) -> bool:
    if around.is_touched:
        return False
    if token.is_initial:
        return _is_initial_of_name(around)
    before = around.before()
    mine = before in _MINE and around.before(2) in signs.KIN
    after_person = before in signs.KIN or mine or (before in signs.NAMED and _of_someone(around))
    if not token.is_capital:
        return _counts_in_lower_case(token, around, after_person=after_person)
    if token.is_shouted and token.base not in FIRST | SURNAMES:
        return False
    if before in signs.TITLES or after_person:
        return _may_be_anyone(token)
    base = token.base
    if before in signs.NAMED and around.before(2) not in _ONESELF:
        return token.base in WITH_CAPITAL and around.before(2) not in signs.OF_A_THING
    if before in signs.OF_A_THING and not _comma_before(around):
        return False
    if base in CAREFUL or base in CAREFUL_SURNAMES:
        return _has_sign(token, around)
    if is_double(token.lower):
        return True
    if base in WITH_CAPITAL:
        return base not in NOT_NAMES and (base not in EVERYDAY or _has_sign(token, around))
    if base in SURNAMES:
        return base not in EVERYDAY and base not in EXCLUDED
    if around.begins_sentence or base in EXCLUDED:
        return False
    return is_sure_shape(base) or around.is_introduced


def _may_be_anyone(token: Token) -> bool:
    if token.base in KNOWN:
        return token.lower not in FUNCTION
    return token.lower not in EXCLUDED and len(token.lower) >= SHORTEST


def _comma_before(around: Around) -> bool:
    return around.before() == ""


def _of_someone(around: Around) -> bool:
    """ "hun hedder …", not "appen hedder …"."""
    return around.before(2) in signs.PRONOUNS or around.before(2) in signs.KIN


def _counts_in_lower_case(token: Token, around: Around, *, after_person: bool) -> bool:
    base = token.base
    if around.before() in _ARTICLES:  # "ei anna mast"
        return False
    if is_double(token.lower) and not set(token.lower.split("-")) <= CAREFUL:
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
    if after and (after.lower in signs.SAYING or is_surname(after)):
        return True
    if after and (after.is_initial or (after.is_capital and after.base in WITH_CAPITAL)):
        return True
    if after and after.is_capital and after.lower not in EXCLUDED and _is_near_names(around):
        return True
    if around.begins_sentence:
        return after is not None and after.lower in FROM and token.lower not in signs.MONTHS
    if before in signs.PRONOUNS and before in _BEFORE_NAMES:
        return True
    if after and after.lower in signs.BEING | AND | VERBS_AFTER and token.lower != "i":
        return token.lower not in signs.MONTHS
    talked = before in signs.WITH and around.before(2) in signs.TALKED
    if token.lower in signs.MONTHS:
        return talked
    return talked or before in signs.NEAR_NAMES


def _is_near_names(around: Around) -> bool:
    """`til Odd Børretzen`, `står på Odd Børretzen`."""
    stands_on = around.before() == "på" and around.before(2) in {"står", "stod", "lyder"}
    return stands_on or around.before() in signs.WITH


def _is_initial_of_name(around: Around) -> bool:
    """ "M. Sørensen", "M Sørensen", "H. C. Hansen"."""
    after = around.after()
    return after is not None and is_surname(after)


def _last_word(text: str, tokens: Sequence[Token], place: int) -> int:
    """How far the name goes on: more names, initials, particles before a name."""
    last = place
    for further in range(place + 1, min(len(tokens), place + 1 + MOST_AFTER)):
        one, token = tokens[further - 1], tokens[further]
        between = text[one.end : token.start]
        after_initial = one.is_initial and between == ". "
        if not (between in {" ", "  "} or after_initial):
            break
        if token.lower in BETWEEN_NAMES:
            if not tokens[place].is_capital:
                break
            continue
        if not _continues(text, tokens, place, further):
            break
        last = further
    return last


def _continues(text: str, tokens: Sequence[Token], place: int, further: int) -> bool:
    token = tokens[further]
    if tokens[further - 1].base != tokens[further - 1].lower:
        return False  # "Mettes Volvo"
    if not tokens[place].is_capital:
        return token.text.islower() and (token.base in SURNAMES or is_sure_shape(token.base))
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
    if token.base in KNOWN or is_sure_shape(token.base) or place + 1 == len(tokens):
        return False
    after = tokens[place + 1]
    is_before_verb = after.lower in VERBS_AFTER and text[token.end : after.start] == " "
    return is_before_verb and token.lower.endswith(("en", "et", "n", "ne", "na", "t"))
