"""A title that asks: the customer's question, or one made of what the customer states.

Only where the grammar is safe: a subject that is known as one, its verb right behind it. Anything
else stays as it was said. Pure; takes sentences without personal details.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from chats.drafting.tongues import ENGLISH, TONGUES, VERB, Tongue

MOST_WORDS = 22


# What a polite request asks for: "Can you help me with …", which names a thing to do.
_HELP_ME = re.compile(
    r"(?:kan|kunne|vil|kunde) (?:du|i|dere|de|ni) (?:lige |måske )?(?:hjælpe|hjelpe|hjälpa)"
    r"(?: mig| meg| os| oss)?(?: med| til)? (?:at|å|att) (?P<da>.+)"
    r"|(?:can|could|would) you (?:please )?help (?:me|us)(?: to| with)? (?P<en>(?!ing)[a-z]+ .+)"
    r"|(?:jeg|vi|eg|jag) (?:har brug for|trenger|treng|behöver) (?:hjælp|hjelp|hjälp) (?:til|med) "
    r"(?:at|å|att) (?P<need>.+)",
    re.IGNORECASE,
)
# A wish for a thing: `I need a ride`, `Jeg mangler en faktura`.
_THING = re.compile(
    r"(?:i|we|jeg|vi|jag|eg|i['’]m|i['’]d|i am|we are|jag)(?: would)? (?P<verb>need|want|like|"
    r"looking for|mangler|saknar|"
    r"leder efter|leter etter|søger|letar efter) (?P<thing>(?:an?|some|the|my|en|et|ett|ei|min|"
    r"mit|mitt|mine|mina) "
    r"(?!(?:way|måde|måte|sätt)\b).+)",
    re.IGNORECASE,
)
_SEEKING = ("looking for", "leder efter", "leter etter", "søger", "letar efter")
_WH = re.compile(
    r"(?P<wh>hvordan|hvorfor|hvornår|når|hvor(?: \w+)??|korleis|kvifor|hur|varför|när)"
    r" (?P<subject>jeg|vi|man|eg|jag|(?:min|mit|mitt|mine|mina) \w+|\w+ (?:min|mitt|mi|mine))"
    r" (?P<verb>[\wæøåäö]+)(?P<rest>.*)",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"(?P<wh>how|where|when|what) (?:to|i can|i could|can i) (?P<rest>.+)", re.IGNORECASE
)
_ENGLISH_HELPS = re.compile(
    r"(?:can|could|will|would|is|are|was|were|has|have|does|do|did)(?:n[’']t)?|cannot|can[’']t|"
    r"won[’']t",
    re.IGNORECASE,
)
# Begins with its subject, so it states something, whatever stands at its end.
_OWN = re.compile(
    r"(?:jeg|vi|eg|jag|i|we|min|mit|mitt|mine|mina|my|our) "
    r"(?!.*\b(?:or|eller|right|vel|ikke\?)\W*$)",
    re.IGNORECASE,
)
_GETS = re.compile(r"får|fik|fikk|fick|fekk|kan|skal|ska|må|måste", re.IGNORECASE)
_IS = re.compile(
    r"er|var|blev|ble|blei|är|am|is|was|are|were|føler|tror|synes|tycker", re.IGNORECASE
)
_TROUBLE = re.compile(r" (?:having|trying|getting|seeing|unable|missing|stuck|locked)\b", re.I)
# Adverbs of a whole sentence stand before the verb of a clause, as a negation does.
_ADVERBS = (
    r"(?:(?:lige|nettopp|nylig|nyligen|just|stadig|stadigvæk|fortsatt|fortfarande|framleis|"
    r"allerede|redan|gerne|gjerne|gärna|altid|"
    r"alltid|også|desværre|dessverre|tyvärr|pludselig|plötsligt|plutselig) ?)*"
)
_AND = re.compile(r",? (?:men|but) ")
_OPENS = re.compile(
    r"^(?:(?:og|men|så|and|but|so|well|altså|öh|øh|ok|okay|ja|jo|please|yes|hmm|jeg skriver,? fordi"
    r"|det er fordi|sagen er,? at|saken er at|problemet er,? at|the (?:problem|thing) is(?: that)?)"
    r"\b[,:]? +)+",
    re.IGNORECASE,
)


def asked(sentence: str, language: str) -> str:
    """The sentence as a question; "" where it is none and cannot safely be made one."""
    tongue = TONGUES.get(language, ENGLISH)
    bare = _whole(_OPENS.sub("", sentence.strip()).strip(" .!,:;"))
    if not bare or len(bare.split()) > MOST_WORDS:
        return _ended(sentence) if sentence.endswith("?") else ""
    if found := _request(bare.rstrip("? "), tongue, language):
        return _ended(found)
    if bare.endswith("?") and not _OWN.match(bare):
        return _ended(bare)
    return _ended(_stated(bare.rstrip("? "), tongue, language) or (bare if "?" in bare else ""))


def is_generic(sentence: str, language: str) -> bool:
    """`Hvad skal jeg gøre?` asks nothing without what stands before it."""
    tongue = TONGUES.get(language, ENGLISH)
    bare = _OPENS.sub("", sentence.strip()).rstrip(" ?.!")
    return bool(re.fullmatch(tongue.generic, bare, re.IGNORECASE))


def what_to_do(sentence: str, language: str) -> str:
    """`Hvad gør jeg, når …?` of a statement; "" where its word order is not known."""
    tongue = TONGUES.get(language, ENGLISH)
    bare = _whole(_OPENS.sub("", sentence.strip()).strip(" .!,:;"))
    if len(bare.split()) > MOST_WORDS:
        return ""
    clause = _subordinate(bare, tongue, language)
    return _ended(f"{tongue.what_to_do} {clause}") if clause else ""


def _whole(sentence: str) -> str:
    """`I'm having trouble` has its verb to itself."""
    sentence = re.sub(
        r"^i[’']m (?=\w+ing\b|unable|stuck|locked|not)", "I am ", sentence, flags=re.I
    )
    return re.sub(r"^i[’']ve ", "I have ", sentence, flags=re.IGNORECASE)


def _request(bare: str, tongue: Tongue, language: str) -> str:
    """What is asked for in the form of a wish or of a question about a question."""
    if found := _HELP_ME.fullmatch(bare):
        rest = found["da"] or found["en"] or found["need"]
        return "" if rest.endswith("ing") else f"{tongue.how_can_i} {rest}"
    if lead := re.match(tongue.lead, bare, re.IGNORECASE):
        return _indirect(bare[lead.end() :], language)
    if found := _THING.fullmatch(bare):
        finds = found["verb"].lower() in _SEEKING
        return f"{tongue.how_can_i} {tongue.find if finds else tongue.get} {found['thing']}"
    if (wish := re.match(tongue.wish, bare, re.IGNORECASE)) and not _AND.search(bare):
        return _wished(bare[wish.end() :], tongue)
    return ""


def _wished(rest: str, tongue: Tongue) -> str:
    first, _space, more = rest.partition(" ")
    if not more or re.match(rf"(?:{tongue.negation})\b", rest, re.IGNORECASE):
        return ""
    if first.lower() == tongue.have[0]:
        first = tongue.have[1]
    elif first.lower() in ("vide", "vite", "veta", "høre", "høyre", "know", "ask"):
        return ""
    return f"{tongue.how_can_i} {first} {more}"


def _indirect(rest: str, language: str) -> str:
    """`hvordan jeg ændrer min adresse` → `Hvordan ændrer jeg min adresse`."""
    if language == "en":
        found = _HOW_TO.fullmatch(rest)
        return f"{found['wh'].capitalize()} can I {found['rest']}" if found else ""
    found = _WH.fullmatch(rest)
    if not found or not _is_verb(found["verb"], language):
        return ""
    return f"{found['wh'].capitalize()} {found['verb']} {found['subject']}{found['rest']}"


def _stated(bare: str, tongue: Tongue, language: str) -> str:
    """A statement becomes `Why …`, or what to do about it where it is nobody's riddle."""
    clause = _clause(bare, tongue, language)
    if clause is None:
        return ""
    subject, verb, rest = clause
    if _is_feeling(bare, subject, verb, tongue) and not _TROUBLE.match(rest):
        return ""
    helps = language == "en" and not _ENGLISH_HELPS.fullmatch(verb)
    if helps or _AND.search(rest) or _is_own_doing(bare, subject, verb, tongue):
        found = _subordinate(bare, tongue, language)
        return f"{tongue.what_to_do} {found}" if found else ""
    if language == "en":
        return _english_why(subject, verb, rest)
    return f"{tongue.why} {verb} {_low(subject)}{rest}"


