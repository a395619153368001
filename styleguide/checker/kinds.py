"""What each kind of rule says about the phrases that were found for it.

A kind is a function from a rule and its phrases to hits; what needs no phrases reads the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from styleguide.checker.casing import as_written
from styleguide.checker.customer import LAUGHTER, has_asked, laughs, says, uses_emoji
from styleguide.checker.rules import Context, Hit, Rule
from styleguide.checker.words.parallel import in_same_form
from styleguide.checker.words.phrases import Found
from styleguide.checker.words.reading import Reading
from styleguide.checker.words.tokens import is_emoji, is_word, words_of

# The parameters of each kind that hold phrases.
PHRASES: Mapping[str, Sequence[str]] = {
    "avoid": ("words",),
    "prefer": ("from",),
    "limit": ("words",),
    "require_after": ("when", "then"),
    "ask": ("when", "or"),
    "tone": ("words",),
    "term": ("term",),
}
ByRole = Mapping[str, Sequence[Found]]
Kind = Callable[[Rule, ByRole, Reading, Context], Iterator[Hit]]


def _avoid(rule: Rule, found: ByRole, reading: Reading, context: Context) -> Iterator[Hit]:
    if rule.parameters.get("when_customer") == "has_asked" and not has_asked(
        context.customer_text or ""
    ):
        return
    for each in found["words"]:
        yield _reworded(rule, reading, each, "words", rule.parameters.get("use", ()))


def _prefer(rule: Rule, found: ByRole, reading: Reading, context: Context) -> Iterator[Hit]:
    to = rule.parameters["to"]
    for each in found["from"]:
        yield _reworded(rule, reading, each, "from", [to[each.phrase.place if len(to) > 1 else 0]])


def _term(rule: Rule, found: ByRole, reading: Reading, context: Context) -> Iterator[Hit]:
    for each in found["term"]:
        yield _reworded(rule, reading, each, "term", [rule.parameters["say"]])


def _limit(rule: Rule, found: ByRole, reading: Reading, context: Context) -> Iterator[Hit]:
    """What is beyond the limit; signs in a row (`!!!`) as one."""
    beyond = [_span(reading, each) for each in found["words"][rule.parameters["max"] :]]
    start, end = -1, -1
    for low, high in beyond:
        if low != end and start >= 0:
            yield Hit(start, end)
        start, end = (start, high) if low == end else (low, high)
    if start >= 0:
        yield Hit(start, end)


def _require_after(rule: Rule, found: ByRole, reading: Reading, context: Context) -> Iterator[Hit]:
    """One a sentence: the first that nothing follows in time."""
    within = rule.parameters["within_sentences"]
    thens = [each.first for each in found["then"]]
    told: set[int] = set()
    for when in found["when"]:
        sentence = reading.sentence_at(_span(reading, when)[0])
        last = min(sentence + within, len(reading.sentences) - 1)
        end = reading.sentences[last][1]
        after = bisect_right(thens, when.last)
        follows = after < len(thens) and reading.spans[thens[after]][0] < end
        if not follows and sentence not in told:
            told.add(sentence)
            yield _hit(reading, when)


def _ask(rule: Rule, found: ByRole, reading: Reading, context: Context) -> Iterator[Hit]:
    """One a sentence: nothing is asked in it or beside it, and no condition is named there."""
    told: set[int] = set()
    consent = {reading.sentence_at(_span(reading, each)[0]) for each in found["or"]}
    for when in found["when"]:
        sentence = reading.sentence_at(_span(reading, when)[0])
        beside = range(max(0, sentence - 1), min(sentence + 2, len(reading.sentences)))
        asked = any(_is_question(reading, number) for number in beside)
        named = not consent.isdisjoint(beside)
        if not asked and not named and sentence not in told:
            told.add(sentence)
            yield _hit(reading, when)


def _tone(rule: Rule, found: ByRole, reading: Reading, context: Context) -> Iterator[Hit]:
    """Silent where the customer did so first, or where their text is not known."""
    customer = words_of(context.customer_text or "")
    kind, named = rule.parameters["of"], rule.parameters.get("words") or ()
    if not customer or _did_so(rule, kind, named, customer):
        return
    for each in found["words"]:
        yield _hit(reading, each)
    if named or kind == "slang":
        return
    for number, token in enumerate(reading.tokens):
        if is_emoji(token) or (kind == "humour" and token in LAUGHTER):
            yield Hit(*reading.spans[number])


def _did_so(rule: Rule, kind: str, named: Sequence[str], customer: Sequence[str]) -> bool:
    if kind == "emoji":
        return uses_emoji(customer)
    if kind == "humour" and (uses_emoji(customer) or laughs(customer)):
        return True
    return any(says(customer, word, rule.language) for word in named)


def _length(rule: Rule, found: ByRole, reading: Reading, context: Context) -> Iterator[Hit]:
    unit = rule.parameters["unit"]
    if unit == "sentence_words":
        for span, size in zip(reading.sentences, reading.sentence_sizes, strict=True):
            if size and _is_off(rule, size):
                yield Hit(*span)
        return
    if not reading.words:
        return
    spans = [reading.spans[number] for number in reading.words]
    spans = reading.sentences if unit == "sentences" else spans
    if _is_off(rule, len(spans)):
        most: int | None = rule.parameters.get("max")
        first = most if most is not None and len(spans) > most else 0
        yield Hit(spans[first][0], reading.sentences[-1][1])


def _repeat(rule: Rule, found: ByRole, reading: Reading, context: Context) -> Iterator[Hit]:
    most = rule.parameters["max"]
    if rule.parameters["unit"] == "word":
        yield from _repeated_words(reading, most)
        return
    times: dict[str, int] = {}
    for span in reading.sentences:
        words = reading.words_in(span)
        said = " ".join(reading.tokens[number] for number in words)
        times[said] = times.get(said, 0) + 1
        if len(words) > 1 and times[said] > most:
            yield Hit(*span)


def _repeated_words(reading: Reading, most: int) -> Iterator[Hit]:
    """The same word again and again with nothing but space between."""
    tokens, run = reading.tokens, 1
    for number in range(1, len(tokens) + 1):
        same = (
            number < len(tokens)
            and tokens[number] == tokens[number - 1]
            and tokens[number].isalpha()
            and not reading.crosses(number - 1, number)
        )
        if same:
            run += 1
            continue
        if run > most and is_word(tokens[number - 1]):
            yield Hit(reading.spans[number - run][0], reading.spans[number - 1][1])
        run = 1


KINDS: Mapping[str, Kind] = {
    "avoid": _avoid,
    "prefer": _prefer,
    "limit": _limit,
    "require_after": _require_after,
    "ask": _ask,
    "tone": _tone,
    "term": _term,
    "length": _length,
    "repeat": _repeat,
}


def _is_question(reading: Reading, sentence: int) -> bool:
    start, end = reading.sentences[sentence]
    return "?" in reading.text[max(start, end - 5) : end]


def _is_off(rule: Rule, count: int) -> bool:
    least, most = rule.parameters.get("min"), rule.parameters.get("max")
    return (least is not None and count < least) or (most is not None and count > most)


def _span(reading: Reading, each: Found) -> tuple[int, int]:
    return reading.spans[each.first][0], reading.spans[each.last][1]


def _hit(reading: Reading, each: Found) -> Hit:
    return Hit(*_span(reading, each))


def _reworded(rule: Rule, reading: Reading, each: Found, role: str, instead: Sequence[str]) -> Hit:
    """A hit with what can stand there instead: in the same form, where it has one, and as it is."""
    start, end = _span(reading, each)
    found, given = reading.text[start:end], rule.parameters[role]
    word = given if isinstance(given, str) else given[each.phrase.place]
    alike = [in_same_form(found, word, other, rule.language) for other in instead]
    return Hit(start, end, as_written(found, [*filter(None, alike), *instead]))
