"""The ten kinds of rules and the shape of their parameters. Pure: no database, no checking.

A rule that has the right shape can be stored; whether it finds what it should is another matter.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from styleguide.patterns import PatternRefused, check_pattern

MOST_WORDS = 2_000
LONGEST_WORD = 200
LONGEST_TEXT = 500
BIGGEST_NUMBER = 10_000
# Places that a rule can leave alone, beside words of one's own.
EXCEPTED_PLACES = ("quote", "code", "url", "name")


@dataclass(frozen=True)
class Problem:
    """What is wrong, and at which step inside the rule: "parameters/max"."""

    path: str
    code: str
    detail: str


class Unfit(Exception):
    """A value that a parameter cannot have; `path` leads inside the value."""

    def __init__(self, code: str, detail: str, path: str = "") -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.path = path


@dataclass(frozen=True)
class Parameter:
    """How one parameter is read. Without a default it has to be given.

    One that is `left_out` where nobody gave it is no part of the rule then.
    """

    read: Callable[[Any], Any]
    default: Any = ...
    left_out: bool = False

    @property
    def is_required(self) -> bool:
        return self.default is ...


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit("wrong_type", _("This has to be a text."))
    text = value.strip()
    if not text:
        raise Unfit("required", _("This cannot be empty."))
    if len(text) > LONGEST_TEXT:
        raise Unfit("max_length", _("At most %d characters fit here.") % LONGEST_TEXT)
    return text


def _any_text(value: Any) -> str:
    return "" if value == "" else _text(value)


def _words(value: Any) -> list[str]:
    words = _any_words(value)
    if not words:
        raise Unfit("required", _("At least one word is needed."))
    return words


def _any_words(value: Any) -> list[str]:
    if not isinstance(value, list | tuple):
        raise Unfit("wrong_type", _("This has to be a list of words."))
    if len(value) > MOST_WORDS:
        raise Unfit("max_length", _("At most %d words fit here.") % MOST_WORDS)
    return [_word(word, place) for place, word in enumerate(value)]


def _word(value: Any, place: int) -> str:
    if not isinstance(value, str):
        raise Unfit("wrong_type", _("This has to be a text."), str(place))
    word = value.strip()
    if not word:
        raise Unfit("required", _("This cannot be empty."), str(place))
    if len(word) > LONGEST_WORD:
        raise Unfit("max_length", _("At most %d characters fit here.") % LONGEST_WORD, str(place))
    return word


def _whole_from(least: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Unfit("wrong_type", _("This has to be a whole number."))
        if not least <= value <= BIGGEST_NUMBER:
            between = {"least": least, "most": BIGGEST_NUMBER}
            raise Unfit("out_of_range", _("Between %(least)d and %(most)d.") % between)
        return value

    return read


def _maybe_whole(value: Any) -> int | None:
    return None if value is None else _whole_from(1)(value)


def _one_of(*words: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise Unfit("wrong_type", _("This has to be a text."))
        if value not in words:
            raise Unfit("invalid_choice", _("One of: %s.") % ", ".join(words))
        return value

    return read


def _pattern(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit("wrong_type", _("This has to be a text."))
    try:
        return check_pattern(value)
    except PatternRefused as refused:
        raise Unfit(refused.code, refused.detail) from None


KINDS: Mapping[str, Mapping[str, Parameter]] = {
    "avoid": {
        "words": Parameter(_words),
        "use": Parameter(_any_words, []),
        # Only once the customer has said what it is about: do not ask them that.
        "when_customer": Parameter(_one_of("has_asked"), None, left_out=True),
    },
    "prefer": {"from": Parameter(_words), "to": Parameter(_words)},
    "limit": {"words": Parameter(_words), "max": Parameter(_whole_from(0), 2)},
    "require_after": {
        "when": Parameter(_words),
        "then": Parameter(_words),
        "within_sentences": Parameter(_whole_from(0), 1),
    },
    "length": {
        "unit": Parameter(_one_of("words", "sentence_words", "sentences")),
        "min": Parameter(_maybe_whole, None),
        "max": Parameter(_maybe_whole, None),
    },
    "ask": {"when": Parameter(_words), "or": Parameter(_any_words, [])},
    "repeat": {
        "unit": Parameter(_one_of("word", "sentence")),
        "max": Parameter(_whole_from(1), 1),
    },
    "pattern": {"pattern": Parameter(_pattern)},
    "tone": {
        "of": Parameter(_one_of("emoji", "slang", "humour")),
        "words": Parameter(_any_words, []),
    },
    "term": {
        "term": Parameter(_text),
        "say": Parameter(_text),
        "definition": Parameter(_any_text, ""),
    },
}


def read_parameters(kind: str, given: Any) -> tuple[dict[str, Any], list[Problem]]:
    """The parameters in full, defaults filled in, and everything that is wrong with them."""
    if kind not in KINDS:
        known = ", ".join(KINDS)
        detail = _("There is no rule of the kind “%(kind)s”. Known: %(known)s.")
        words = {"kind": str(kind)[:40], "known": known}
        return {}, [Problem("kind", "invalid_choice", detail % words)]
    if not isinstance(given, Mapping):
        return {}, [Problem("parameters", "wrong_type", _("This has to be an object."))]
    problems = [*_unknown(kind, given)]
    read: dict[str, Any] = {}
    for name, parameter in KINDS[kind].items():
        path = f"parameters/{name}"
        if name not in given:
            if not parameter.left_out:
                read[name] = parameter.default
            if parameter.is_required:
                problems.append(Problem(path, "required", _("A rule of this kind needs this.")))
            continue
        try:
            read[name] = parameter.read(given[name])
        except Unfit as unfit:
            full = f"{path}/{unfit.path}" if unfit.path else path
            problems.append(Problem(full, unfit.code, unfit.detail))
    return read, problems or _contradictions(kind, read)


def read_exceptions(given: Any) -> tuple[list[str], list[Problem]]:
    """Words that the rule leaves alone, or places: quote, code, url, name."""
    try:
        return _any_words(given), []
    except Unfit as unfit:
        path = f"exceptions/{unfit.path}" if unfit.path else "exceptions"
        return [], [Problem(path, unfit.code, unfit.detail)]


def _unknown(kind: str, given: Mapping[str, Any]) -> Iterator[Problem]:
    for name in given:
        if name not in KINDS[kind]:
            detail = _("A rule of the kind “%(kind)s” has: %(known)s.")
            words = {"kind": kind, "known": ", ".join(KINDS[kind])}
            path = f"parameters/{_step(name)}"
            yield Problem(path, "unknown_parameter", detail % words)


def _step(name: Any) -> str:
    """A name as a step of a JSON pointer."""
    return str(name)[:80].replace("~", "~0").replace("/", "~1")


def _contradictions(kind: str, read: Mapping[str, Any]) -> list[Problem]:
    if kind == "prefer" and len(read["to"]) not in (1, len(read["from"])):
        text = _("One word for all of them, or one for each.")
        return [Problem("parameters/to", "invalid", text)]
    if kind != "length":
        return []
    least, most = read["min"], read["max"]
    if least is None and most is None:
        return [Problem("parameters/max", "required", _("Give a least or a most."))]
    if least is not None and most is not None and least > most:
        return [Problem("parameters/min", "invalid", _("The least is more than the most."))]
    return []
