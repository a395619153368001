"""Phrases of chats in da, nb, sv and en: hello, thanks, waiting, asking for numbers, surveys.

People mix the languages, so they are read together.
"""

import re

# Begins a sentence, and is no name behind hello.
_NO_NAME = (
    r"(?!(?:i|i['’](?:m|d|ve|ll)|im|jeg|jag|eg|vi|we|me|min|mit|mitt|mine|mina|mi|my|our|vores|"
    r"vår|kan|kunne|can|"
    r"could|hvo\w+|hva\w*|hvem|hvilke\w*|how|what|when|where|why|who|which|der|det|den|there|"
    r"the|is|are|er|har|have|"
    r"please|this|that|en|et|ett|ei|a|an|hur|vad|när|var|varför|vilke\w*|skal|ska|vil|vill|"
    r"jeres|deres|your|du|you|do|"
    r"does|did|når|if|hvis|om|since|because|so|så|looking|need|nogen|noen|någon|ordre\w*|"
    r"pakke\w*|tak|takk|tack|"
    r"thanks|thank|som|for|på|in|i|to|til|let|just|kva|kvifor|korleis|kvar|ko\w+ar)\b)"
)
_NAME = rf"(?:[\s,]+(?:\[[^\]]+\]|{_NO_NAME}(?-i:[A-ZÆØÅÄÖ])[\w'’.-]+)){{0,3}}"

