"""Where in a chat a text is said, as far as its words tell. A guess: an editor decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chats.mining.words import FIELD
from core.vocabulary import Stage

_CUES: Sequence[tuple[Stage, str]] = (
    (
        Stage.CLOSING,
        r"(?:^|\W)(?:farvel|ha det (?:bra|godt|fint)|hav en|ha en|god (?:dag|weekend|helg|aften|"
        r"kveld)|fortsat|fortsatt god|hej ?d[åa]|adj[öø]|vi ses|goodbye|bye|"
        r"have a (?:nice|good|great|lovely)|enjoy your|mvh|"
        r"med ve(?:n|nn)lig hilsen|vänliga hälsningar|kind regards)(?:\W|$)",
    ),
    (
        Stage.TRANSFER,
        r"(?:stille?r? (?:dig|deg|samtalen) (?:videre|om)|sette?r? (?:deg|over)|sætte?r? dig over|"
        r"viderestille|kopplar? (?:dig|över)|transfer you|put you through|hand you over)",
    ),
    (
        Stage.HOLD,
        r"(?:øjeblik|øyeblikk|ögonblick|et sekund|two minutes|one moment|a moment|hold on|"
        r"(?:jeg|jag) (?:tjekker|sjekker|kollar|undersøger|undersøker|undersöker) (?:lige|det)|"
        r"let me (?:check|look|see)|i(?:'ll| will) (?:check|look into))",
    ),
    (
        Stage.REFUSAL,
        r"(?:desværre|dessverre|tyvärr|unfortunately|not able to|unable to|"
        r"kan (?:vi |jeg |jag )?(?:ikke|inte)|cannot|can't)",
    ),
    (
        Stage.COMPLAINT,
        r"(?:det er jeg ked af|beklager|ked af at høre|lei for|ledsen|apologi[sz]e|"
        r"(?:i am|i'm|we are|we're) (?:so |very )?sorry)",
    ),
    (
        Stage.INVITATION,
        r"(?:(?:hvad|hva|vad|how|what) (?:kan|can|may) (?:jeg|jag|vi|i|we)\b.{0,20}"
        r"(?:hjælpe|hjelpe|hjälpa|help|assist|do for)|anything else|andet,? jeg kan|"
        r"noe annet jeg kan|noe mer jeg kan|något mer|noe mer|(?:noget )?andet)",
    ),
    (
        Stage.FEEDBACK,
        r"(?:hvordan var|tilfreds med|fornøyd med|nöjd med|rate (?:this|our|the)|your feedback)",
    ),
    (
        Stage.FOLLOW_UP,
        r"(?:vender tilbage|tar kontakt|återkommer|get back to you|contact you with)",
    ),
)
_GREETING = re.compile(
    r"^(?:hej|hei|hejsa|heisann|hallå|hallo|goddag|god (?:dag|morgen|morgon)|hello|hi|welcome|"
    r"velkommen|välkommen)\b",
    re.IGNORECASE,
)
_FOUND = [(stage, re.compile(cue, re.IGNORECASE)) for stage, cue in _CUES]
_SHORT = 60


def stage_of(text: str) -> Stage:
    plain = FIELD.sub("", text).strip()
    if _GREETING.match(plain) and len(plain) <= _SHORT:
        return Stage.GREETING
    for stage, cue in _FOUND:
        if cue.search(plain):
            return stage
    return Stage.ASK_DETAILS if plain.endswith("?") else Stage.SOLUTION
