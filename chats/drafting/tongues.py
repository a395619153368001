"""How each language asks, states and wishes: patterns for making a question of what is said."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """How a language asks. `wish`, `lead`, `asked_how` are ways to begin what is meant as a
    question; each leaves the verb without its subject, or a clause."""

    why: str
    what_to_do: str
    how_can_i: str
    negation: str
    first: str
    subject: str
    verb: str
    done: str
    wish: str
    lead: str
    generic: str
    have: tuple[str, str] = ("", "")
    get: str = "få"
    find: str = "finde"


_POLITE = r"(?:gerne |gjerne |gärna |please |lige |bare |egentlig(?:en)? )?"
_NOUN = r"[a-zæøåäö][\w-]*"
_DEFINITE = (
    r"(?!ingen |noen |någon |igen |hvorfor |hvordan )[a-zæøåäö][\w-]{2,}(?:en|et|n|t|ne|na|a)"
)
VERB = (
    r"(?:kan|skal|vil|må|bør|er|har|var|blev|ble|fik|fikk|kom|fick|ska|vill|måste|kunne"
    r"|[a-zæøåäö]{2,}r|{word})"
)

_DANISH = Tongue(
    why="Hvorfor",
    what_to_do="Hvad gør jeg, når",
    how_can_i="Hvordan kan jeg",
    negation="ikke|aldrig",
    first="jeg|vi",
    subject=rf"(?:jeg|vi|(?:min|mit|mine|vores|jeres|denne|dette) {_NOUN}|{_DEFINITE})",
    verb="",
    done=r"(?:har|havde|fik|kom til at|mistede|glemte|købte|bestilte|betalte|tabte)\b",
    wish=rf"(?:jeg|vi) (?:(?:vil|skal|ville|kunne tænke mig) {_POLITE}(?:at )?|ønsker {_POLITE}at "
    rf"|har brug for (?:hjælp til )?at |prøver at |forsøger at )",
    lead=r"(?:(?:kan|kunne|vil) (?:du|i) (?:lige |måske |venligst )*(?:fortælle|sige|forklare"
    r"|oplyse)"
    r"(?: mig| os)?|(?:jeg|vi) (?:vil|ville|kunne) (?:gerne|godt) (?:lige )?(?:vide|høre|spørge)"
    r"(?: om)?|ved (?:du|i)|(?:jeg|vi) (?:ved|forstår|kan) ikke(?: finde ud af)?),? ",
    generic=r"(?:hvad (?:skal|kan|gør) (?:jeg|vi|man)(?: så| nu| der)?(?: gøre)?(?: ved det"
    r"| nu| så)?"
    r"|hvad (?:kan|gør) i(?: gøre)?(?: ved det)?|kan (?:du|i) hjælpe(?: mig| os)?(?: med det| her)?"
    r"|er der nogen(?: der)?|hvad er der galt|hvad er galt|kan det passe|hvorfor(?: det)?)",
    have=("have", "få"),
)
_NORWEGIAN = Tongue(
    why="Hvorfor",
    what_to_do="Hva gjør jeg når",
    how_can_i="Hvordan kan jeg",
    negation="ikke|aldri",
    first="jeg|vi",
    subject=rf"(?:jeg|vi|(?:min|mitt|mi|mine|vår|vårt|deres|denne|dette) {_NOUN}"
    rf"|{_NOUN} (?:min|mitt|mi|mine|vår|vårt|våre|deres|dykkar)|{_DEFINITE})",
    verb="",
    done=r"(?:har|hadde|fikk|kom til å|mistet|glemte|kjøpte|bestilte|betalte|tapte)\b",
    wish=rf"(?:jeg|vi) (?:(?:vil|skal|ville) {_POLITE}|ønsker {_POLITE}å |trenger (?:hjelp til )?å "
    rf"|har lyst til å |prøver å |forsøker å )",
    lead=r"(?:(?:kan|kunne|vil) (?:du|dere) (?:vennligst )?(?:fortelle|si|forklare|opplyse)"
    r"(?: meg| oss)?|(?:jeg|vi) (?:vil|ville) gjerne (?:vite|høre|spørre)(?: om)?"
    r"|vet (?:du|dere)|(?:jeg|vi) lurer på|lurer på|(?:jeg|vi) (?:vet|forstår|skjønner) ikke),? ",
    generic=r"(?:hva (?:skal|kan|gjør) (?:jeg|vi|man)(?: da| nå)?(?: gjøre)?(?: med det| nå| da)?"
    r"|hva (?:kan|gjør) dere(?: gjøre)?(?: med det)?|kan (?:du|dere) hjelpe(?: meg| oss)?(?: "
    r"med det)?"
    r"|er det noen(?: der)?|hva er galt|hva er feil|kan det stemme|hvorfor(?: det)?)",
    have=("ha", "få"),
    find="finne",
)
_NYNORSK = Tongue(
    why="Kvifor",
    what_to_do="Kva gjer eg når",
    how_can_i="Korleis kan eg",
    negation="ikkje|aldri",
    first="eg|vi|me",
    subject=rf"(?:eg|vi|me|{_NOUN} (?:min|mitt|mi|mine|vår|vårt|våre|deres|dykkar)|{_DEFINITE})",
    verb="",
    done=r"(?:har|hadde|fekk|mista|gløymde|kjøpte|bestilte|betalte)\b",
    wish=rf"(?:eg|vi|me) (?:(?:vil|skal) {_POLITE}|ønskjer {_POLITE}å |treng (?:hjelp til )?å "
    rf"|prøver å )",
    lead=r"(?:(?:kan|kunne|vil) (?:du|de|dykk) (?:fortelje|seie|forklare)(?: meg| oss)?"
    r"|(?:eg|vi) (?:vil|ville) gjerne (?:vite|høyre|spørje)(?: om)?|veit (?:du|de)"
    r"|(?:eg|vi) lurer på|lurer på|(?:eg|vi) (?:veit|skjønar) ikkje),? ",
    generic=r"(?:kva (?:skal|kan|gjer) (?:eg|vi|ein)(?: no)?(?: gjere)?(?: no)?"
    r"|kan (?:du|de) hjelpe(?: meg| oss)?|kva er gale|kvifor(?: det)?)",
    have=("ha", "få"),
    find="finne",
)
_SWEDISH = Tongue(
    why="Varför",
    what_to_do="Vad gör jag när",
    how_can_i="Hur kan jag",
    negation="inte|aldrig",
    first="jag|vi",
    subject=rf"(?:jag|vi|(?:min|mitt|mina|vår|vårt|våra|den här|det här) {_NOUN}|{_DEFINITE})",
    verb="",
    done=r"(?:har|hade|fick|råkade|tappade|glömde|köpte|beställde|betalade)\b",
    wish=rf"(?:jag|vi) (?:(?:vill|ska|skulle vilja|behöver) {_POLITE}|önskar |försöker "
    rf"|behöver hjälp (?:med )?att )",
    lead=r"(?:(?:kan|kunde|skulle) (?:du|ni) (?:kunna )?(?:berätta|säga"
    r"|förklara)(?: för)?(?: mig| oss)?"
    r"|(?:jag|vi) (?:vill|skulle vilja) (?:gärna )?(?:veta|fråga)(?: om)?|vet (?:du|ni)"
    r"|(?:jag|vi) undrar|undrar|(?:jag|vi) (?:vet|förstår) inte),? ",
    generic=r"(?:vad (?:ska|kan|gör) (?:jag|vi|man)(?: då| nu)?(?: göra)?(?: åt det| nu| då)?"
    r"|kan (?:du|ni) hjälpa(?: mig| oss)?(?: med det)?|är det någon(?: där)?|vad är fel|"
    r"varför(?: det)?)",
    have=("ha", "få"),
    find="hitta",
)
ENGLISH = Tongue(
    why="Why",
    what_to_do="What can I do if",
    how_can_i="How can I",
    negation="not|never",
    first="i|we",
    subject=r"(?:i|we|(?:my|our|your|the|this) [a-z][\w-]*(?: [a-z][\w-]*)??)",
    verb=r"(?:can|could|will|would|am|is|are|was|were|has|have|does|do|did)(?:n[’']t)?|cannot|can[’']t"
    r"|won[’']t|[a-z]{3,}[a-rt-z]s|forgot|lost|broke|got|get|bought|ordered|paid|missed|deleted",
    done=r"(?:have|had|forgot|lost|broke|got|get|bought|ordered|paid|missed|deleted)\b",
    wish=r"(?:i|we) (?:want|need|would like|wish|[’']d like|am trying|tried|have been trying)"
    r"(?: help)? to |i[’'](?:d like|m trying) to ",
    lead=r"(?:(?:can|could|would) you (?:please |kindly )?(?:tell|explain|show)(?: to)?(?: me| us)?"
    r"|(?:i|we) (?:want|would like|need)(?:ed)? to (?:know|ask)|do you know|i was wondering|i "
    r"wonder"
    r"|(?:i|we) (?:do not|don[’']t) (?:know|understand)|please (?:tell|show) me),? ",
    generic=r"(?:what (?:can|should|do|shall) (?:i|we|you) do(?: about it| now| then)?"
    r"|(?:can|could) you (?:please )?help(?: me| us)?(?: out)?(?: with (?:this|that|it))?(?: "
    r"please)?"
    r"|is anyone there|what(?: is|[’']s) wrong|why(?: is that)?|is that (?:ok|okay|possible)"
    r"|do you understand(?: me)?)",
    get="get",
    find="find",
)
TONGUES = {"da": _DANISH, "nb": _NORWEGIAN, "nn": _NYNORSK, "sv": _SWEDISH, "en": ENGLISH}
