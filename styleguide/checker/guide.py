"""All rules, made ready once and then shared: for each language one dictionary of phrases."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import Lock

from styleguide.checker.kinds import KINDS, PHRASES
from styleguide.checker.markup import Seen, prose_of
from styleguide.checker.patterns import Patterns
from styleguide.checker.rules import SEVERITIES, Context, Finding, Hit, Rule, findings_of
from styleguide.checker.words.phrases import Found, Phrase, Phrases, longest_first
from styleguide.checker.words.reading import Reading

MOST_FINDINGS = 1_000
EXCEPT = "except"
# These offer another wording: of two that overlap the longer one is the better advice.
_REWORDING = frozenset({"avoid", "prefer", "term"})
# Rules of these kinds look at every text; those of the others only where a phrase was found.
_LOOKING = frozenset({"length", "repeat", "tone"})
_MOST_CONTEXTS = 1_000


class Guide:
    """The rules of a guide. May be used by several threads at once."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = list(rules)
        self._shelves: dict[str, _Shelf] = {}
        self._lock = Lock()

    def check(self, text: str, context: Context) -> list[Finding]:
        """What the rules find, in order of place. See `styleguide.checker.check`."""
        return self._shelf(context.language).check(text, context)

    def _shelf(self, language: str) -> _Shelf:
        shelf = self._shelves.get(language)
        if shelf is None:
            with self._lock:
                shelf = self._shelves.get(language)
                if shelf is None:
                    fitting = [each for each in self.rules if each.language in (None, language)]
                    shelf = self._shelves[language] = _Shelf(fitting)
        return shelf


class _Shelf:
    """The rules for texts of one language."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.phrases = Phrases()
        for number, rule in enumerate(rules):
            self._enter(number, rule)
        self.phrases.freeze()
        self.pattern_rules = [n for n, rule in enumerate(rules) if rule.kind == "pattern"]
        self.patterns = Patterns([rules[n].parameters["pattern"] for n in self.pattern_rules])
        self.looking = [n for n, rule in enumerate(rules) if rule.kind in _LOOKING]
        self._allowed: dict[Context, frozenset[int]] = {}

    def _enter(self, number: int, rule: Rule) -> None:
        for role in PHRASES.get(rule.kind, ()):
            given = rule.parameters.get(role, ())
            for place, text in enumerate([given] if isinstance(given, str) else given):
                self.phrases.add(text, rule.language, Phrase(number, role, place))
        for place, text in enumerate(rule.words_left_alone):
            self.phrases.add(text, rule.language, Phrase(number, EXCEPT, place))

    def check(self, text: str, context: Context) -> list[Finding]:
        allowed = self._allowed_in(context)
        hits: dict[int, set[Hit]] = defaultdict(set)
        for prose in prose_of(text):
            reading = Reading(prose)
            for number, found in self._hits(reading, context, allowed):
                hits[number].update(found)
        findings = [
            finding
            for number, found in _without_parts(self.rules, hits)
            for finding in findings_of(self.rules[number], found, text)
        ]
        findings.sort(key=lambda each: (each.start, each.end))
        return findings[:MOST_FINDINGS]

    def _allowed_in(self, context: Context) -> frozenset[int]:
        where = Context(context.language, context.channel, context.stage, None, context.teams)
        allowed = self._allowed.get(where)
        if allowed is None:
            if len(self._allowed) > _MOST_CONTEXTS:
                self._allowed = {}
            allowed = frozenset(n for n, rule in enumerate(self.rules) if where.allows(rule))
            self._allowed[where] = allowed
        return allowed

    def _hits(
        self, reading: Reading, context: Context, allowed: frozenset[int]
    ) -> Iterator[tuple[int, list[Hit]]]:
        found = self._phrases_in(reading, allowed)
        for number in {*found, *allowed.intersection(self.looking)}:
            rule = self.rules[number]
            if rule.kind not in KINDS:  # a pattern of which only exceptions were found
                continue
            by_role = found.get(number, _NOTHING)
            chosen = {role: longest_first(each) for role, each in by_role.items()}
            hits = KINDS[rule.kind](rule, _Roles(chosen), reading, context)
            yield number, _without_exceptions(hits, rule, chosen.get(EXCEPT, ()), reading)
        for number, patterned in self._patterned(reading, allowed).items():
            excepted = longest_first(found.get(number, _NOTHING).get(EXCEPT, ()))
            hits = iter(patterned)
            yield number, _without_exceptions(hits, self.rules[number], excepted, reading)

    def _phrases_in(
        self, reading: Reading, allowed: frozenset[int]
    ) -> dict[int, dict[str, set[Found]]]:
        found: dict[int, dict[str, set[Found]]] = {}
        for each in self.phrases.found_in(reading):
            number, role, _place = each.phrase
            if number in allowed:
                found.setdefault(number, {}).setdefault(role, set()).add(each)
        return found

    def _patterned(self, reading: Reading, allowed: frozenset[int]) -> dict[int, list[Hit]]:
        hits: dict[int, list[Hit]] = defaultdict(list)
        if not self.pattern_rules:
            return hits
        seen = Seen(reading.text)
        for number, start, end in self.patterns.found_in(seen.text.rstrip("\n")):
            rule = self.pattern_rules[number]
            if rule in allowed:
                hits[rule].append(Hit(*seen.span(start, end)))
        return hits


_NOTHING: Mapping[str, set[Found]] = {}


class _Roles(dict[str, Sequence[Found]]):
    """Roles for which nothing was found have nothing."""

    def __missing__(self, role: str) -> Sequence[Found]:
        return ()


def _without_exceptions(
    hits: Iterator[Hit], rule: Rule, excepted: Sequence[Found], reading: Reading
) -> list[Hit]:
    """Hits that lie neither in words nor in places that the rule leaves alone."""
    if not rule.exceptions:
        return list(hits)
    spans = [(reading.spans[each.first][0], reading.spans[each.last][1]) for each in excepted]
    places = [place for place in rule.places_left_alone if reading.has(place)]
    return [
        hit
        for hit in hits
        if not _is_within(spans, hit)
        and not any(reading.is_in(place, hit.start, hit.end) for place in places)
    ]


def _is_within(spans: Sequence[tuple[int, int]], hit: Hit) -> bool:
    """Whether one of these parts, which stand in order and apart, holds it."""
    nearest = bisect_right(spans, hit.start, key=lambda span: span[0]) - 1
    return nearest >= 0 and hit.end <= spans[nearest][1]


def _without_parts(
    rules: Sequence[Rule], hits: Mapping[int, set[Hit]]
) -> Iterator[tuple[int, list[Hit]]]:
    """Rewordings that are part of a longer one are left out, unless they are more serious."""
    rewordings = [
        (hit.start, hit.end, SEVERITIES.index(rules[number].severity))
        for number, found in hits.items()
        if rules[number].kind in _REWORDING
        for hit in found
    ]
    covering: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for each in rewordings:
        for place in range(each[0], min(each[1], each[0] + 200)):
            covering[place].append(each)
    for number, found in hits.items():
        if rules[number].kind not in _REWORDING:
            yield number, sorted(found)
            continue
        weight = SEVERITIES.index(rules[number].severity)
        yield (
            number,
            sorted(
                hit
                for hit in found
                if not any(
                    start <= hit.start
                    and hit.end <= end
                    and end - start > hit.end - hit.start
                    and other >= weight
                    for start, end, other in covering[hit.start]
                )
            ),
        )
