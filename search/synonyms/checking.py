"""What may stand in a concept. Pure: whether a word is taken, the service asks the database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.exceptions import Invalid
from core.text import fold
from core.vocabulary import UnknownLanguage, normal_language
from search.analysis import analyse
from search.concepts import LONGEST_FOLDED, LONGEST_WORD

MOST_PARTS = 3
MOST_IN_A_LANGUAGE = 20

Problem = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """A word of a concept, and where it stood in what was given: `words/da/0`."""

    language: str
    text: str
    folded: str
    pointer: str = ""


def checked(words: Mapping[str, Sequence[str]]) -> list[Member]:
    """The words in order, in our spelling of the languages, blanks trimmed. Raises Invalid."""
    errors: dict[str, list[Problem]] = {}
    members: list[Member] = []
    for code, given in words.items():
        try:
            language = normal_language(code)
        except UnknownLanguage as unknown:
            errors[f"words/{code}"] = [("unknown_language", str(unknown))]
            continue
        if len(given) > MOST_IN_A_LANGUAGE:
            text = _("At most %d words for one language.") % MOST_IN_A_LANGUAGE
            errors[f"words/{code}"] = [("too_many", text)]
            continue
        members += _members(language, f"words/{code}", given)
    errors |= {pointer: [problem] for pointer, problem in _wrong(members)}
    if not errors and len({member.folded for member in members}) < 2:
        errors["words"] = [("too_few", _("A concept needs two words that mean the same."))]
    if errors:
        raise Invalid(errors)
    return members


def _members(language: str, pointer: str, given: Sequence[str]) -> Iterator[Member]:
    for number, word in enumerate(given):
        text = " ".join(word.split())
        yield Member(language, text, fold(text), f"{pointer}/{number}")


def _wrong(members: list[Member]) -> Iterator[tuple[str, Problem]]:
    seen: set[tuple[str, str]] = set()
    for member in members:
        problem = _problem(member)
        if problem is None and (member.language, member.folded) in seen:
            problem = "duplicate", _("“%s” stands here twice.") % member.text
        if problem is not None:
            yield member.pointer, problem
        seen.add((member.language, member.folded))


def _problem(member: Member) -> Problem | None:
    if not member.text:
        return "blank", _("A word is missing here.")
    if len(member.text) > LONGEST_WORD or len(member.folded) > LONGEST_FOLDED:
        return "max_length", _("A word has at most %d characters.") % LONGEST_WORD
    parts = len({token.position for token in analyse(member.text, member.language)})
    if "," in member.text or parts == 0:
        return "invalid", _("“%s” cannot be searched for: write letters or digits.") % member.text
    if parts > MOST_PARTS:
        return "too_long", _("“%s” has more than three words.") % member.text
    return None
