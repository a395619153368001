"""Where the conversation stands, and in which tone the customer writes. Pure."""

import re
from collections.abc import Sequence

from core.vocabulary import Stage, Tone
from responses.suggestions.conversation import Conversation
from responses.suggestions.wording import is_parting, says_something, words

EMOJI = re.compile(
    "[\U0001f300-\U0001faff☀-➿\U0001f1e6-\U0001f1ff]|(?<!\\w)[:;=8]-?[)DPp3](?!\\w)|<3"
)
_ANGRY_FACE = re.compile("[😠😡🤬👎]|>:\\(")
_CASUAL = """
    hejsa hejsan heisann heia halløj halla tjena tja yo sup dude bro mate lol haha hehe hihi omg
    wtf pls plz thx ty u ur gonna wanna gotta kinda ya yep nope cuz btw asap hiya heya fedt nice
    kanon mega vildt sygt nederen digg kult
    råbra schyst najs ik ikk ikke' hva' sku ka bare' serr liksom
    fett awesome cool guys chill bruh smth
    """
_SLANG = frozenset(_CASUAL.split())
_FORMAL = re.compile(
    r"\b(?:undertegnede|vedrørende|angående|henvendelse|henvender mig|henvender meg|venligst|"
    r"vennligst|vänligen|härmed|herved|hermed|med (?:venlig|vennlig|vänlig) (?:hilsen|hälsning)|"
    r"kære|kjære|dear (?:sir|madam|support|customer)|to whom it may|sincerely|"
    r"(?:kind|best) regards|i would (?:like|appreciate)|i am writing|regarding|kindly|"
    r"yours (?:truly|faithfully)|"
    r"på forhånd takk?|tack på förhand|thank you in advance)\b",
    re.IGNORECASE,
)
_ANGER = re.compile(
    r"\b(?:vred|rasende|utilfreds|urimeligt?|skandaløst?|skandale|uacceptabelt?|elendigt?|elendig|"
    r"forbandet|for dårligt|så dårlig|gider ikke|finder mig ikke|i alverden|for helvede|fandens|"
    r"fanden|satans|sint|forbanna|forbannet|misfornøyd|urimelig|uakseptabelt?|opprørt|oppgitt|"
    r"faen|helvete|jævla|jævlig|i all verden|arg|förbannad|missnöjd|oacceptabelt?|besviken|"
    r"uruselt?|fan|skandal|skuffet|rasande|angry|furious|unacceptable|ridiculous|terrible|horrible|"
    r"worst|disgusting|disgraceful|outrageous|fed up|sick of|pissed|damn|bullshit|fuck\w*|"
    r"second time|third time|"
    r"(?:anden|tredje|andre|andra) (?:gang|gång)(?:en)? (?:i|dere|ni|at|som)|"
    r"aldrig mere|aldri mer|never again|complain\w*|klage|klager|klaga)\b",
    re.IGNORECASE,
)
_ABUSE = re.compile(
    r"\b(?:idiot\w*|hold (?:din )?kæft|kæft|luk røven|røvhul\w*|narrøv\w*|fuck (?:you|off)|"
    r"asshole\w*|moron\w*|hold kjeft|kjeften|drittsekk\w*|drit ?i deg|håll käften|käften|"
    r"skitstövel|bitch\w*|"
    r"stupid (?:people|idiot\w*|agent\w*|company)|dumme svin|svin)\b",
    re.IGNORECASE,
)
_LOUD = re.compile(r"!{3}|\?{3}|!\?|\?!")
_LATEST = 4


def stage_of(conversation: Conversation) -> Stage:
    """What comes next: a greeting, an answer, comfort or a goodbye."""
    asked = conversation.unanswered
    if is_abusive(asked):
        return Stage.ABUSE
    if not says_something(conversation.by_customer) and not conversation.by_agent:
        return Stage.GREETING
    if is_angry(asked):
        return Stage.COMPLAINT
    if conversation.by_agent and asked and is_parting(asked[-1]):
        return Stage.CLOSING
    return Stage.SOLUTION


def tone_of(texts: Sequence[str]) -> Tone:
    """The tone to answer in: as the customer writes, and never lightly to somebody angry."""
    latest = texts[-_LATEST:]
    if is_angry(latest) or is_abusive(latest):
        return Tone.NEUTRAL
    light = sum(bool(EMOJI.search(text)) + bool(_SLANG & set(words(text))) for text in latest)
    stiff = sum(len(_FORMAL.findall(text)) for text in latest)
    if light > stiff:
        return Tone.INFORMAL
    return Tone.FORMAL if stiff > light else Tone.NEUTRAL


def is_angry(texts: Sequence[str]) -> bool:
    return any(
        _ANGER.search(text) or _ANGRY_FACE.search(text) or _LOUD.search(text) or _shouts(text)
        for text in texts
    )


def is_abusive(texts: Sequence[str]) -> bool:
    return any(_ABUSE.search(text) for text in texts)


def is_light(text: str) -> bool:
    """A reply with a smiley or slang: nothing for somebody angry."""
    return bool(EMOJI.search(text) or _SLANG & set(words(text)))


def _shouts(text: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_]{3,}", text)]
    loud = [word for word in long if word.isupper()]
    return len(loud) >= 3 and len(loud) > len(long) / 2
