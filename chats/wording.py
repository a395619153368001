"""What a message is made of: sentences that greet, hold or chat, and sentences that say something.

Pure: takes and gives text. Danish, Norwegian, Swedish and English alike, since people mix them.
"""

import re

_SENTENCE = re.compile(r"(?<=[.!?…])[\"»”')\]]*\s+(?=[^\s])|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|\s)(?:d|kl|ca|nr|f\.eks|bl\.a|t\.ex|o\.l|jf|mr|dr|st|inkl|ekskl|evt|min|maks|tlf|mob|tel|art|str|e\.g|i\.e|\d+)\.$",
    re.IGNORECASE,
)
LONGEST_ABBREVIATION = 20
_WORD = re.compile(r"[^\W_]+")

_NAME = r"(?:[\s,]+(?:\[[^\]]+\]|(?-i:[A-ZÆØÅÄÖ])[\w'’.-]+)){0,3}"
_HELLO = (
    r"(?:hej(?:sa|san|igen| igen| med dig)?|hei(?: igjen)?|hallo|halløj|hallå|hello|hi|hey|dav|"
    r"goddag|god dag|god(?:e)? ?(?:morgen|morgon|kveld|aften|kväll)|tjena|tja|heisann|"
    r"good (?:morning|afternoon|evening|day)|dear|kære|kjære|yo|hejhej)"
)
_THERE = r"(?:\s+(?:there|alle|all|everyone|du|dig|deg|team|support|kundeservice|kundservice))?"
_GREETING = re.compile(rf"^{_HELLO}{_THERE}{_NAME}\s*(?:[,.!:)\-–—😊🙂]+\s*|\s+|$)", re.IGNORECASE)

