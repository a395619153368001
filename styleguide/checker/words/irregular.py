"""Verbs that no rule of endings covers: their forms beside those that the endings make.

Of our own choosing: verbs that replies use. With what may stand before one (`tilbyde`,
`foretage`) they take the same forms.
"""

_DANISH = """
    bede beder bad bedt
    bringe bragte bragt
    byde bød budt
    finde fandt fundet
    forstå forstår forstod forstået
    fortryde fortrød fortrudt
    give gav givet
    gå går gik gået
    hjælpe hjalp hjulpet
    holde holdt holdes
    lægge lagde lagt
    ligge lå ligget
    lyde lød lydt
    miste mistede mistet
    se ser så set
    sende sendte sendt
    sige siger sagde sagt
    skrive skrev skrevet
    spørge spurgte spurgt
    stå står stod stået
    sælge solgte solgt
    sætte satte sat
    tage tog taget
    træffe traf truffet
    træde trådte trådt
    trække trak trukket
    vide ved vidste vidst
    vælge valgte valgt
    være er var været
"""
_BOKMAL = """
    be ber ba bad bedt
    bringe brakte brakt
    by byr bød budt
    finne fant funnet
    forstå forstår forsto forstod forstått
    gi gir ga gav gitt
    gå går gikk gått
    hjelpe hjalp hjulpet
    holde holdt
    legge la lagt
    ligge lå ligget
    se ser så sett
    sende sendte sendt
    si sier sa sagt
    skrive skrev skrevet
    spørre spør spurte spurt
    stå står sto stod stått
    selge solgte solgt
    sette satte satt
    ta tar tok tatt
    treffe traff truffet
    trekke trakk trukket
    vite vet visste visst
    velge valgte valgt
"""
_NYNORSK = """
    be ber bad bede
    finne finn fann funne
    forstå forstår forstod forstått
    gi gir gav gitt
    gå går gjekk gått
    hjelpe hjelper hjelpte hjelpt
    legge legg la lagt
    sjå ser såg sett
    seie seier sa sagt
    skrive skriv skreiv skrive
    spørje spør spurde spurt
    stå står stod stått
    setje set sette sett
    ta tek tok teke
    vite veit visste visst
    velje vel valde valt
"""
_SWEDISH = """
    be ber bad bett
    bjuda bjuder bjöd bjudit
    bryta bröt brutit
    finna finner fann funnit
    förstå förstår förstod förstått
    ge ger gav gett givit
    gå går gick gått
    hjälpa hjälper hjälpte hjälpt
    hålla höll hållit
    lägga lade la lagt
    ligga låg legat
    se ser såg sett
    säga säger sade sa sagt
    skriva skrev skrivit
    stå står stod stått
    sälja sålde sålt
    sätta satte satt
    ta tar tog tagit
    vela vill ville velat
    veta vet visste vetat
    välja väljer valde valt
"""
_ENGLISH = """
    be am is are was were been
    become became become
    begin began begun
    bring brought
    buy bought
    catch caught
    choose chose chosen
    come came
    cost cost
    deal dealt
    do did done
    feel felt
    find found
    forget forgot forgotten
    get got gotten
    give gave given
    go went gone
    hear heard
    hold held
    keep kept
    know knew known
    lead led
    leave left
    lose lost
    make made
    mean meant
    meet met
    pay paid
    put put
    read read
    rise rose risen
    run ran
    say said
    see saw seen
    sell sold
    send sent
    set set
    show showed shown
    speak spoke spoken
    spend spent
    stand stood
    take took taken
    teach taught
    tell told
    think thought
    undergo underwent undergone
    understand understood
    write wrote written
"""
_BEFORE = """
    an af av be bi bort efter etter for fore forut fra fram frem från före för gen genom gjen
    gjennom hen i igen igjen ihop ind inn in med mis miss mod mot ned ner om op opp over på sam
    samman till til tilbage tilbake tillbaka ud unna und under unn up upp ut ved vid vide å åter
    över mis out over re under up with
"""


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in lines.strip().splitlines())
    return {first: tuple(others) for first, *others in rows}


_FORMS = {
    "da": _table(_DANISH),
    "nb": _table(_BOKMAL),
    "nn": _table(_NYNORSK),
    "sv": _table(_SWEDISH),
    "en": _table(_ENGLISH),
}
_PREFIXES = frozenset(_BEFORE.split())


def irregular_forms(word: str, language: str) -> tuple[str, ...]:
    """The forms of a verb that has its own, or of a longer one that ends in it; none else."""
    verbs = _FORMS.get(language, {})
    if word in verbs:
        return verbs[word]
    for length in range(2, len(word) - 1):
        before, verb = word[:length], word[length:]
        if before in _PREFIXES and verb in verbs:
            return tuple(before + form for form in verbs[verb])
    return ()
