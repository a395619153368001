"""How often each candidate is said, its typical wording, and the reply that is nearest to it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, F, QuerySet
from django.utils import timezone

from chats.mining.likeness import COVERED
from chats.mining.stages import stage_of
from chats.mining.typical import typical
from chats.models import Candidate, CandidateStatus, Chat, MiningState, Occurrence, Wording
from chats.models.candidate_queryset import FEWEST_CHATS, FEWEST_TIMES
from chats.services.nearest import Nearest
from chats.services.placing import digest_of, sketch_again
from core.text import fold

BATCH = 200
# In a large archive something is typed often when it stands in one chat of a thousand.
ONE_IN = 1_000
# A sentence of a message that is typed as a whole: said alone so seldom it is no reply of its own.
_NEARLY_ALWAYS = 0.8
_MANY = 100
_COUNTED = ("said", "chats", "agents", "part_of", "text", "folded", "stage", "is_stale")
_JUDGED = ("nearest", "likeness", "is_proposed", "updated_at")


def settle() -> int:
    """Count anew what is stale, a batch at a time; answers how many candidates."""
    _set_fewest()
    settled = 0
    nearest = Nearest()
    while ids := list(_stale().values_list("pk", flat=True)[:BATCH]):
        _settle(ids, nearest)
        settled += len(ids)
    return settled


def count_later(candidates: Iterable[int]) -> None:
    Candidate.objects.filter(pk__in=list(candidates)).update(is_stale=True)


def count_what_fell() -> None:
    """After chats are gone: candidates that are said less than was counted."""
    counted = Candidate.objects.filter(said__gt=0).annotate(actual=Count("occurrences"))
    fallen = list(counted.exclude(said=F("actual")).order_by().values_list("pk", flat=True))
    for start in range(0, len(fallen), BATCH):
        count_later(fallen[start : start + BATCH])


def compare_anew() -> None:
    """After replies changed: another one may be the nearest now."""
    Candidate.objects.filter(said__gte=FEWEST_TIMES, status=CandidateStatus.OPEN).update(
        is_stale=True
    )


def _stale() -> Any:
    return Candidate.objects.filter(is_stale=True).order_by("pk")


def _set_fewest() -> None:
    fewest = max(FEWEST_TIMES, Chat.objects.count() // ONE_IN)
    before = MiningState.objects.values_list("fewest", flat=True).get(pk=1)
    if fewest == before:
        return
    between = sorted((fewest, before))
    Candidate.objects.filter(said__gte=between[0], said__lt=between[1]).update(is_stale=True)
    MiningState.objects.filter(pk=1).update(fewest=fewest)


@transaction.atomic
def _settle(ids: Sequence[int], nearest: Nearest) -> None:
    fewest = MiningState.objects.values_list("fewest", flat=True).get(pk=1)
    rows = list(Candidate.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    before = {row.pk: row.said for row in rows}
    _count(rows)
    gone = [row.pk for row in rows if not row.said and row.is_open]
    rows = [row for row in rows if row.pk not in gone]
    often = [row for row in rows if row.said >= FEWEST_TIMES]
    _word([row for row in often if row.is_open and _may_read_otherwise(before[row.pk], row.said)])
    for row in rows:
        row.is_stale = False
        _judge(row, fewest, nearest)
    # They are there and locked: this is one quick UPDATE for all, many times quicker to say.
    Candidate.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=[*_COUNTED, *_JUDGED]
    )
    Candidate.objects.filter(pk__in=gone, status=CandidateStatus.OPEN).delete()
    _forget_wordings(rows, [row.pk for row in rows if row.said < before[row.pk]])


def _count(rows: Sequence[Candidate]) -> None:
    said: Any = Occurrence.objects.filter(candidate__in=rows).order_by().values("candidate")
    numbers = {"n": Count("pk"), "c": Count("chat", distinct=True)}
    numbers["a"] = Count("agent", distinct=True)
    counted = {each["candidate"]: each for each in said.annotate(**numbers)}
    wholes = _wholes(rows)
    for row in rows:
        found = counted.get(row.pk, {"n": 0, "c": 0, "a": 0})
        row.said, row.chats, row.agents = found["n"], found["c"], found["a"]
        whole, count = wholes.get(row.pk, (None, 0))
        is_part = count >= FEWEST_TIMES and count >= _NEARLY_ALWAYS * row.said
        row.part_of_id = whole if is_part else None


def _wholes(rows: Sequence[Candidate]) -> dict[int, tuple[int, int]]:
    """The whole message that each stands in most, and how often."""
    inside = Occurrence.objects.filter(candidate__in=rows, whole__isnull=False).order_by()
    counted = inside.values_list("candidate", "whole").annotate(n=Count("pk"))
    found: dict[int, tuple[int, int]] = {}
    for candidate, whole, count in counted:
        if candidate != whole and count > found.get(candidate, (0, 0))[1]:
            found[candidate] = (whole, count)
    return found


def _may_read_otherwise(before: int, said: int) -> bool:
    """What is said a hundred times is not worded anew for each time more, but for each tenth."""
    step = 10 ** (len(str(said)) - 2) if said >= _MANY else 1
    return said <= before or before // step != said // step


def _word(rows: Sequence[Candidate]) -> None:
    word_as_said(rows, Occurrence.objects.all())
    for row in rows:
        row.folded = fold(row.text)


def word_as_said(rows: Sequence[Candidate], occurrences: QuerySet[Occurrence]) -> None:
    """Give each the most typical wording of these occurrences of it, and the stage of that."""
    said = occurrences.filter(candidate__in=rows).order_by()
    counted = said.values_list("candidate", "wording__text").annotate(n=Count("pk"))
    wordings: dict[int, Counter[str]] = defaultdict(Counter)
    for candidate, text, count in counted:
        wordings[candidate][text] = count
    for row in rows:
        row.text = typical(sorted(wordings[row.pk].items()), row.language)
        row.stage = stage_of(row.text)


def _judge(row: Candidate, fewest: int, nearest: Nearest) -> None:
    often = row.said >= fewest and row.chats >= FEWEST_CHATS
    if row.is_open:
        found = nearest.to(row.text, row.language) if often else None
        row.nearest_id, row.likeness = found or (None, 0.0)
    is_new = row.likeness < COVERED and row.part_of_id is None
    proposed = row.is_open and often and is_new
    if proposed and not row.is_proposed:
        row.updated_at = timezone.now()
    row.is_proposed = proposed


def _forget_wordings(rows: Sequence[Candidate], fallen: Sequence[int]) -> None:
    """Nobody's words any more. What was decided is recognised by its own text for good."""
    unsaid = Wording.objects.filter(candidate__in=rows, occurrences__isnull=True)
    own = [digest_of(row.text) for row in rows if not row.is_open]
    gone = dict(unsaid.exclude(digest__in=own).values_list("pk", "candidate"))
    if gone:
        Wording.objects.filter(pk__in=list(gone)).delete()
    if touched := {*gone.values(), *fallen}:
        sketch_again(sorted(touched))
