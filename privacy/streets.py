"""What streets end with, and the parts of an address, as pieces of regular expressions."""

from __future__ import annotations

import re

from privacy.names import PLACES


def any_of(words: str) -> str:
    """The longest first, so that `vejen` is not cut to `vej`."""
    return "(?:" + "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True)) + ")"


# Nearly always a street, whatever the case.
STREET = any_of("""
    vej vejen gade gaden gades allé alle alléen alleen stræde strædet boulevard boulevarden vænge
    vænget vei veien vegen veg gate gaten gata gatan väg vägen gränd gränden stigen allén straße
    strasse straat katu
""")
# Also words of daily speech: a capital letter and something beside them are needed.
PLACE = any_of("""
    plads pladsen plass plassen plats platsen torv torvet torg torget park parken parkvej have
    haven bakke bakken backe backen mark marken toft toften lund lunden eng engen krog krogen
    kroken sving svinget svingen dal dalen høj højen høgda haug haugen vang vangen ager kær kæret
    skrænt skrænten brink brinken havn havnen hamn hamnen kaj kajen kai kaia brygge bryggen brygga
    dige diget passage passagen strand stranden skov skoven skog skogen hegn hegnet løkke løkken
    løkka mose mosen ås åsen lia lien li tun tunet bro broen bron terrasse terrassen smug smuget
    smauet bodene ring ringen slinga slingan leden liden gången esplanaden höjden bryn brynet byn
    byen udsigten gård gården garden jordet kleiva plan planen hage hagen trappen porten torpet
    holm holmen odden neset vik viken vika sletta sletten moen myra myren åker åkeren åkern äng
    ängen lyckan kullen berg berget sund sundet sti stien stykket husene kroken vold volden kanal
    siden kanalen engene vængerne huset borg tårnet tårn bugten bugt næs næsset ager agrene løpet
""")
ENGLISH = any_of("""
    Street Road Avenue Lane Drive Close Court Crescent Square Way Gardens Grove Terrace Place Hill
    Mews Row Walk Rise Parade Boulevard Highway Parkway Quay Wharf Green View Park St Rd Ave Dr Ln
    Ct Blvd Pl Cres Sq
""")
CAPITAL = "[A-ZÆØÅÄÖÜÉŁŚŻ]"
WORD = rf"{CAPITAL}[\w'’.-]{{1,24}}"
NUMBER = (
    r"\d{1,3}(?:[-/]\d{1,3})?(?: ?[a-zA-Z](?![\w'’.]))?"
    r"(?!\d| ?[%€$:]|[.,:]\d|-\d| (?:kr|stk|min|timer|timmar|dage|dager|dagar|x|cm|mm|mb|gb)\b)"
)
_ROOM = any_of("""
    leilighet leil lejlighed lejl lgh lägenhet flat apt apartment unit dør dörr oppgang opgang
    uppg uppgång etage etg etasje vån våning værelse room port inngang indgang hybel bolig
""")
DOOR = (
    r"(?:(?:,? |,|, ?\n)(?:"
    r"\d{1,2}\. ?(?:sal|etg|etasje|etage|tr|vån)\.?(?:,? ?(?:t[vh]|mf|m\.f)\b\.?)?"
    r"|\d{1,2}\. ?(?:t[vh]|mf|m\.f)\b\.?"
    r"|(?:st|stuen|kld?|kælderen)\b\.?(?:,? ?(?:t[vh]|mf|m\.f)\b\.?)?"
    r"|\d{1,2} ?tr\b|(?:t[vh]|mf)\b\.?"
    r"|[HULKhulk] ?\d{4}\b"
    rf"|(?i:{_ROOM})\b\.? ?(?:nr\.? ?|no\.? ?)?[a-zA-Z]?\d{{0,4}}[a-zA-Z]?\b"
    r")){0,3}"
)
BRITISH = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
_CODE = (
    rf"(?:(?:DK|NO|N|SE|S|FI|DE|D|B|CH)[- ]?)?(?:\d{{3}} ?\d{{1,2}}(?: [A-Z]{{2}}\b)?|"
    rf"\d\d-\d{{3}}|{BRITISH})"
)
_TOWN = rf"{CAPITAL}[^\W\d_]+(?:[ -](?:(?:i|på|upon|am|an der) )?{CAPITAL}[^\W\d_]*){{0,2}}"
_KNOWN = any_of(" ".join(sorted(PLACES)))
GAP = r"(?:,? ?\n? ?)"
TOWN = rf"{GAP}{_CODE} (?:{_TOWN}|(?!kr|stk|dkk|nok|sek)[^\W\d_]{{3,20}}\b)"
AMERICAN = r", ?[A-Z][a-zA-Z ]{2,24},? [A-Z]{2} \d{5}(?:-\d{4})?\b"
ENGLISH_TOWN = rf"(?:{AMERICAN}|(?:,? ?\n? ?{_TOWN})?,? ?\n? ?{BRITISH}(?: {_TOWN})?)"
KNOWN_TOWN = (
    rf"(?<![\w.,-])(?:(?:DK|NO|N|SE|S)-)?(?:\d{{4}}|"
    rf"\d{{3}} ?\d\d) (?i:{_KNOWN})(?![\w-])(?: [A-ZØ]{{1,2}}\b)?"
)
