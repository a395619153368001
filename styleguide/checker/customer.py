"""What the customer's own text tells: whether they have said what it is about, and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from styleguide.checker.words.inflection import forms_of
from styleguide.checker.words.tokens import is_emoji, is_word, words_of

# Said before one comes to the point, in the languages that replies are written in.
_SMALL_TALK = """
    hej hejsa hejsan hei heisann hallo halløj hallå hello hi hey heya goddag god good dag dagen
    formiddag ettermiddag eftermiddag eftermiddagen kveld kväll aften aftenen morgen morgenen
    morning morgon afternoon evening day there alle all everyone kundeservice kundeservise
    kundtjänst kundtjanst kundesenter support team tjena tja mvh hilsen hälsningar regards dear
    kære kjære jeg eg jag i we vi du dere i dig deg mig meg me min my us os oss you dykk ni er
    noen nogen någon someone anyone somebody anybody der det den har have ha had hadde havde is er
    are am was var kan can could kunne kunna vil will would vill ville skal ska skulle må måste
    need trenger behöver brug for om about to på at å att en et ett ei a an the lige bare just
    lille lite litt lidt quick kort hurtigt enkelt enkel simple spørgsmål spørsmål fråga question
    questions spørgsmålet hjælp hjelp hjälp help hjælpe hjelpe hjälpa assist snakke prate tala
    chatte snakker med with tak takk tack thanks thank please venligst vennligst snälla som of du
    here her här tilstede online present test og och and so så mon lov spørge fråga ask speak talk
    chat human person menneske människa medarbejder medarbeider agent noget noe något something
    tid time gerne gjerne gärna lurer undrer undrar undre på wondering wonder
"""
SMALL_TALK = frozenset(_SMALL_TALK.split())
LAUGHTER = ("haha", "hahaha", "hihi", "hehe", "hehehe", "hihihi", "lol", "hæhæ", "rofl", "xd")


def has_asked(text: str) -> bool:
    """Whether the customer has said what it is about, beyond a greeting and “can you help me?”."""
    tokens = words_of(text)
    telling = [token for token in tokens if is_word(token) and token not in SMALL_TALK]
    return len(telling) > 1 or (len(telling) == 1 and "?" in tokens)


def uses_emoji(tokens: Iterable[str]) -> bool:
    return any(is_emoji(token) for token in tokens)


def laughs(tokens: Iterable[str]) -> bool:
    return any(token in LAUGHTER for token in tokens)


def says(tokens: Sequence[str], phrase: str, language: str | None) -> bool:
    """Whether the phrase stands there, its words in any form."""
    words = [forms_of(word, language) for word in words_of(phrase)]
    return bool(words) and any(
        all(tokens[at + step] in forms for step, forms in enumerate(words))
        for at in range(len(tokens) - len(words) + 1)
    )
