"""Detours to a word: other words for it, words it is put together with, words it was mistyped for.

Pure. What the lexicon and the synonyms do not know stays as it was typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from search.analysis import form_of, query_keys
from search.documents import Term, Word
from search.function_words import FUNCTION_WORDS
from search.inflection import LONGEST_KEY
from search.lexicon import Lexicon, key_in, word_in
from search.synonyms.lookup import Span

SYNONYM, COMPOUND, SPLIT, CORRECTED = 0.7, 0.4, 0.5, 0.6
FEWEST_DOCUMENTS = 200
COMMON = 0.2
"""Words in more than this part of at least 200 documents say nothing."""
SHORTEST_PART = 3
SHORTEST_COMPOUND = 4
SHORTEST_CORRECTED = 4
LONG = 9
MOST_CORRECTIONS = 3
JOINTS = ("", "s", "e")
# Ends of words that are endings, although they are words too.
_TAILS = frozenset(["ring", "ling", "ning", "else", "ende", "heden", "heten", "tion", "sion"])

Spans = Callable[[Sequence[str]], Sequence[Span]]


def no_spans(words: Sequence[str]) -> Sequence[Span]:
    return ()


@dataclass(frozen=True)
class Expanded:
    """Words with all their terms; `corrected`: what was typed → what was probably meant."""

    words: tuple[Word, ...]
    corrected: dict[str, str] = field(default_factory=dict)


def expanded(
    words: Sequence[Word],
    lexicon: Lexicon,
    spans: Spans = no_spans,
    *,
    bold: bool = False,
    wordy: bool = False,
) -> Expanded:
    """`bold` takes every word for a possible slip, not only those that nobody ever wrote.

    A `wordy` text says what it means in other words of its own: no compounds are looked for.
    """
    terms: list[list[Term]] = [list(word.terms) for word in words]
    _add_synonyms(words, terms, spans)
    corrected = {}
    for at, word in enumerate(words):
        _add_joined(words, terms, at, lexicon)
        if not wordy:
            terms[at] += _compounds(word)
        if bold or not _is_known(word, lexicon):
            terms[at] += _split(word, lexicon, apart=bold)
            if slips := _corrections(word, lexicon):
                terms[at] += [term for term, _ in slips]
                corrected[word.exact] = slips[0][1]
    pairs = zip(words, terms, strict=True)
    return Expanded(tuple(_fuller(word, mine, lexicon) for word, mine in pairs), corrected)


def _fuller(word: Word, terms: Sequence[Term], lexicon: Lexicon) -> Word:
    filler = word.exact in FUNCTION_WORDS and not word.unfinished
    common = filler or _is_common(word, lexicon)
    return replace(word, terms=tuple(dict.fromkeys(terms)), common=common, filler=filler)


def _is_known(word: Word, lexicon: Lexicon) -> bool:
    for term in word.terms:
        if term.prefix and lexicon.beginning(term.key, 1):
            return True
        if not term.prefix and lexicon.frequency(term.key):
            return True
    return False


def _is_common(word: Word, lexicon: Lexicon) -> bool:
    if lexicon.size < FEWEST_DOCUMENTS:
        return False
    most = max((lexicon.frequency(term.key) for term in word.terms if not term.prefix), default=0)
    return most > COMMON * lexicon.size


def _add_synonyms(words: Sequence[Word], terms: list[list[Term]], spans: Spans) -> None:
    for span in spans([word.exact for word in words]):
        found = [
            Term(way.keys[0], weight=SYNONYM, kind="synonym", also=way.keys[1:], form=way.form)
            for way in span.alternatives
        ]
        for at in range(span.start, span.start + span.length):
            terms[at] += found


def _add_joined(words: Sequence[Word], terms: list[list[Term]], at: int, lexicon: Lexicon) -> None:
    """`retur label` is returlabel, where that is a word."""
    if at + 1 == len(words):
        return
    first, second = words[at].exact, words[at + 1].exact
    for joint in JOINTS:
        whole = first + joint + second
        found = [Term(key, weight=SPLIT, kind="compound") for key in _known_keys(whole, lexicon)]
        if words[at + 1].unfinished and len(second) >= SHORTEST_PART:
            form = form_of(whole)
            found += [Term(form, True, COMPOUND, "compound")] if lexicon.beginning(form, 1) else []
        terms[at] += found
        terms[at + 1] += found


def _known_keys(word: str, lexicon: Lexicon) -> list[str]:
    return [key for key in query_keys(word) if lexicon.frequency(key)]


def _compounds(word: Word) -> list[Term]:
    """`label` is in returlabel, `retur` too; the engine sees to it that the rest is a word."""
    form = form_of(word.exact)
    if len(form) < SHORTEST_COMPOUND or form in _TAILS or not form.isalpha():
        return []
    found = [Term(form, weight=COMPOUND, kind="compound", suffix=True)]
    if not word.unfinished:
        found.append(Term(form, weight=COMPOUND, kind="compound", prefix=True))
    return found


def _split(word: Word, lexicon: Lexicon, *, apart: bool) -> list[Term]:
    """`returlabel` is in texts about a label for the retur; `apart`: in texts about one of them."""
    parts = _best_parts(word.exact, lexicon)
    if not parts:
        return []
    first, second = (_known_keys(part, lexicon)[0] for part in parts)
    found = [Term(first, weight=SPLIT, kind="compound", also=(second,))]
    if apart and min(map(len, parts)) >= SHORTEST_COMPOUND:
        head, tail = map(form_of, parts)
        # What it is stands last, of which kind first.
        found += [
            Term(second, weight=COMPOUND, kind="compound"),
            Term(tail, weight=COMPOUND, kind="compound", suffix=True),
            Term(first, weight=COMPOUND / 2, kind="compound"),
            Term(head, weight=COMPOUND / 2, kind="compound", prefix=True),
        ]
    return found


def _best_parts(written: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The two words that a word is made of, the rarer of which is as frequent as can be."""
    best: tuple[int, tuple[str, str]] | None = None
    if len(written) > LONGEST_KEY:  # no word: looking at each place of it would take seconds
        return None
    for at in range(SHORTEST_PART, len(written) - SHORTEST_PART + 1):
        tail = written[at:]
        second = _frequency(tail, lexicon)
        if not second or tail in _TAILS:
            continue
        for joint in JOINTS:
            head = written[: at - len(joint)]
            if len(head) >= SHORTEST_PART and written[:at].endswith(joint):
                rarest = min(second, _frequency(head, lexicon))
                if rarest and (best is None or rarest > best[0]):
                    best = rarest, (head, tail)
    return best[1] if best else None


