"""Lists of words and plainer words, of considerate words, of words to leave out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from styleguide.services.fields import RuleFields
from styleguide.transfer.drafts import Found, in_parts, rule

Row = Mapping[str, Any]
_REMARK = re.compile(r"\([^()]*\)|\bjf\..*")
_USABLE = re.compile(r"[^\W_]")


def read(rows: Iterable[Row], language: str) -> Found:
    """Rules by the first letter of their words, or by the check they belong to."""
    shelves: dict[str, list[RuleFields]] = defaultdict(list)
    found, known = Found(), set[str]()
    checks: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if "check" in row and "phrase" in row:
            checks[row["check"]].append(row["phrase"])
            continue
        for word, made in _rules(row, language):
            if word.lower() not in known:
                known.add(word.lower())
                shelves[word[0].upper()].append(made)
    for letter in sorted(shelves):
        found.drafts += in_parts(letter, f"Plainer words: {letter}", shelves[letter])
    for check, phrases in sorted(checks.items()):
        words = list(dict.fromkeys(phrases))[:2_000]
        title = check.replace("-", " ").capitalize()
        found.drafts += in_parts(check, title, [rule("avoid", f"{title}.", words=words, use=[])])
    return found


def _rules(row: Row, language: str) -> Iterator[tuple[str, RuleFields]]:
    """The rules of one line, each with the word it is about."""
    if "inconsiderate" in row:
        words = list(row["inconsiderate"])
        instead = list(row.get("considerate") or {})
        yield words[0], _avoid(words, instead, row.get("note", ""))
    elif "bokmål" in row:
        say = row["nynorsk"] if language == "nn" else row["bokmål"]
        for term in _several(row["ord"]):
            if term.lower() != say.lower() and say:
                message, meaning = f"{term}: {say}.", row.get("definisjon") or ""
                parameters = {"term": term, "say": say[:500], "definition": meaning[:500]}
                yield term, rule("term", message, **parameters)
    elif "phrase" in row:
        yield row["phrase"], _avoid([row["phrase"]], row.get("replace") or [])
    elif _USABLE.search(row.get("word", "")):
        instead = [*row.get("alternatives", []), *row.get("alternatives_2", [])]
        instead += _chosen(row.get("replacement", ""), language)
        yield row["word"], _avoid([row["word"]], instead)


def _avoid(words: list[str], instead: list[str], note: str = "") -> RuleFields:
    usable = [each for each in dict.fromkeys(instead) if each.strip() and len(each) <= 200]
    plainer = ", ".join(usable[:3])
    message = f"“{words[0]}”: {plainer or '–'}. {note}".strip()
    return rule("avoid", message, words=words, use=usable)


def _several(words: str) -> list[str]:
    return [each.strip() for each in words.split(",") if each.strip()]


def _chosen(text: str, language: str) -> list[str]:
    """`programbrot/programbrudd, avbrot/avbrudd`: what is for nynorsk stands first."""
    forms = [each.split("/") for each in _several(_REMARK.sub("", text))]
    return [(form[0] if language == "nn" else form[-1]).strip() for form in forms]
