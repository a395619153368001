"""One text as the detectors see it: searchable, with its numbers and what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from privacy.kinds import REPLACEMENT
from privacy.normal import Normal
from privacy.passing import Mention, mentions

REACH = 40  # how far a word such as "CPR" speaks for a number, after the research for section 7
RUN = re.compile(r"\d+(?:[ .()/-]{1,3}\d+)*")
# Numbers of companies, articles, faults: they say nothing about a person.
SOMETHING_ELSE = re.compile(
    r"(?:\bcvr|\borg\b|organi[sz]ation|\bvat\b|momsn|\bmva\b|\bse-n|varen|\bvnr|arti(?:k|kk)el|"
    r"\bart\b|produkt|\bprod\b|product|\bdele?n|part n|batch|\blot\b|"
    r"imei|str[ei]+[kg]+k?od|streckkod|barcode|"
    r"model|\bean\b|\bsku\b|serie|\bp-n|isbn|fejl|feil|\bfel|error|version)[^\d\n]{0,24}\Z",
    re.IGNORECASE,
)
NOTHING = re.compile(rf"{REPLACEMENT.pattern}|\{{\{{\??[\w.:-]{{1,80}}")
GROUP = re.compile(r"\d+")


@dataclass(frozen=True)
class Group:
    """Digits without anything between them."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True)
class Page:
    """`before` is the end of the message before this one: the question that is answered here."""

    normal: Normal
    before: str = ""
    language: str = "en"

    @cached_property
    def text(self) -> str:
        """What is replaced already says nothing any more: `[cpr-nummer 1]` is no word for CPR.

        Neither do the names of fields in a reply.
        """
        return NOTHING.sub(lambda match: "·" * len(match[0]), self.normal.text)

    @cached_property
    def named_in_passing(self) -> list[Mention]:
        """Names that are only mentioned."""
        return mentions(self.text)

    @cached_property
    def runs(self) -> list[list[Group]]:
        """Numbers that stand close together, as groups of digits."""
        return [
            [
                Group(group.start(), group.end(), group[0])
                for group in GROUP.finditer(self.text, run.start(), run.end())
            ]
            for run in RUN.finditer(self.text)
        ]

    def speaks_of(self, words: re.Pattern[str], start: int) -> bool:
        """One of the words stands shortly before, here or at the end of the last message."""
        if self.just_said(words, start):
            return True
        return start < REACH and bool(words.search(self.before[-2 * REACH :]))

    def just_said(self, words: re.Pattern[str], start: int) -> bool:
        """One of the words stands shortly before in the same message."""
        return bool(words.search(self.text[max(0, start - REACH) : start]))

    def mentions(self, words: re.Pattern[str], start: int, end: int) -> bool:
        """Like speaks_of, or the word stands right after: `… is my CPR`."""
        return self.speaks_of(words, start) or bool(words.search(self.text[end : end + REACH // 2]))

    def is_of_something_else(self, start: int) -> bool:
        """The words right before name the number, and it is nobody's: CVR, varenummer, version."""
        return bool(SOMETHING_ELSE.search(self.text[max(0, start - REACH) : start]))


def digits_of(text: str) -> str:
    return "".join(GROUP.findall(text))
