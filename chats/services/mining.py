"""Reading chats for what agents type again and again.

Reads all chats once, then those that the change log names. Each step is a transaction of its own
with the new position in it: however it ends, the next one goes on from there.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from chats.mining import RECIPE
from chats.models import Candidate, CandidateStatus, Chat, MiningState, Occurrence, Wording
from chats.services.counting import compare_anew, count_later, count_what_fell, settle
from chats.services.placing import place, recognise
from chats.services.typed import Typed, typed_in
from core import events
from core.events import Position
from core.events.models import Change

EVERY = 60
# Longer than this the job keeps no other one waiting.
TURN = 20.0
BATCH = 50
CHANGES = 200


@dataclass(frozen=True)
class _Step:
    """Chats to read, and where the reader stands afterwards."""

    state: MiningState
    chats: Sequence[int]
    position: str
    read_to: int | None
    replies_changed: bool = False

    @property
    def before(self) -> tuple[int, str, int | None]:
        return self.state.recipe, self.state.position, self.state.read_to


def keep_up() -> str:
    """The job. What is left when its time is over comes the next time."""
    read = mine(seconds=TURN)
    return f"{read} chats read for what is typed often" if read else ""


def mine(seconds: float | None = None, seen: Callable[[int], object] = lambda chats: None) -> int:
    """Read what is new or changed; answers how many chats. `seen` hears of each batch."""
    end = time.monotonic() + seconds if seconds is not None else None
    read = 0
    while (step := _next()) is not None:
        if _take(step):
            seen(len(step.chats))
            read += len(step.chats)
        if end is not None and time.monotonic() > end:
            break
    settle()
    return read


def chats_to_read() -> int:
    """About how many chats are waiting."""
    state = _state()
    if state.read_to is not None:
        return Chat.objects.filter(pk__gt=state.read_to).count()
    changed = events.recorded_after(Position.parse(state.position)).filter(type="chat")
    return changed.values("object_id").distinct().count()


@transaction.atomic
def begin_anew() -> None:
    """Read all chats again. What was decided stays decided."""
    _state()
    MiningState.objects.select_for_update().get(pk=1)
    Occurrence.objects.all().delete()
    Candidate.objects.filter(status=CandidateStatus.OPEN).delete()
    Wording.objects.all().delete()
    decided = Candidate.objects.order_by("pk")
    for each in decided:
        recognise(each)
    decided.update(is_stale=True)
    position = str(events.last_position())
    MiningState.objects.filter(pk=1).update(recipe=RECIPE, position=position, read_to=0)


def _next() -> _Step | None:
    """What to read now; None when nothing waits."""
    state = _state()
    if state.recipe != RECIPE:
        begin_anew()
        state = _state()
    if state.read_to is not None:
        later = Chat.objects.filter(pk__gt=state.read_to).order_by("pk")
        ids = list(later.values_list("pk", flat=True)[:BATCH])
        return _Step(state, ids, state.position, ids[-1] if ids else None)
    changes = events.changes_after(Position.parse(state.position), CHANGES)
    if not changes:
        return None
    return _follow(state, changes)


def _follow(state: MiningState, changes: Sequence[Change]) -> _Step:
    """As many changes as name so many chats."""
    chats: dict[int, None] = {}
    taken = []
    for each in changes:
        if each.type == "chat":
            if each.object_id not in chats and len(chats) == BATCH:
                break
            chats[each.object_id] = None
        taken.append(each)
    last = taken[-1]
    return _Step(
        state,
        list(chats),
        str(Position(last.transaction_id, last.sequence)),
        None,
        replies_changed=any(each.type == "reply" for each in taken),
    )


def _take(step: _Step) -> bool:
    """Read and store. False where another reader was faster: what was read here is dropped."""
    typed = typed_in(step.chats)
    with transaction.atomic():
        state = MiningState.objects.select_for_update().get(pk=1)
        if (state.recipe, state.position, state.read_to) != step.before:
            return False
        _replace(step.chats, typed)
        if step.replies_changed:
            compare_anew()
        state.position, state.read_to = step.position, step.read_to
        state.save(update_fields=["position", "read_to"])
    return True


def _replace(chats: Sequence[int], typed: Sequence[Typed]) -> None:
    """These chats say this now, and nothing else."""
    before = Occurrence.objects.filter(chat__in=chats)
    touched = set(before.order_by().values_list("candidate", flat=True))
    before.delete()
    # One that was removed while it was read is not there to be referred to.
    there = set(Chat.objects.select_for_update().filter(pk__in=chats).values_list("pk", flat=True))
    touched |= place([each for each in typed if each.chat in there])
    count_later(touched)
    if len(there) < len(chats):
        count_what_fell()


def _state() -> MiningState:
    if not MiningState.objects.filter(pk=1).exists():
        MiningState.objects.bulk_create([MiningState(pk=1)], ignore_conflicts=True)
    return MiningState.objects.get(pk=1)
