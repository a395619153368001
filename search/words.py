"""From what was typed to the words a query asks for. Pure; takes anything, refuses nothing."""

from itertools import groupby

from search.analysis import Token, analyse
from search.documents import Term, Word

LONGEST_TEXT = 2000
MOST_WORDS = 32
BEGINS = 0.8
WHOLE_CODE = 3.0


def words_of(text: str) -> tuple[Word, ...]:
    """The words to look for, each once. The last may be unfinished, unless a space follows it.

    An e-mail address or order code asks for its parts; where the whole stands, it counts more.
    """
    text = text[:LONGEST_TEXT]
    positions = [list(tokens) for _, tokens in groupby(analyse(text), lambda t: t.position)]
    positions = positions[:MOST_WORDS]
    if not positions:
        return ()
    words = [_word(tokens, unfinished=False) for tokens in positions[:-1]]
    words.append(_word(positions[-1], unfinished=not text[-1].isspace()))
    return tuple(dict.fromkeys(words))


def _word(tokens: list[Token], *, unfinished: bool) -> Word:
    *wholes, part = sorted(tokens, key=lambda token: -len(token.key))
    terms = [Term(token.key, weight=WHOLE_CODE) for token in wholes] + [Term(part.key)]
    if unfinished:
        terms.append(Term(part.key, prefix=True, weight=BEGINS))
    return Word(tuple(terms))
