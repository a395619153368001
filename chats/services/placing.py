"""Each text that was typed finds the candidate that says the same, or is a new one."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from chats.mining.likeness import ALIKE, likeness
from chats.mining.sketch import sketch
from chats.mining.stages import stage_of
from chats.mining.words import words_of
from chats.models import Candidate, Occurrence, Sketch, Wording
from chats.services.typed import Typed
from core.text import fold

# So many values fit into one question on every database.
_MOST = 500
# A text is compared with so many others; texts alike have more numbers in common.
_MOST_COMPARED = 100
Name = tuple[str, str]


def place(typed: Sequence[Typed]) -> set[int]:
    """Store what was typed; answers which candidates it belongs to. Call it in a transaction."""
    if not typed:
        return set()
    wordings = _Wordings(typed)
    wordings.store()
    wholes = {
        (each.chat, each.number): wordings.of(each).candidate_id for each in typed if each.is_whole
    }
    rows = [_occurrence(each, wordings.of(each), wholes) for each in typed]
    Occurrence.objects.bulk_create(rows, batch_size=_MOST)
    return {row.candidate_id for row in rows}


def recognise(candidate: Candidate) -> None:
    """What is said like its own text belongs to it, also when nobody's words are left."""
    wording = _wording(candidate.language, candidate.text)
    wording.candidate = candidate
    Wording.objects.bulk_create([wording], ignore_conflicts=True)
    sketch_again([candidate.pk])


def sketch_again(candidates: Sequence[int]) -> None:
    """After wordings are gone or came: of those with the same words one has the numbers."""
    rows = Wording.objects.filter(candidate__in=candidates).order_by("pk")
    rows = rows.annotate(has_sketches=Exists(Sketch.objects.filter(wording=OuterRef("pk"))))
    by_key: dict[Name, list[Any]] = defaultdict(list)
    for row in rows:
        by_key[row.language, row.key].append(row)
    bare = [same[0] for same in by_key.values() if not any(row.has_sketches for row in same)]
    new = [Sketch(wording=row, number=one) for row in bare for one in _sketch(row)]
    Sketch.objects.bulk_create(new, batch_size=_MOST)


def digest_of(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def key_of(text: str, language: str) -> str:
    return digest_of(" ".join(words_of(text, language)))


def _occurrence(typed: Typed, wording: Wording, wholes: dict[tuple[int, int], int]) -> Occurrence:
    return Occurrence(
        candidate_id=wording.candidate_id,
        wording=wording,
        chat_id=typed.chat,
        number=typed.number,
        agent=typed.agent,
        whole_id=None if typed.is_whole else wholes.get((typed.chat, typed.number)),
    )


class _Wordings:
    """The wordings of some texts: those that are known, and new ones until they are stored."""

    def __init__(self, typed: Iterable[Typed]) -> None:
        self._texts = list(dict.fromkeys((each.language, each.text) for each in typed))
        names = [(language, digest_of(text)) for language, text in self._texts]
        self._known: dict[Name, Wording] = {
            (row.language, row.digest): row for row in _found("digest", names)
        }

    def of(self, typed: Typed) -> Wording:
        return self._known[typed.language, digest_of(typed.text)]

    def store(self) -> None:
        fresh = [_wording(*each) for each in self._texts if _name(*each) not in self._known]
        if not fresh:
            return
        by_key = {
            (row.language, row.key): row.candidate
            for row in _found("key", [(each.language, each.key) for each in fresh])
        }
        firsts = [each for each in fresh if (each.language, each.key) not in by_key]
        near = _Near(firsts)
        sketched = []
        for each in fresh:
            name = (each.language, each.key)
            if name not in by_key:
                sketched.append(each)
                by_key[name] = near.candidate_for(each)
            each.candidate = by_key[name]
        Candidate.objects.bulk_create(near.new, batch_size=_MOST)
        for each in fresh:  # their candidates have numbers now
            each.candidate_id = each.candidate.pk
        Wording.objects.bulk_create(fresh, batch_size=_MOST)
        rows = [Sketch(wording=each, number=one) for each in sketched for one in near.sketch(each)]
        Sketch.objects.bulk_create(rows, batch_size=2_000)
        self._known |= {(each.language, each.digest): each for each in fresh}


class _Near:
    """Which wording is most like a new one, among those stored and those of the same batch."""

    def __init__(self, fresh: Sequence[Wording]) -> None:
        self.new: list[Candidate] = []
        self._sketches = {each.digest: _sketch(each) for each in fresh}
        numbers = sorted({one for each in self._sketches.values() for one in each})
        self._holders: dict[int, list[Wording]] = defaultdict(list)
        for some in _batches(numbers):
            rows = Sketch.objects.filter(number__in=some).select_related("wording__candidate")
            for row in rows.order_by("pk"):
                self._holders[row.number].append(row.wording)

    def sketch(self, wording: Wording) -> tuple[int, ...]:
        return self._sketches[wording.digest]

    def candidate_for(self, wording: Wording) -> Candidate:
        """The one it belongs to, or a new one; from now on the wording is compared with too."""
        candidate = self._nearest(wording)
        if candidate is None:
            candidate = _candidate(wording)
            self.new.append(candidate)
        wording.candidate = candidate
        for number in self.sketch(wording):
            self._holders[number].append(wording)
        return candidate

    def _nearest(self, wording: Wording) -> Candidate | None:
        words = words_of(wording.text, wording.language)
        best, found = 0.0, None
        for other in self._compared(wording):
            theirs = words_of(other.text, other.language)
            alike = likeness(words, theirs, wording.language)
            if alike > best:
                best, found = alike, other.candidate
        return found if best >= ALIKE else None

    def _compared(self, wording: Wording) -> list[Wording]:
        common: dict[str, int] = defaultdict(int)
        others: dict[str, Wording] = {}
        for number in self.sketch(wording):
            for other in self._holders[number]:
                common[other.digest] += 1
                others[other.digest] = other
        order = sorted(others, key=lambda digest: -common[digest])
        return [others[digest] for digest in order[:_MOST_COMPARED]]


def _wording(language: str, text: str) -> Wording:
    return Wording(
        language=language,
        text=text,
        folded=fold(text),
        digest=digest_of(text),
        key=key_of(text, language),
    )


def _name(language: str, text: str) -> Name:
    return language, digest_of(text)


def _sketch(wording: Wording) -> tuple[int, ...]:
    return sketch(words_of(wording.text, wording.language), wording.language)


def _candidate(wording: Wording) -> Candidate:
    return Candidate(
        language=wording.language,
        text=wording.text,
        folded=wording.folded,
        stage=stage_of(wording.text),
    )


def _found(column: str, names: Sequence[Name]) -> Iterator[Any]:
    """Stored wordings with these values of a column, in these languages."""
    by_language: dict[str, list[str]] = defaultdict(list)
    for language, value in dict.fromkeys(names):
        by_language[language].append(value)
    for language, values in by_language.items():
        for some in _batches(values):
            rows: QuerySet[Wording] = Wording.objects.filter(
                language=language, **{f"{column}__in": some}
            )
            yield from rows.select_related("candidate").order_by("-pk")


def _batches(values: Sequence[Any]) -> Iterator[list[Any]]:
    rest = iter(values)
    while some := list(islice(rest, _MOST)):
        yield some
