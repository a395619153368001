"""The language somebody writes: da, nb, nn, sv or en, by the words that hold sentences together.

Danish and Norwegian share most of them: a text that could be either is neither. Pure.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from responses.suggestions.everyday import BY_LANGUAGE

_COMMON = {
    "da": """
        hvad hvornår hvorfor hvordan hvilken hvilket hvilke mig dig sig jer jeres af nu efter ud op
        også nogen noget nogle blev bliver blive være været meget mit dit sit gør har kan skal vil
        ikke jeg og det den der er at på til med for som en et de vi han hun men eller hvis når kun
        så fordi uden siden igen allerede lige gerne måske tak hej hej. købt købe køber sendt sende
        bestilt bestille pakke pakken penge pengene retur tilbage ordre faktura ringe skrive
        hjælpe hjælp får fået fik kommer kom kommet ligger virker ved hos fra om godt undskyld
        uge uger dage gang gange anden andet andre deres vores hende ham mere mange lige dog jo nej
        ingen intet bare altså ellers kunne skulle ville burde måtte havde haft tog tager taget
        sige siger sagde give giver giv modtaget modtage adgangskode konto bruger tror ved
    """,
    "nb": """
        hva når hvorfor hvordan hvilken hvilket hvilke meg deg seg dere deres av nå etter ut opp
        også noen noe ble blir bli være vært mye veldig mitt ditt sitt gjør har kan skal vil
        ikke jeg og det den der er at på til med for som en et ei de vi han hun men eller hvis kun
        så fordi uten siden igjen allerede gjerne kanskje takk hei heisann kjøpt kjøpe kjøper sendt
        sende bestilt bestille pakke pakken penger pengene retur tilbake ordre faktura ringe skrive
        hjelpe hjelp får fått fikk kommer kom kommet ligger virker fungerer ved hos fra om bra
        beklager uke uker dager gang ganger annen annet andre våre vår vårt henne ham mer mange jo
        nei ingen ingenting bare altså ellers kunne skulle ville burde måtte hadde hatt tok tar tatt
        si sier sa gi gir mottatt motta passord konto bruker tror vet dessverre innen mellom gjøre
    """,
    "nn": """
        kva korleis kvifor kven kvar når ikkje eg eit ein ei dei dykk dykkar meg deg seg av no etter
        ut opp også òg nokon noko nokre blei vart blir bli vere vore mykje mitt ditt gjer har kan
        skal vil og det den der er at på til med for som de vi han ho hun men eller viss berre så
        fordi utan sidan igjen allereie gjerne kanskje takk hei kjøpt kjøpe sendt sende pakken
        pengane tilbake faktura ringje skrive hjelpe hjelp får fått fekk kjem kom frå om bra veke
        veker dagar gong gonger annan anna andre vår våre henne meir mange jo nei ingen ingenting
        berre elles kunne skulle ville burde måtte hadde hatt tok tek seie seier gje gjev fleire
    """,
    "sv": """
        vad när varför hur vilken vilket vilka mig dig sig er era ni av nu efter ut upp också någon
        något några blev blir bli vara varit mycket väldigt mitt ditt sitt gör har kan ska skall
        vill inte jag och det den där är att på till med för som en ett de vi han hon men eller om
        bara så eftersom utan sedan igen redan gärna kanske tack hej hejsan köpt köpa köper skickat
        skicka beställt beställa paket paketet pengar pengarna retur tillbaka order faktura ringa
        skriva hjälpa hjälp får fått fick kommer kom kommit ligger fungerar vid hos från bra ursäkta
        vecka veckor dagar gång gånger annan annat andra deras vår våra henne honom mer många ju nej
        ingen inget annars kunde skulle ville borde måste hade haft tog tar tagit säga säger sa ge
        ger lösenord konto användare tror vet tyvärr inom mellan göra
    """,
    "en": """
        what when why how which who where me you your yours my mine our we they them their his her
        he she it its this that these those there here is are was were be been being am do does did
        have has had can could will would shall should may might must not no yes and or but if then
        so because of to from in on at by with for about into over after before again already just
        only also please thanks thank hi hello hey the an a i'm i've don't can't didn't isn't won't
        get got want need help order back money buy bought send sent know think any some more most
        up out off than too very still now up
    """,
}
_WORDS = {
    language: frozenset(words.split()) | BY_LANGUAGE.get(language, frozenset())
    for language, words in _COMMON.items()
}
# What a word of one of them looks like, and hardly one of its nearest neighbour.
_SHAPES = {
    "da": re.compile(
        r"tion|øb|hed(?:en|er)?$|^af|^ud|^ind|^op(?!p|er)|igt$|erne?s?$|dde$|ede$|øj|ej(?:en)?$|"
        r"brug|uge$|ræ|æs|æg|[lmst]æ(?!r)|gør|ærk|nævn|jlighed"
    ),
    "nb": re.compile(
        r"(?:tt|nn|kk|ll|pp|dd|ss|ff|gg)$|sjon|kj|gj[eø]|øy|ei|øp|^ut|^opp|^inn|^av|het(?:en)?$|"
        r"uke|bruk|ppse|ert$|^mott|åpn?|ekst|^nå|ngen$"
    ),
    "nn": re.compile(r"^kv[aeioåæø]|leg[ea]?$|ane$|sjon|kj|gj[eø]|øy|^ut|heit|(?:tt|nn|kk|ll)$"),
    "sv": re.compile(
        r"[äö]|het(?:en)?$|ck|igt$|tion|ande$|ade$|(?:tt|nn|ll|pp|ss|gg|mm)$|^av|^ut|^in"
    ),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERS = {"æ": ("da", "nb", "nn"), "ø": ("da", "nb", "nn"), "ä": ("sv",), "ö": ("sv",)}
_LETTER, _SHAPE = 0.7, 0.6
_MOST_WORDS = 300
_ENOUGH = 1.0
_CLEARLY = 0.6


def language_of(texts: Sequence[str]) -> str | None:
    """The one language these texts are in; None where they do not tell."""
    possible = languages_of(texts)
    # Few write Nynorsk; who may do either is taken to write Bokmål.
    chosen = possible - {"nn"} if "nb" in possible else possible
    return next(iter(chosen)) if len(chosen) == 1 else None


def languages_of(texts: Iterable[str]) -> frozenset[str]:
    """All that the texts may well be in; none where they say nothing."""
    points = _points(texts)
    most = max(points.values())
    if most < _ENOUGH:
        return frozenset()
    return frozenset(each for each, count in points.items() if most - count < _CLEARLY)


def _points(texts: Iterable[str]) -> Mapping[str, float]:
    words = [word.lower() for text in texts for word in _WORD.findall(text)][:_MOST_WORDS]
    points = dict.fromkeys(_WORDS, 0.0)
    for word in words:
        found = [language for language, known in _WORDS.items() if word in known]
        for language in found:
            points[language] += 1.0
        if not found:
            for language in _looks_like(word):
                points[language] += _SHAPE
    for letter, languages in _LETTERS.items():
        if any(letter in word for word in words):
            for language in languages:
                points[language] += _LETTER
    return points


def _looks_like(word: str) -> list[str]:
    return [language for language, shape in _SHAPES.items() if shape.search(word)]
