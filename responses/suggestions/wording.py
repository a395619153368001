"""Words that greet, thank, part or hold a sentence together, and whether anything else is said.

Danish, Norwegian, Swedish and English alike, since people mix them. Pure.
"""

import re
from collections.abc import Iterable

from search.function_words import FUNCTION_WORDS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


GREETINGS = _set(
    """
    hej hejsa hejsan hejs hei heisann hallo halløj halla hallå hello hi hey hiya howdy heya yo dav
    davs goddag godmorgen godaften godkveld godmorgon godkväll tjena tja tjabba morn mojn greetings
    kære kjære käre dear god godt gode good day dag morgen morgon morning aften kveld kväll evening
    afternoon formiddag ettermiddag eftermiddag igen igjen again there alle all everyone team
    """
)
THANKS = _set(
    """
    tak takk tack tusindtak tusentakk mange tusind tusen thanks thank thx ty tnx cheers perfekt
    perfect super supert toppen topp kanon fedt flott fint fin great awesome excellent wonderful
    dejligt herligt härligt skønt nice bra cool lovely brilliant amazing appreciate appreciated
    """
)
PARTING = _set(
    """
    farvel hejhej hejdå hade bye goodbye goodnight ciao ses snakkes vi høres hørs adjö adjø
    weekend helg kveld aften kväll dag day evening night fortsat fortsatt ha hav have god trevlig
    nice later see you
    """
)
_MORE = _set(
    """
    ok okay okej ja jo nej nei yes no yep nope yeah jada javel jadå det var var's that's thats it
    all alt allt hele hela everything anything else andet annet annat mere mer more ellers ikke nok
    enough hjælp hjælpe hjælpen hjælper hjelp hjelpe hjelpen hjälp hjälpa hjälpen help helping
    helped spørgsmål spørsmål fråga question questions spørge spørre need needs got brug bruge behov
    trenger behøver behöver lige noget noe något something anyone nogen noen någon can could please
    venligst vennligst tack for with to i'm im need want support kundeservice lov selv fortsat
    really so much very meget veldig mycket then dejlig god godt igen to i also will be do for today
    now that i'll morning gerne gjerne gärna få får fik fikk fick lidt litt lite samme samma tror
    synes synas tycker ser jeres deres wondering hoping know tell get getting like lurer undrer
    undrar vide vite veta sige si säga eventuelt evt faktisk actually maybe måske kanskje kanske
    måtte sån sådan slik så allerede already still stadig fortsatt ska sag sak ting thing
    try prøver prøve snälla kära
    """
)
_SMALL = GREETINGS | THANKS | PARTING | _MORE | FUNCTION_WORDS
_PARTING_ALONE = _set("farvel hejhej hejdå hade bye goodbye ciao ses snakkes adjö")
_THANKS_ALONE = _set("tak takk tack tusindtak tusentakk thanks thank thx ty tnx cheers appreciate")
_THAT_WAS_ALL = re.compile(
    r"\b(?:det var (?:det|bare det|alt|det hele)|det er alt|det var allt|nej,? ikke andet|"
    r"that(?:['’]s| is| was| will be|['’]ll be) (?:all|it|everything)|nothing else|no more|"
    r"ikke (?:mere|andet|noe mer|noe annet)|inget (?:mer|annat)|"
    r"i(?:['’]m| am) (?:all )?(?:set|good))\b",
    re.IGNORECASE,
)
_WISHES_WELL = re.compile(
    r"\b(?:ha(?:v|ve)?|god|good|trevlig|fortsat|fortsatt)\b.*"
    r"\b(?:dag|day|helg|weekend|kveld|aften|kväll|evening|night|natt|uke|uge|vecka|week)\b",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\b(?:my name is|this is|i(?:['’]m| am)|mit navn er|mitt navn er|mitt namn är|jeg hedder|"
    r"jeg heter|jag heter|eg heiter|det er|dette er|det här är)\s+(?:[A-ZÆØÅÄÖ][\w'’-]*\s*){1,3}"
)
_AFTER_GREETING = re.compile(
    r"^\W*(?:hej|hei|hi|hello|hey|dear|kære|kjære|hallo|hallå|hejsa|hejsan|heisann)\s+"
    r"(?:(?-i:[A-ZÆØÅÄÖ])[\w'’-]*\s*){1,2}(?=[,.!:]|$)",
    re.IGNORECASE,
)
_HELPS = _set("hjælpe hjelpe hjälpa help assist")
_ELSE = _set("else andet annet annat mere mer more")
_SHORT = 40
_FIELD = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")


def words(text: str) -> list[str]:
    """Lower case, without signs."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def telling_words(text: str) -> list[str]:
    """What is left without names, greetings, thanks and words that hold sentences together."""
    bare = _INTRODUCES.sub(" ", _AFTER_GREETING.sub(" ", text))
    return [word for word in words(bare) if word not in _SMALL and len(word) > 1]


def says_something(texts: Iterable[str]) -> bool:
    """What it is about, and not just hello or that there is a question."""
    return any(telling_words(text) for text in texts)


def is_parting(text: str) -> bool:
    """Thanks, bye or "that was all", and nothing more to answer."""
    if text.rstrip().endswith("?"):
        return False
    said = set(words(text))
    left = len(telling_words(text))
    if _THAT_WAS_ALL.search(text) or said & _PARTING_ALONE:
        return left <= 3
    if _WISHES_WELL.search(text) and not left:
        return True
    return bool(said & _THANKS_ALONE) and left <= 2


def opens_the_chat(text: str) -> bool:
    """A reply that greets, perhaps asks how to help, and says no more."""
    said = words(_FIELD.sub("", text))
    greets = bool(said[:1]) and said[0] in GREETINGS
    return greets and len(said) < _SHORT and not set(said) - _SMALL - _HELPS


def closes_the_chat(text: str) -> bool:
    """A reply that thanks, parts or asks whether there is anything else, and says no more."""
    bare = _FIELD.sub("", text)
    said = set(words(bare))
    parts = bool(said & (_PARTING_ALONE | _THANKS_ALONE)) or ("?" in bare and bool(said & _ELSE))
    return parts and len(said) < _SHORT and not set(telling_words(bare)) - _HELPS


def asks_what_about(text: str) -> bool:
    """Of a greeting: it asks what the matter is, out of place once that was said."""
    return "?" in _FIELD.sub("", text)
