"""From what was typed to the words a query asks for. Pure; takes anything, refuses nothing."""

from collections.abc import Iterable
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
    words.append(_word(positions[-1], languages, unfinished=not text[-1].isspace()))
    return tuple({word.exact: word for word in words}.values())


def _word(tokens: list[Token], languages: tuple[str, ...], *, unfinished: bool) -> Word:
    *wholes, part = tokens
    terms = [Term(token.key, weight=WHOLE_CODE) for token in wholes]
    terms += [Term(key) for key in query_keys(part.exact, languages)]
    if unfinished:
        forms = dict.fromkeys(form_of(token.exact) for token in (part, *wholes))
        terms += [Term(form, prefix=True, weight=BEGINS) for form in forms if form]
    return Word(tuple(terms), exact=part.exact, unfinished=unfinished)
