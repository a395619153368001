"""What a message is made of: sentences that greet, hold or chat, and sentences that say something.

Pure: takes and gives text. Danish, Norwegian, Swedish and English alike, since people mix them.
"""

import re

from chats.phrases import EMPTY, GREETING, IDENTITY, REPLACED

_SENTENCE = re.compile(r"(?<=[.!?…])[\"»”')\]]*\s+(?=[^\s])|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|\s)(?:d|kl|ca|nr|f\.eks|bl\.a|t\.ex|o\.l|jf|mr|dr|st|inkl|ekskl|evt|min|maks|tlf|mob|"
    r"tel|art|str|e\.g|i\.e)\.$|(?:^|\b(?:den|d\.|kl\.|nr\.) ?)\d+\.$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d\.$")
LONGEST_ABBREVIATION = 20
# Whoever says more than this says something.
LONGEST_EMPTY = 300
_WORD = re.compile(r"[^\W_]+")


def sentences(text: str) -> list[str]:
    """The sentences of a text, lines apart; abbreviations and numbers do not end one."""
    found: list[str] = []
    for line in text.splitlines():
        pieces = [piece.strip() for piece in _SENTENCE.split(line) if piece.strip()]
        whole: list[list[str]] = []
        for piece in pieces:
            # Only the end is looked at: a line may be one long list of numbers.
            if whole and _goes_on(whole[-1][-1][-LONGEST_ABBREVIATION:], piece):
                whole[-1].append(piece)
            else:
                whole.append([piece])
        found += [" ".join(parts) for parts in whole]
    return found


def _goes_on(end: str, following: str) -> bool:
    """`d. 3. maj`, `1. Sluk` and `kl. 10. Ja` go on; `min iPhone 12. Den er` does not."""
    if _ABBREVIATION.search(end):
        return True
    return bool(_NUMBER.search(end)) and following[:1].islower()


def without_greeting(text: str) -> str:
    """`Hej Mette, hvor er pakken?` → `hvor er pakken?`; a greeting alone leaves nothing."""
    left = text.strip()
    for _again in range(3):
        shorter = GREETING.sub("", left, count=1).lstrip(" ,.!-–—")
        if shorter == left:
            break
        left = shorter
    return left


def says_something(sentence: str) -> bool:
    """More than a greeting, a request to wait, thanks or small talk."""
    bare = REPLACED.sub(" ", without_greeting(sentence)).strip(" .!?,:;)(-–—😊🙂👍")
    if len(_WORD.findall(bare)) < 1:
        return False
    return not _is_empty(bare) and not all(map(_is_empty, _parts(bare)))


def _is_empty(bare: str) -> bool:
    return len(bare) <= LONGEST_EMPTY and bool(EMPTY.match(bare))


def _parts(bare: str) -> list[str]:
    """`Godt, ha en god dag` says nothing twice."""
    return [part.strip() for part in bare.split(",", 4) if part.strip()] or [bare]


def says_who(sentence: str) -> bool:
    """Nothing but who somebody is and under which numbers: `Min mail er [e-mail 1]`."""
    bare, count = REPLACED.subn(" ", sentence)
    return count > 0 and all(word.lower() in IDENTITY for word in _WORD.findall(bare))


def substance(text: str) -> str:
    """The text without sentences that say nothing; its lines stay lines."""
    kept = []
    for line in text.splitlines():
        said = [each for each in sentences(line) if says_something(each)]
        if said:
            first = without_greeting(said[0]) or said[0]
            kept.append(" ".join([_begun(first), *said[1:]]))
    return "\n".join(kept)


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
