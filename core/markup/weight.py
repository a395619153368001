"""Foresees what reading a text as Markdown would cost.

The reader is fast on what people write and quadratic on a few things nobody does: a page of
unclosed brackets, ten thousand headings without a blank line. Counting those costs one pass.
"""

import re

# Roughly 10 million steps a second.
BUDGET = 6_000_000
DEEPEST = 40

_BLANK = re.compile(r"\n[ \t]*\n")
_BRACKETS = re.compile(r"\\.|\]\(|[\[\]()]", re.DOTALL)
_OWN_BLOCK = re.compile(
    r"^[ \t]{0,3}(?:#|=+[ \t]*$|-+[ \t]*$|>|(?:[-_*][ \t]*){3,}$|\[[^\]\n]*\]:)", re.MULTILINE
)
_MARKS = re.compile(r"[*_`<&\\\[]|https?:|  \n")
_OWN_LINE = re.compile(r"\n(?=[ \t]*(?:[-+*][ \t]|\d+\.[ \t]|\|))")
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_NESTED = re.compile(r"^(?:[ \t]*(?:>|[-+*][ \t]|\d+\.[ \t]))+", re.MULTILINE)
_MARKER = re.compile(r">|[-+*][ \t]|\d+\.[ \t]")


def is_too_heavy(source: str) -> bool:
    """Would reading `source` as Markdown take much longer than its length explains?"""
    if any(len(_MARKER.findall(found[0])) > DEEPEST for found in _NESTED.finditer(source)):
        return True
    # Every line may be an item of its own.
    spent = 100 * source.count("\n") + len(_FENCE.findall(source)) * len(source) // 200
    for block in _BLANK.split(source):
        spent += _brackets(block) + _blocks(block)
        spent += sum(map(_inline, _OWN_LINE.split(block)))
        if spent > BUDGET:
            return True
    return False


def _brackets(block: str) -> int:
    """How far the reader looks ahead for closing brackets: to their partners, or to the end."""
    spent, open_square, open_round = 0, [], []
    for found in _BRACKETS.finditer(block):
        sign, at = found[0], found.start()
        if sign == "[":
            open_square.append(at)
        elif sign in ("]", "]("):
            if open_square:
                spent += at - open_square.pop()
            if sign == "](":
                open_round.append((at, 1))
        elif sign == "(":
            open_round.append((at, 0))
        elif sign == ")" and open_round:
            start, looks = open_round.pop()
            spent += looks * (at - start)
    spent += sum(len(block) - at for at in open_square)
    spent += sum(looks * (len(block) - at) for at, looks in open_round)
    return spent


def _blocks(block: str) -> int:
    """Each heading, rule or quote inside a block makes the reader cut the rest anew."""
    return len(_OWN_BLOCK.findall(block)) * len(block) // 40


def _inline(line: str) -> int:
    """Each mark makes the reader copy the paragraph, item or row it stands in."""
    return len(_MARKS.findall(line)) * len(line) // 200