def _english_why(subject: str, verb: str, rest: str) -> str:
    """`cannot` cannot stand before its subject."""
    subject = "I" if subject.lower() == "i" else _low(subject)
    if verb.lower() == "cannot":
        verb = "can't"
    return f"Why {verb.lower()} {subject}{rest}"


def _is_negated(bare: str, tongue: Tongue) -> bool:
    return bool(re.search(rf"\b(?:{tongue.negation})\b|n[’']t\b|cannot", bare, re.IGNORECASE))


def _is_own_doing(bare: str, subject: str, verb: str, tongue: Tongue) -> bool:
    """What somebody did or has asks for a way out; what somebody cannot do or gets, for a "
    "reason."""
    first = re.fullmatch(tongue.first, subject, re.IGNORECASE)
    return bool(first) and not _is_negated(bare, tongue) and not _GETS.fullmatch(verb)


def _is_feeling(bare: str, subject: str, verb: str, tongue: Tongue) -> bool:
    """`I am so tired of this` is no question of anybody else."""
    first = re.fullmatch(tongue.first, subject, re.IGNORECASE)
    return bool(first) and bool(_IS.fullmatch(verb)) and not _is_negated(bare, tongue)


def _clause(bare: str, tongue: Tongue, language: str) -> tuple[str, str, str] | None:
    """(subject, verb, what follows) of a main clause that begins with its subject."""
    verb = tongue.verb or VERB.replace("{word}", rf"[\wæøåäö]+(?= (?:{tongue.negation})\b)")
    pattern = rf"(?P<subject>{tongue.subject}) (?P<verb>{verb})(?P<rest>(?: .+)?)"
    found = re.fullmatch(pattern, bare, re.IGNORECASE)
    if found is None or not found["rest"].strip():
        return None
    if "?" in found["rest"] or not _is_verb(found["verb"], language, found["rest"], tongue):
        return None
    return found["subject"], found["verb"], found["rest"]