_HELLO = (
    r"(?:hej(?:sa|san|igen| igen| med dig)?|hei(?: igjen)?|hallo|halløj|hallå|hello|hi|hey|dav|"
    r"goddag|god dag|god(?:e)? ?(?:morgen|morgon|kveld|aften|kväll)|tjena|tja|heisann|"
    r"good (?:morning|afternoon|evening|day)|dear|kære|kjære|yo|hejhej)"
)
_THERE = r"(?:\s+(?:there|alle|all|everyone|du|dig|deg|team|support|kundeservice|kundservice))?"
GREETING = re.compile(rf"^{_HELLO}{_THERE}{_NAME}\s*(?:[,.!?:)\-–—😊🙂]+\s*|\s+|$)", re.IGNORECASE)

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
    r"(?:you too|likewise|same to you|(?:tak )?i lige måde|det samme|detsamma|tack detsamma|i "
    r"like måte)"
    r"\b.{0,20}$",
    r"(?:og |och |and )?(?:mange |tusind |tusen )?(?:tak|takk|tack|thanks|thank you) (?:for|för|"
    r"så)\b.{0,50}$",
    r"(?:(?:i['’]m|i am|we are|we['’]re|jeg er|vi er|eg er|jag är|det er jeg|øv|åh|oh)[, "
    r"]*)+(?:so |very |really |"
    r"meget |virkelig |veldig |verkligen )*(?:sorry|ked af|lei|ledsen)\b.{0,40}$",
    r"(?:så|how|det lyder|det høres) (?:spennende|spændende|spännande|hyggelig|hyggeligt|trist|"
    r"exciting|lovely)\b.{0,40}$",
    r"(?:rigtig |riktig |virkelig )?(?:god bedring|krya på dig|krya på)\b.{0,20}$|get well.{0,10}$",
    r"(?:så |then )?(?:jeg|vi|jag|i|we)? ?(?:lukker|avslutter|stänger|avslutar|closing|close|"
    r"will close|[’']ll close)"
    r" ?(?:jeg|vi|jag)? ?(?:nu |nå |now )?(?:sagen|saken|ärendet|the case|this case|the ticket|"
    r"chatten)\b.{0,20}$",
    r"(?:sådan gør du|slik gjør du|så (?:här )?gör du|slik gjer du|gør (?:følgende|sådan)|gjør "
    r"følgende|gör så här|"
    r"do (?:this|the following)|here(?:['’]s| is) (?:how|what to do)|(?:please )?follow these "
    r"steps|følg disse "
    r"(?:trin|stegene|trinnene)|følj dessa steg)(?: nu| da| then)?$",
    r"(?:det )?(?:jeg |vi |jag |i |we )?(?:kan|can) (?:jeg |vi |jag )?(?:nu |godt |også |also "
    r")?(?:se|see)\b"
    r"(?=.{0,120}\b(?:du|din|dit|dine|ditt|dina|you|your)\b).{0,160}$",
    r"(?:det var |det er |så |how |that(?:'|’)s |hvor )*(?:dejligt?|ærgerligt?|kjedelig|leit|"
    r"trist|tråkigt|synd|"
    r"bra|flott|fint|fin|godt|super[bt]?|perfekt|perfect|great|good|awesome|wonderful|toppen|"
    r"strålende|härligt|kanon|"
    r"fantastisk|excellent)(?: at høre| å høre| att höra| to hear|,? da| nyheder)*$",
    r"(?:i see|got it|understood|certainly|absolutely|alright|all right|sure thing|right|noted|"
    r"ah|oh|nå|javisst|visst)$",
    r"(?:(?:jeg|vi|i|we|jag) )?(?:håber|håper|hoppas|hope)\b.{0,60}$",
    r"(?:det|it|that) (?:lyder|høres|hørtes|låter|sounds) .{0,40}$",
    r"(?:det er jeg ked af|det var ærgerligt|beklager|undskyld|unnskyld|förlåt|"
    r"ursäkta|sorry)\b.{0,40}$",
]
_HOLD = [
    r".{0,60}\b(?:et|ett|en|a|one|to|två|two|lige|litt|lidt|lite) ?"
    r"(?:øjeblik|øyeblikk|ögonblick|sekund|moment|minut|minutt|minuter|minutes?|sec|tid|"
    r"stund)\b.{0,50}$",
    r".{0,20}\b(?:jeg|jag|i|vi|lad mig|la meg|låt mig|let me)\b.{0,20}"
    r"\b(?:undersøger|tjekker|sjekker|kollar|kikker|ser|kigger|slår op|check|look|kigge|se|tjekke|"
    r"sjekke|kolla|titta|undersøge|undersøke|undersøker)\b.{0,14}"
    r"\b(?:lige|på det|det|sagen|saken|nærmere|på saken|efter|etter|into (?:it|this|that)|it|"
    r"that|for (?:dig|deg|you))\b.{0,30}$",
    r"(?:lige )?(?:et |ett |en )?(?:øjeblik|øyeblikk|ögonblick|moment)\b.{0,40}$",
    r"(?:vent|hold|hang|bear)\b.{0,10}(?:lige|litt|lidt|on|with me|venligst|line)\b.{0,30}$",
    r"(?:er du (?:der|her) (?:stadig|fortsatt|ennå|enda)|are you still there|är du kvar)\b.{0,20}$",
]
_ASKING = [
    r"(?:please |venligst |vennligst |vänligen )?(?:provide|specify|enter|give|state|tell|share|"
    r"confirm|"
    r"oplys|angiv|opgiv|oppgi|"
    r"ange|send|skriv|bekræft|bekreft)(?: me| us| mig| meg| os| oss)?(?: with)? (?:also |lige |"
    r"gerne )?"
    r"(?:your|the|din|dit|dine|ditt|dina|an?|et|en)\b(?:(?! i feltet| in the | under ).){0,60}$",
    r"(?:i|we|jeg|vi|jag|eg) (?:will |just |also )*(?:need|skal (?:lige )?bruge|mangler|trenger|"
    r"treng|behöver)"
    r"(?: to know)? (?:lige |bare )?(?:your|din|dit|dine|ditt|dina)\b.{0,60}$",
    r"(?:sig|si|sei|säg)(?: endelig| gerne| gjerne| bare)? (?:til|ifra|frå|till)\b.{0,70}$",
    r"(?:skriv|kontakt|kom)\b.{0,12}\b(?:endelig|igen|igjen)\b.{0,60}$",
    r"(?:(?:please )?let (?:us|me) know|(?:do not|don[’']t) hesitate|feel free|(?:tøv|nøl) ikke|"
    r"tveka inte)\b.{0,70}$",
    r"(?:i am|i['’]m|we are|sorry|jeg|vi|jag|eg)\b.{0,30}\b(?:don['’]t (?:quite )?understand|"
    r"not sure (?:that )?i "
    r"understand|didn['’]t (?:understand|get|catch)|forstår (?:ikke|inte|ikkje)|forsto ikke|"
    r"forstod ikke)\b.{0,60}$",
    r"(?:i|we|jeg|vi|jag|eg) (?:can|could|kan|will|vil|ska|skal) (?:certainly |definitely |"
    r"gladly |absolutely |sagtens |"
    r"godt |gerne |gjerne |gärna |absolut |be happy to )*(?:help|assist|hjælpe|hjelpe|"
    r"hjälpa)(?: you| dig| deg)?"
    r"(?: out)?(?: with| med)?(?: that| this| it| det| dette)?$",
    r"(?:jeg|vi|i|we|jag|eg) (?:kan (?:godt )?(?:se|forstå)|can see|see|understand|forstår|"
    r"skjønner|förstår)"
    r"(?:,? (?:at|att|that))?\b.{0,12}(?:frustr|irrit|ærgerlig|kjedelig|tråkig|problem).{0,40}$",
]
# Asking for marks, and what is said when a chat ends by itself.
_SURVEYS = [
    r".{0,80}\b(?:bedøm|vurder|evaluer|betygsätt|utvärdera|rate|review) ?(?:\w+ )?(?:denne |den "
    r"här |this |our |vores |"
    r"vår |din |your )?(?:chat|samtale|samtalen|chatten|oplevelse|opplevelse|hjælp|support|"
    r"service|experience|"
    r"conversation|upplevelse)\b.{0,120}$",
    r".{0,60}\b(?:spørgeskema|spørreundersøkelse|brukerundersøkelse|undersökning|enkät|survey|"
    r"tilfredshed|tilfredshet|satisfaction)\b.{0,120}$",
    r"(?:jeg |vi |i |we |the )?(?:lukker|avslutter|avslutar|stänger|closing|will close|chat "
    r"(?:was )?closed)"
    r"\b.{0,12}(?:chatten|samtalen|chat|the chat|this chat)?\b.{0,30}$",
]
# The customer says that it helped, or that it did not.
WORKED = re.compile(
    r"(?<!ikke )(?<!inte )(?<!not )\b(?:(?:det|den|nu|nå|no|så|that|it|this) (?:\w+ )?"
    r"(?:virkede|virket|virka|virker|hjalp|hjelpte|hjälpte|funkede|funket|funkar|funka|funker|"
    r"fungerede|fungerte|"
    r"fungerade|fungerar|fungerer|lykkedes|worked|works|helped|fixed|did the trick|did it|løste "
    r"det|løyste det|"
    r"löste det)|(?:så|nu|nå) (?:virker|virket|funker|funkar|fungerer|fungerar) (?:det|den)|"
    r"yes,? that|"
    r"problem solved|working now|it[’']s working|kom (?:jeg )?ind nu|er (?:nu )?(?:inde|inne|"
    r"løst))\b"
    r"(?! (?:stadig(?:væk)? |fortsatt |fortfarande |desværre |dessverre |tyvärr |still "
    r")*(?:ikke|inte|ikkje|not))",
    re.IGNORECASE,
)
FAILED = re.compile(
    r"\b(?:(?:virker|virkede|virket|hjalp|hjelper|hjalp|funker|funket|funkar|fungerer|fungerede|"
    r"fungerte|fungerar|"
    r"fungerade|hjälpte|hjälper|verkar|verka|virkar) (?:det |den )?(?:stadig(?:væk)? |fortsatt |"
    r"fortfarande |desværre |"
    r"dessverre |tyvärr |heller )*(?:ikke|inte|ikkje)|(?:did|does|is|do)(?: not|n[’']t) (?:help|"
    r"work|working)|"
    r"still (?:not|the same|doesn[’']t|does|won[’']t|no)|no luck|samme (?:fejl|feil|problem)|"
    r"samma (?:fel|problem)|same "
    r"(?:error|problem|thing)|nej,? (?:stadig|det)|ingen forskel|ingen forskjell|ingen skillnad|"
    r"no difference|"
    r"har jeg (?:prøvet|prøvd|gjort)|har jag (?:provat|testat|gjort)|already (?:tried|did))\b",
    re.IGNORECASE,
)
# What stands for a personal detail.
REPLACED = re.compile(r"\[[^\]\n]{1,30} \d+\]")

_WORDS_OF_IDENTITY = """
    no mit min mitt mi mine mina my navn navnet namn namnet name hedder heter is er är and og och
    det it this jeg jag eg i im i'm am mail mailen e mailadresse e-mail email epost post
    adresse adressen adress address telefon telefonnummer tlf mobil mobilnummer phone number
    nummer nr ordrenummer ordrenummeret ordernummer order ordre kundenummer kundnummer cpr
    cprnummer personnummer fødselsnummer konto kontonummer card kort kortnummer på bor live at
    med with har have has sagsnummer saksnummer ticket case sag sak ärende også also fulde
    full fullt
"""
IDENTITY = frozenset(_WORDS_OF_IDENTITY.split())
EMPTY = re.compile(
    "|".join(f"(?:{pattern})" for pattern in (*_SMALL_TALK, *_HOLD, *_ASKING, *_SURVEYS)),
    re.IGNORECASE,
)
