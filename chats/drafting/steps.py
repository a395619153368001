"""Telling what to do from what is said around it, and writing it as numbered steps.

Pure; takes sentences of an agent, without personal details.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

FEWEST_STEPS = 2

# Verbs that tell somebody to do something, as they begin a sentence.
_DO = (
    # da
    "tag klik gå vælg tryk åbn luk skriv indtast sluk tænd vent prøv hent installer installér slet "
    "opdater opdatér log skyl rens lad sæt fjern send tjek kontroller kontrollér find start "
    "genstart "
    "nulstil ring udfyld kopier kopiér hold drej træk skru læg brug fortsæt gem bekræft upload "
    "download scan scroll rul marker markér indsæt afinstaller tilslut frakobl tøm afbryd husk søg "
    "skift print udskriv pak aflever ryd giv hæld tør kom bed forbind aktiver deaktiver gentag "
    # nb, nn
    "ta trykk velg åpne lukk slå skru vask rens fyll gå logg last finn bruk slett oppdater sjekk "
    "kontroller skann marker tøm hold dra legg behold bekreft lagre fortsett omstart nullstill "
    "koble "
    "fjern skriv ring kjør klikk vel opne slett tast endre vent prøv spør be hent sett start "
    # sv
    "ta klicka välj tryck öppna stäng skriv ange slå vänta prova testa hämta installera radera "
    "uppdatera logga skölj rengör låt sätt skicka kolla kontrollera hitta starta återställ fyll "
    "kopiera håll vrid dra skruva lägg använd fortsätt spara bekräfta ladda töm koppla byt sök "
    "packa lämna rensa tillåt avinstallera "
    # en
    "take click go choose select press open close type enter turn switch wait try fetch install "
    "delete update log sign rinse clean let put set remove send check find start restart reset "
    "call "
    "fill copy hold pull push use continue save confirm upload download scan scroll mark insert "
    "uninstall connect disconnect unplug plug empty search change tap pack return make ensure "
    "visit "
    "follow keep leave wipe reboot clear add bring pick"
)
_TO_DO = frozenset(_DO.split())
_FIRST = (
    r"(?:først og fremmest|først|så|derefter|herefter|dernæst|bagefter|til sidst|til slut|nu|og så|"
    r"når det er gjort|deretter|etterpå|til slutt|sist|nå|no|og|så|først|sedan|därefter|sen|"
    r"till sist|"
    r"slutligen|och|first(?:ly)?|please|venligst|vennligst|then|next|after that|afterwards|"
    r"finally|lastly|second(?:ly)?|"
    r"now|and)"
)
_SEQUENCE = re.compile(rf"^(?:{_FIRST}(?: (?:så|then))?[,:]? +)+", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.):]|[-*•–])\s+")
_YOU = re.compile(r"\b(?:du|man|you)\b", re.IGNORECASE)
_JOINT = re.compile(
    r"(?:,? (?:og|och|and)(?: så| then)?|, (?:så |then )?) ?(?=(?P<verb>[^\W\d_]+) )", re.IGNORECASE
)
# Asked, and meant as advice: the words after it are what to do.
_TRY = re.compile(
    r"^(?:(?P<da>(?:(?:kan|vil|kunne) du (?:ikke )?(?:lige |så )?prøve|har du (?:så )?"
    r"(?:prøvet|forsøgt)) (?:at )?)"
    r"|(?P<nb>(?:(?:kan|vil|kunne) du (?:ikke )?prøve|har du (?:prøvd|prøvet|forsøkt)) (?:å )?)"
    r"|(?P<sv>(?:(?:kan|vill|skulle) du (?:kunna )?(?:prova|testa|försöka)|har du "
    r"(?:provat|testat|försökt)) (?:att )?(?:med att )?)"
    r"|(?P<en>(?:(?:can|could|would) you (?:please )?try(?: to)?|have you (?:already )?tried) ))",
    re.IGNORECASE,
)
_CAN_YOU = re.compile(
    r"^(?:(?P<da>(?:kan|vil|kunne) du (?:lige |så |ikke )*)(?=\w+e\b)"
    r"|(?P<sv>(?:kan|vill|skulle) du (?:kunna )?)(?=\w+a\b)"
    r"|(?P<en>(?:can|could|would) you (?:please )?))",
    re.IGNORECASE,
)
_LEADS = {"da": "Prøv at ", "nb": "Prøv å ", "nn": "Prøv å ", "sv": "Prova att "}


@dataclass(frozen=True)
class Told:
    """A sentence of the agent, and in which of the messages."""

    text: str
    message: int

    @property
    def is_step(self) -> bool:
        return is_step(self.text)


def is_step(sentence: str) -> bool:
    """Tells somebody to do something."""
    if _NUMBERED.match(sentence):
        return True
    bare = _SEQUENCE.sub("", sentence)
    words = re.findall(r"[^\W\d_]+", bare[:40])
    if bare != sentence and _YOU.search(bare[:60]):
        return True
    return bool(words) and words[0].lower() in _TO_DO


def is_next(sentence: str) -> bool:
    """`Derefter vælger du …`: says that it comes after something."""
    return bool(_SEQUENCE.match(sentence))


def split_up(sentence: str) -> list[str]:
    """`Gå til ordrer, vælg ordren og tryk på Spor` tells three things; two stay one sentence."""
    if not is_step(sentence):
        return [sentence]
    joints = [each for each in _JOINT.finditer(sentence) if each["verb"].lower() in _TO_DO]
    if len(joints) < FEWEST_STEPS:
        return [sentence]
    edges = [0, *(edge for each in joints for edge in each.span()), len(sentence)]
    parts = [sentence[edges[at] : edges[at + 1]].strip(" ,.") for at in range(0, len(edges), 2)]
    if any(len(part.split()) < FEWEST_STEPS for part in parts):
        return [sentence]
    return [f"{part[:1].upper()}{part[1:]}." for part in parts]


def without_number(sentence: str) -> str:
    """`2. Vælg Indstillinger` → `Vælg Indstillinger`."""
    return _NUMBERED.sub("", sentence)


def advice(question: str, language: str, *, worked: bool) -> str:
    """What a question of the agent tells to do; "" for one that only asks.

    `Har du prøvet at genstarte den?` is advice; `Kan du slukke den?` is where it `worked`.
    """
    bare = _SEQUENCE.sub("", question).rstrip(' )"”»').rstrip("?").strip()
    if found := _TRY.match(bare):
        return _begun(found, bare, language, trying=True)
    if worked and (found := _CAN_YOU.match(bare)):
        return _begun(found, bare, language, trying=False)
    return ""


def _begun(found: re.Match[str], bare: str, language: str, *, trying: bool) -> str:
    rest = bare[found.end() :].strip()
    if not rest:
        return ""
    if found.lastgroup == "en":
        if not trying:
            return f"{rest[:1].upper()}{rest[1:]}."
        return (
            f"Try to {rest}."
            if re.search(r"try to\s*$", found[0], re.IGNORECASE)
            else f"Try {rest}."
        )
    lead = _LEADS.get(language, _LEADS[found.lastgroup or "da"])
    return f"{lead}{rest}."


def written(told: Sequence[Told]) -> str:
    """As Markdown: a numbered list where there are several steps, paragraphs otherwise."""
    if sum(len(split_up(each.text)) for each in told if each.is_step) < FEWEST_STEPS:
        return _paragraphs(told)
    told = [replace(each, text=part) for each in told for part in split_up(each.text)]
    steps = [place for place, each in enumerate(told) if each.is_step]
    first, last = steps[0], steps[-1]
    while last + 1 < len(told) and _belongs(told, last + 1, last):
        last += 1
    parts = [
        _paragraphs(told[:first]),
        _list(told[first : last + 1]),
        _paragraphs(told[last + 1 :]),
    ]
    return "\n\n".join(filter(None, parts))


def _belongs(told: Sequence[Told], place: int, last: int) -> bool:
    """What comes after the last step in the same breath explains it; a next one is a step."""
    return told[place].message == told[last].message or is_next(told[place].text)


def _list(told: Iterable[Told]) -> str:
    items: list[str] = []
    for each in told:
        if not items or each.is_step:
            items.append(_as_step(each.text))
        else:
            items[-1] = f"{items[-1]} {each.text}"
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))


def _as_step(text: str) -> str:
    """Without its own number, and without `then` where it is a step without it."""
    text = _NUMBERED.sub("", text)
    bare = _SEQUENCE.sub("", text)
    if bare != text and is_step(bare):
        text = bare
    return text[:1].upper() + text[1:]


def _paragraphs(told: Iterable[Told]) -> str:
    by_message: dict[int, list[str]] = {}
    for each in told:
        by_message.setdefault(each.message, []).append(each.text)
    return "\n\n".join(" ".join(texts) for texts in by_message.values())