def _is_verb(word: str, language: str, rest: str = "", tongue: Tongue | None = None) -> bool:
    """Nouns in the plural end in -r as well: those before a verb of their own are none."""
    if language == "en":
        return True
    if tongue is not None and re.match(rf" (?:{tongue.negation})\b", rest, re.IGNORECASE):
        return True
    following = rest.split()[0].lower() if rest.split() else ""
    return following not in ("er", "kan", "har", "skal", "vil", "var", "virker", "är", "ska")


def _subordinate(bare: str, tongue: Tongue, language: str) -> str:
    """The clauses with the negation before the verb, as after `når`; "" where one is not known."""
    clauses = []
    parts = re.split(r"(,? (?:men|but) )", bare)
    for place, part in enumerate(parts):
        if place % 2:
            clauses.append(part)
            continue
        found = _clause(part, _also_pronouns(tongue) if place else tongue, language)
        if found is None and place and re.match(rf"{VERB}\b(?! (?:{tongue.negation})\b)", part):
            clauses.append(part)  # `men får felkod 403` has its subject before
            continue
        if found is None:
            return ""
        clauses.append(_turned(*found, tongue, language))
    return "".join(clauses)


def _also_pronouns(tongue: Tongue) -> Tongue:
    pronouns = "den|det|de|it|they" + ("" if tongue is not ENGLISH else "|he|she")
    return replace(tongue, subject=rf"(?:{pronouns}|{tongue.subject})")


def _turned(subject: str, verb: str, rest: str, tongue: Tongue, language: str) -> str:
    subject = "I" if subject.lower() == "i" else _low(subject)
    if language == "en":
        return f"{subject} {verb}{rest}"
    found = re.match(rf" (?P<ahead>{_ADVERBS}(?:(?:{tongue.negation})\b)?)", rest, re.IGNORECASE)
    if found and found["ahead"].strip():
        after = rest[found.end() :]
        return f"{subject} {found['ahead'].strip()} {verb} {after.strip()}".rstrip()
    return f"{subject} {verb}{rest}"


def _low(text: str) -> str:
    """Its first letter small, unless it is a name such as iPhone or PIN."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _ended(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" .!,:;?")
    return f"{text[:1].upper()}{text[1:]}?" if text else ""


def first_that_asks(sentences: Sequence[str], language: str) -> tuple[int, str]:
    """The place of the sentence that asks something of its own, and the question; -1 for none."""
    for place, each in enumerate(sentences):
        if each.rstrip(' )"”»').endswith("?") and not is_generic(each, language):
            return place, asked(each, language)
    return -1, ""
