"""Rules of Vale styles as rules of ours.

`existence`, `substitution`, `occurrence` and `repetition` have kinds that say the same. A token
that stands for a few phrases (`log[- ]?ins?`) becomes those phrases; another one becomes a pattern
where it needs no looking around.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from styleguide.checker.patterns import PatternError
from styleguide.checker.patterns.parsing import Choice, One, Repeat, Row, Tree, tree_of
from styleguide.patterns import LONGEST_PATTERN, PatternRefused, check_pattern
from styleguide.services.fields import RuleFields
from styleguide.transfer.drafts import Draft, Found, rule

_LEVELS = {"suggestion", "warning", "error"}
_MOST_PHRASES = 48
_BESIDE = re.compile(
    r"(?:\(\?<!(?P<before>[\w |]+)\))?(?P<word>[^()]+(?:\(\?:[^()]*\)[^()]*)*)"
    r"(?:\(\?!(?P<after>[\w |]+)\))?"
)
_WORD = r"\b(\w+)\b"

Row_ = Mapping[str, Any]


def read(rows: Iterable[Row_]) -> Found:
    """Each Vale rule as a piece of advice."""
    found = Found()
    for row in rows:
        name = f"{row['style']}.{row['rule']}" if row.get("style") else str(row["rule"])
        reading = _Reading(row)
        if why := reading.refusal():
            found.left_out.append((name, why))
            continue
        rules = list(reading.rules())
        found.left_out += [(name, f"the pattern {each}") for each in reading.refused]
        if rules:
            link = f"[{name}]({row['link']})" if row.get("link") else ""
            found.drafts.append(Draft(name, f"{name.replace('.', ': ')}", rules[:100], link))
    return found


class _Reading:
    """One Vale rule."""

    def __init__(self, row: Row_) -> None:
        self.row = row
        self.refused: list[str] = []
        self.left_alone: list[str] = []  # what stands beside a word and makes it fine
        self.any_case = bool(row.get("ignorecase"))
        level = row.get("level", "suggestion")
        self.severity = level if level in _LEVELS else "suggestion"
        self.message = str(row.get("message", "")).replace("'%s'", "…").replace("%s", "…") or "…"

    def refusal(self) -> str:
        """Why none of our kinds says it; empty where one does."""
        kind, scope = self.row["extends"], self.row.get("scope", "")
        if kind not in ("existence", "substitution", "occurrence", "repetition"):
            return str(kind)
        if any("heading" in each for each in ([scope] if isinstance(scope, str) else scope)):
            return "only for headings" if scope == "heading" else ""
        if kind == "occurrence" and not self._occurrence():
            return f"counts {self.row.get('token')}"
        return ""

    def rules(self) -> Iterator[RuleFields]:
        kind = self.row["extends"]
        if kind == "existence":
            yield from self._existence()
        elif kind == "substitution":
            yield from self._substitution()
        elif kind == "repetition":
            yield self._rule("repeat", unit="word", max=1)
        else:
            yield from self._occurrence()

    def _rule(self, kind: str, message: str = "", **parameters: Any) -> RuleFields:
        made = rule(kind, message or self.message, self.severity, **parameters)
        words = [str(each) for each in self.row.get("exceptions", []) if _is_plain(str(each))]
        return {**made, "exceptions": [*made["exceptions"], *words, *self.left_alone]}

    def _without_beside(self, token: str) -> str:
        """`(?<!Red Hat )Satellite(?! Server)` → `Satellite`; the rest becomes exceptions.

        As it stands where that says too little: what is beside it is no few words.
        """
        found = _BESIDE.fullmatch(token)
        if found is None or not (found["before"] or found["after"]):
            return token
        words, phrases = _spelled_out(found["word"]), []
        for before in _spelled_out(found["before"] or "") if found["before"] else ():
            phrases += [f"{before} {word}" for word in words if found["before"].endswith(" ")]
        for after in _spelled_out(found["after"].strip()) if found["after"] else ():
            phrases += [f"{word} {after}" for word in words if found["after"].startswith(" ")]
        if not phrases:
            return token
        self.left_alone += phrases
        return found["word"]

    def _existence(self) -> Iterator[RuleFields]:
        tokens = [str(each) for each in self.row.get("tokens") or []]
        raw = "".join(map(str, self.row.get("raw") or []))
        if raw:
            yield from self._patterns(tokens or [""], before=raw)
            return
        plain = [(each, self._phrases(self._without_beside(each))) for each in tokens]
        if words := [phrase for _token, phrases in plain for phrase in phrases]:
            yield self._rule("avoid", words=list(dict.fromkeys(words)), use=[])
        yield from self._patterns([token for token, phrases in plain if not phrases])

    def _substitution(self) -> Iterator[RuleFields]:
        pairs: dict[str, str] = {}
        for token, instead in (self.row.get("swap") or {}).items():
            first = str(instead).split("|")[0].strip(" ,")
            phrases = self._phrases(self._without_beside(str(token)))
            for phrase in phrases:
                pairs.setdefault(phrase, first)
            if not phrases:
                message = f"{self.message} ({instead})".replace("…", first)
                yield from self._patterns([str(token)], message=message)
        if pairs := {phrase: to for phrase, to in pairs.items() if to and phrase != to}:
            swap = {"from": list(pairs), "to": list(pairs.values())}
            yield self._rule("prefer", self.message, **swap)

    def _occurrence(self) -> list[RuleFields]:
        token, scope = self.row.get("token", ""), self.row.get("scope", "text")
        limits = {"min": self.row.get("min") or None, "max": self.row.get("max") or None}
        if token.replace(" ", "") in (_WORD, r"\b\w+\b", r"\w+"):
            unit = "sentence_words" if scope == "sentence" else "words"
            return [self._rule("length", self.message, unit=unit, **limits)]
        words = self._phrases(token)
        return [self._rule("limit", words=words, max=limits["max"])] if words else []

    def _phrases(self, token: str) -> list[str]:
        """The phrases that a token stands for; none where it is a pattern or minds its case."""
        if self.row.get("nonword"):
            return []
        phrases = _spelled_out(token)
        if not self.any_case and any(phrase != phrase.lower() for phrase in phrases):
            return []
        return phrases

    def _patterns(
        self, tokens: Iterable[str], before: str = "", message: str = ""
    ) -> Iterator[RuleFields]:
        """As few patterns as hold them all."""
        chunk: list[str] = []
        for token in tokens:
            if not self._fits(self._joined([token], before)):
                self.refused.append(before + token)
                continue
            if chunk and not self._fits(self._joined([*chunk, token], before)):
                yield self._rule("pattern", message, pattern=self._joined(chunk, before))
                chunk = []
            chunk.append(token)
        if chunk:
            yield self._rule("pattern", message, pattern=self._joined(chunk, before))

    def _joined(self, tokens: list[str], before: str) -> str:
        inside = f"{before}(?:{'|'.join(tokens)})" if tokens != [""] else f"(?:{before})"
        if not self.row.get("nonword") and not before:
            inside = rf"\b{inside}\b"
        return f"(?i){inside}" if self.any_case else inside

    @staticmethod
    def _fits(pattern: str) -> bool:
        if len(pattern) > LONGEST_PATTERN:
            return False
        try:
            check_pattern(pattern)
        except PatternRefused:
            return False
        return True


def _is_plain(text: str) -> bool:
    return _spelled_out(text) == [text]


def _spelled_out(token: str) -> list[str]:
    """Everything that a pattern fits, where that is a handful of phrases; else nothing."""
    try:
        texts = _texts(tree_of(token))
    except (PatternError, _TooMany):
        return []
    phrases = list(dict.fromkeys(" ".join(each.split()) for each in texts))
    return phrases if all(phrase and phrase[0].isalnum() for phrase in phrases) else []


class _TooMany(Exception):
    """More than anyone would write down."""


def _texts(tree: Tree) -> list[str]:
    if isinstance(tree, One):
        signs = tree.signs
        if signs.others or signs.classes or signs.ranges or len(signs.single) > 4:
            raise _TooMany
        texts = sorted(signs.single)
    elif isinstance(tree, Choice):
        texts = [text for part in tree.parts for text in _texts(part)]
    elif isinstance(tree, Row):
        texts = ["".join(each) for each in _rows([_texts(part) for part in tree.parts])]
    elif isinstance(tree, Repeat) and tree.most is not None and tree.most <= 3:
        part = _texts(tree.part)
        times = range(tree.least, tree.most + 1)
        texts = ["".join(each) for time in times for each in _rows([part] * time)]
    else:
        raise _TooMany
    if len(texts) > _MOST_PHRASES:
        raise _TooMany
    return texts


def _rows(parts: list[list[str]]) -> Iterable[tuple[str, ...]]:
    size = 1
    for part in parts:
        size *= len(part)
        if size > _MOST_PHRASES:
            raise _TooMany
    return product(*parts)