# A whole sentence that is one of these says nothing about the matter.
_SMALL_TALK = [
    r"(?:mange |tusen |tusind |tack|thank|thanks|tak|takk|tusen takk|selv tak|det var s[åa] lidt|"
    r"bare hyggelig|bare hyggeligt|ingen årsag|ingen orsak|varsågod|"
    r"you(?:'|’)re welcome|no problem|"
    r"my pleasure|velbekomme)\b.{0,60}$",
    r"(?:ha|hav|have) (?:en |ei |et |a )?(?:fortsat |fortsatt |riktig |rigtig |really )?"
    r"(?:god|dejlig|fin|flott|bra|trevlig|nice|great|lovely|good)\b.{0,40}$",
    r"(?:god|fortsat|fortsatt|trevlig) "
    r"(?:dag|weekend|helg|kveld|aften|kväll|eftermiddag)\b.{0,20}$",
    r".{0,25}(?:du (?:skriver|chatter|snakker|taler|chattar|pratar) (?:med|nu med)|"
    r"you(?:'|’)re (?:chatting|talking|speaking) (?:with|to)|my name is|mit navn er|"
    r"mitt navn er|jeg hedder|jeg heter|jag heter)\b.{0,60}$",
    r"(?:hvad|hva|hvordan|vad|hur|what|how) (?:kan|can|may) (?:jeg|jag|i|vi|we)\b.{0,12}"
    r"(?:hjælpe?|hjelpe?|hjälpa?|help|assist|gøre for|gjøre for)\b.{0,30}$",
    r"(?:kan jeg|kan jag|can i|er der|er det|finns det|är det|is there|var der|var det)\b.{0,12}"
    r"(?:hjælpe? (?:dig )?med (?:mere|andet|noget andet)|hjelpe (?:deg )?med "
    r"(?:noe )?(?:mer|annet)|hjälpa dig med (?:något )?(?:mer|annat)|"
    r"(?:anything else|andet|noe annet|noe mer|något mer|något annat|mere))\b.{0,40}$",
    r"(?:anything else|andet|noe annet|noe mer|något mer|något annat)\b.{0,20}$",
    r"(?:hyggeligt|hyggelig|kul|kjekt|dejligt|flott|fint|super|perfekt|godt|bra|great|glad|"
    r"nice|ok|okay|okej|ja|jo|nej|nei|yes|no|jada|javel|selvfølgelig|självklart|naturligvis|"
    r"of course|sure|forstår|forstået|skønt|herligt|härligt|jatak|ja tak|ja takk)"
    r"(?:[ ,]+(?:det|at|att|to|that|høre|hjælpe|hjelpe|hjälpa|hear|hør|godt|bra|du|jeg|jag|i|kunne|"
    r"kunde|could|help|er|var|it|is|was|med|dig|deg|you|glad|fint|tak|takk|tack)){0,8}$",
    r"(?:vi ses|ses|farvel|ha det|hade|hej ?d[åa]|adj[öø]|bye|goodbye|see you|snakkes|vi høres)"
    r"\b.{0,20}$",
    r"(?:hilsen|mvh|vh|med venlig hilsen|med vennlig hilsen|venlig hilsen|vennlig hilsen|"
    r"med vänlig hälsning|vänliga hälsningar|kind regards|best regards|regards)\b.{0,40}$",
    r"(?:det|it|that) (?:lyder|høres|hørtes|låter|sounds) .{0,40}$",
    r"(?:det er jeg ked af|det var ærgerligt|beklager|undskyld|unnskyld|förlåt|"
    r"ursäkta|sorry)\b.{0,40}$",
]
_HOLD = [
    r".{0,60}\b(?:et|ett|en|a|one|to|två|two|lige|litt|lidt|lite) ?"
    r"(?:øjeblik|øyeblikk|ögonblick|sekund|moment|minut|minutt|minuter|minutes?|sec|tid|stund)\b.{0,50}$",
    r".{0,20}\b(?:jeg|jag|i|vi|lad mig|la meg|låt mig|let me)\b.{0,20}"
    r"\b(?:undersøger|tjekker|sjekker|kollar|kikker|ser|kigger|slår op|check|look|kigge|se|tjekke|"
    r"sjekke|kolla|titta|undersøge|undersøke|undersøker)\b.{0,14}"
    r"\b(?:lige|på det|det|sagen|saken|nærmere|på saken|efter|etter|into (?:it|this|that)|it|"
    r"that|for (?:dig|deg|you))\b.{0,30}$",
    r"(?:lige )?(?:et |ett |en )?(?:øjeblik|øyeblikk|ögonblick|moment)\b.{0,40}$",
    r"(?:vent|hold|hang|bear)\b.{0,10}(?:lige|litt|lidt|on|with me|venligst|line)\b.{0,30}$",
    r"(?:er du (?:der|her) (?:stadig|fortsatt|ennå|enda)|are you still there|är du kvar)\b.{0,20}$",
]
# What stands for a personal detail.
_REPLACED = re.compile(r"\[[^\]\n]{1,30} \d+\]")
_EMPTY = [re.compile(pattern, re.IGNORECASE) for pattern in (*_SMALL_TALK, *_HOLD)]


def sentences(text: str) -> list[str]:
    """The sentences of a text, lines apart; abbreviations and numbers do not end one."""
    found: list[str] = []
    for line in text.splitlines():
        pieces = [piece.strip() for piece in _SENTENCE.split(line) if piece.strip()]
        whole: list[list[str]] = []
        for piece in pieces:
            # Only the end is looked at: a line may be one long list of numbers.
            if whole and _ABBREVIATION.search(whole[-1][-1][-LONGEST_ABBREVIATION:]):
                whole[-1].append(piece)
            else:
                whole.append([piece])
        found += [" ".join(parts) for parts in whole]
    return found


def without_greeting(text: str) -> str:
    """`Hej Mette, hvor er pakken?` → `hvor er pakken?`; a greeting alone leaves nothing."""
    left = text.strip()
    for _again in range(3):
        shorter = _GREETING.sub("", left, count=1).lstrip(" ,.!-–—")
        if shorter == left:
            break
        left = shorter
    return left


def says_something(sentence: str) -> bool:
    """More than a greeting, a request to wait, thanks or small talk."""
    bare = _REPLACED.sub(" ", without_greeting(sentence)).strip(" .!?,:;)(-–—😊🙂👍")
    if len(_WORD.findall(bare)) < 1:
        return False
    return not any(pattern.match(bare) for pattern in _EMPTY)


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
