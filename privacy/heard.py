"""Names that people say themselves: after a greeting, in a signature, after "jeg hedder".

A bonus to the participants' names; `passing` finds those that stand anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy import forms
from privacy.words import NOT_NAMES, VERBS_AFTER

_NAME = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,4}"
GREETING = re.compile(
    r"(?:^|[\n.!?]) {0,3}(?:hej(?:sa)?|hei(?:sann)?|hall(?:o|å)|goddag|god dag|"
    r"godt? (?:morgen|aften|kveld|formiddag|eftermiddag|ettermiddag)|god (?:morgon|kväll)|"
    r"kære|kjære|käre|kära|bästa|dear|hi|hello|good (?:morning|afternoon|evening))"
    rf",? (?P<name>{_NAME})",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"(?<![^\W_])(?:mvh|m\.v\.h\.?|vh|v\.h\.?|kh|dbh|(?:med )?(?:de )?"
    r"(?:venlige?|vennleg|venleg|vennlig|bedste|beste|kærlig|mange) (?:hils(?:en|ner)|helsing)|"
    r"hilsen|helsing|hälsningar|"
    r"(?:med )?vänliga? hälsning(?:ar)?|(?:kind|best|warm) regards|regards|sincerely|yours|cheers)"
    rf"(?: fra| från| from)?[ ,.:;!-]{{0,6}}\n{{0,3}} {{0,6}}(?P<name>{_NAME})(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
SAID = re.compile(
    r"(?<![^\W_])(?:(?:jeg|jag) (?:hedder|heter)|mi(?:t|tt) navn er|navnet (?:mitt |mit )?er|"
    r"mitt namn är|namnet är|my name is|my name's|"
    r"du (?:taler|snakker|snakkar|pratar|chatter|chattar) med|"
    r"you(?:'re| are) (?:talking|speaking|chatting) (?:to|with))"
    rf":? (?P<name>{_NAME})",
    re.IGNORECASE,
)
INTRODUCED = re.compile(rf"(?<![^\W_])(?:i'?m|i am|jeg er|jag är) (?P<name>{_NAME})", re.IGNORECASE)
ASKED = re.compile(
    r"(?:your (?:full |first |last )?name|ditt? (?:fulde |fulle |fullständiga )?(?:for|för|efter)?"
    r"na(?:vn|mn)|na(?:vn|mn)et ditt?|(?:hvad hedder|hv?a heter|vad heter) du|who am i)"
    r"[^?]{0,60}\?",
    re.IGNORECASE,
)
ANSWER = re.compile(
    r"\W{0,4}(?:(?:sure|yes|ok|ja|jo|it's|it is|that's|det er|det är)\W{1,3}){0,2}"
    rf"(?P<name>{_NAME})",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SURNAME = re.compile(
    r"(?:sen|son|sson|dóttir|dottir|dotter|gaard|gård|berg|ström|strøm|lund|dahl)$"
)
LONGEST_NAME, SHORTEST_WORD = 4, 2


def heard_names(text: str, before: str = "") -> Iterator[str]:
    """Names that this message says; `before` is the end of the one it answers."""
    yield from forms.names(text)
    for match in GREETING.finditer(text):
        words = _capitalised(match["name"])
        if words and not _is_subject(text, match.start("name"), words):
            yield " ".join(words)
    for match in SIGNATURE.finditer(text):
        words = _capitalised(match["name"]) or _whole_line(match["name"], match["rest"])
        if words:
            yield " ".join(words)
    for match in SAID.finditer(text):
        words = _capitalised(match["name"]) or _said(match["name"])
        if words:
            yield " ".join(words)
    for match in INTRODUCED.finditer(text):
        words = _capitalised(match["name"])
        if len(words) > 1:  # one word may be anything: "I am Danish"
            yield " ".join(words)
    answer = ANSWER.match(text) if ASKED.search(before) else None
    if answer and (words := _capitalised(answer["name"])):
        yield " ".join(words)


def _capitalised(text: str) -> list[str]:
    words: list[str] = []
    for word in WORD.findall(text)[:LONGEST_NAME]:
        if not word[0].isupper() or word.lower() in NOT_NAMES:
            break
        words.append(word)
    return words if words and len(words[0]) >= SHORTEST_WORD else []


def _whole_line(name: str, rest: str) -> list[str]:
    """`mvh mette hansen`, without capitals, when nothing else stands there."""
    words = WORD.findall(name)
    alone = not rest.strip(" .,!-:;)") and len(words) < LONGEST_NAME
    if not alone or any(word.lower() in NOT_NAMES for word in words):
        return []
    return words if len(words[0]) >= SHORTEST_WORD else []


def _said(name: str) -> list[str]:
    """`jeg hedder mette hansen og`: the first word, and the second if it looks like a surname."""
    words = WORD.findall(name)
    if words[0].lower() in NOT_NAMES or len(words[0]) < SHORTEST_WORD:
        return []
    return words[:2] if len(words) > 1 and SURNAME.search(words[1].lower()) else words[:1]


def _is_subject(text: str, start: int, words: list[str]) -> bool:
    """`Hej. Pakken er ikke kommet`: what stands before a verb is no one's name."""
    after = text[start + len(" ".join(words)) :][:20]
    following = WORD.match(after, 1) if after[:1] == " " else None
    return len(words) == 1 and following is not None and following[0].lower() in VERBS_AFTER