def _frequency(word: str, lexicon: Lexicon) -> int:
    return max((lexicon.frequency(key) for key in query_keys(word)), default=0)


def _corrections(word: Word, lexicon: Lexicon) -> list[tuple[Term, str]]:
    """(term, word) of the nearest words; none for short words and for what has a digit."""
    form = form_of(word.exact)
    if len(form) < SHORTEST_CORRECTED or not form.isalpha():
        return []
    edits = 2 if len(form) >= LONG else 1
    near = _near(form, edits, lexicon)
    if not near and word.unfinished:
        beginnings = lexicon.similar(form, 1, begun=True) if len(form) > SHORTEST_CORRECTED else []
        return [
            (Term(begun, True, CORRECTED, "corrected"), word_in(lexicon.beginning(begun, 1)[0]))
            for _, begun in beginnings[:MOST_CORRECTIONS]
        ]
    return [
        (Term(key_in(term), weight=CORRECTED, kind="corrected"), word_in(term))
        for term in near[:MOST_CORRECTIONS]
    ]


def _near(form: str, edits: int, lexicon: Lexicon) -> list[bytes]:
    """Terms, the nearest first, of equally near ones the most frequent."""
    found = []
    for slips, other in lexicon.similar(form, edits):
        if terms := lexicon.named(other):
            found.append((slips, -lexicon.frequency(key_in(terms[0])), terms[0]))
    return [term for _, _, term in sorted(found)]
