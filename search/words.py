"""From what was typed to the words a query asks for. Pure; takes anything, refuses nothing."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from search.analysis import Token, analyse, form_of, query_keys
from search.documents import Term, Word

LONGEST_TEXT = 2000
MOST_WORDS = 32
BEGINS = 0.8
WHOLE_CODE = 3.0


def words_of(text: str, languages: Iterable[str] = ("", "en")) -> tuple[Word, ...]:
    """The words to look for, each once. The last may be unfinished, unless a space follows it.

    An e-mail address or order code asks for its parts; where the whole stands, it counts more.
    `languages`: those that texts may be in, "" for da, nb, nn and sv together.
    """
    text = text[:LONGEST_TEXT]
    languages = tuple(languages)
    positions = [list(tokens) for _, tokens in groupby(analyse(text), lambda t: t.position)]
    positions = positions[:MOST_WORDS]
    if not positions:
        return ()
    words = [_word(tokens, languages, unfinished=False) for tokens in positions[:-1]]
    unfinished = not text[-1].isspace()
    last = _word(positions[-1], languages, unfinished=unfinished)
    words.append(_with_code(last, text) if unfinished else last)
    return tuple({word.exact: word for word in words}.values())


def _with_code(word: Word, text: str) -> Word:
    """`AB-10` begins AB-1042 as a whole too, and not only with its last part."""
    tokens = analyse(text.split()[-1])
    if len(tokens) < 2 or tokens[0].position != tokens[1].position:
        return word
    begun = Term(form_of(tokens[0].exact), prefix=True, weight=BEGINS)
    return replace(word, terms=(*word.terms, begun))


def _word(tokens: list[Token], languages: tuple[str, ...], *, unfinished: bool) -> Word:
    *wholes, part = tokens
    terms = [Term(token.key, weight=WHOLE_CODE) for token in wholes]
    terms += [Term(key) for key in query_keys(part.exact, languages)]
    if unfinished:
        terms.append(Term(form_of(part.exact), prefix=True, weight=BEGINS))
    return Word(tuple(terms), exact=part.exact, unfinished=unfinished)
