"""Does a text say that a file comes with it?"""

from __future__ import annotations

import re

NORWEGIAN = r"vedlag[td]\w*|vedlegg\w*|legg(?:er|jer)? ved|lag[td] ved"
SAYING = {
    "da": r"vedhæft(?:er|et|ede|ning\w*)|vedlagt\w*|vedlægger|vedlagde",
    "nb": NORWEGIAN,
    "nn": NORWEGIAN,
    "sv": r"bifoga(?:r|d|t|de)|bilag\w*",
    "en": r"attached|attachments?|enclosed",
}
# What one is asked to do as well as what one does oneself: only the latter promises a file.
OURSELVES = {"da": r"vedhæfte?|vedlægge", "sv": r"bifoga", "en": r"attach|enclose"}
WE = {"da": r"jeg|vi", "sv": r"jag|vi", "en": r"i|we"}
IN_THE_PARCEL = {
    "da": r"pakken?|kassen|forsendelsen",
    "nb": r"pakken?|esken|forsendelsen",
    "nn": r"pakken?|øskja|sendinga",
    "sv": r"paketet?|lådan|försändelsen",
    "en": r"parcel|package|box",
}
SENTENCE = re.compile(r"[.!?:\n]+(?:\s|$)")


def says_attached(text: str, language: str) -> str:
    """The word that promises a file, as it stands in the text; "" where none does.

    What lies in the parcel is no file.
    """
    saying = SAYING.get(language)
    if saying is None:
        return ""
    for sentence in SENTENCE.split(text):
        if _has(IN_THE_PARCEL[language], sentence):
            continue
        found = _has(saying, sentence) or _promise(sentence, language)
        if found:
            return found[0]
    return ""


def _promise(sentence: str, language: str) -> re.Match[str] | None:
    if language not in WE or not _has(WE[language], sentence):
        return None
    return _has(OURSELVES[language], sentence)


def _has(words: str, sentence: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", sentence, re.IGNORECASE)
