"""What uses teach: kept without words, remembered by each process, made a model by the job."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from threading import Lock
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import Team
from responses.models import LearnedModel, Use, UseLesson
from responses.suggestions.conversation import Conversation
from responses.suggestions.features import RECIPE, features
from responses.suggestions.model import Model, Unreadable, train
from responses.suggestions.nearest import Lesson, Nearest, lesson, packed

log = logging.getLogger(__name__)

REMEMBERED = 30_000
"""The newest uses that a process has at hand."""
FEWEST_FOR_MODEL, FEWEST_FOR_TEAM = 30, 500
# A model is made anew when there is so much more to learn from.
_GROWTH = 0.05
# Transactions commit in any order: a use may appear behind one with a higher number.
_LATE = 64
_BATCH = 2_000


def features_of(conversation: Conversation) -> tuple[int, ...]:
    """The conversation as numbers that are this installation's own."""
    return features(conversation, _secret())


def keep_lesson(use: Use, messages: Iterable[Mapping[str, Any]]) -> None:
    """Note what the conversation before a use was like. Call it in the use's transaction."""
    conversation = Conversation.of(messages)
    if conversation.said:
        stored = packed(features_of(conversation))
        UseLesson.objects.create(use=use, recipe=recipe(), features=stored)


def recipe() -> str:
    """How features are made here: lessons of another version or key say nothing."""
    return f"{RECIPE}:{_digest('name').hex()[:16]}"


def _secret() -> bytes:
    return _digest("key")


def _digest(purpose: str) -> bytes:
    return salted_hmac(f"responses.suggestions.{purpose}", "", algorithm="sha256").digest()


# --- What a process remembers ---------------------------------------------------------------------


class _Memory:
    """The newest uses, caught up before each question with a query that mostly finds nothing."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._forget("")

    def nearest(self) -> Nearest:
        with self._lock:
            self._catch_up()
            return self._nearest

    def _forget(self, recipe: str) -> None:
        self._recipe = recipe
        self._nearest = Nearest()
        self._known: dict[int, datetime] = {}

    def _catch_up(self) -> None:
        since = max(self._known, default=0) - _LATE
        seen = _lessons(self._recipe).filter(pk__gt=since).values_list("pk", "use__at")
        recent = dict(seen[:REMEMBERED])
        if self._recipe != recipe() or not self._is_ours(recent):
            self._forget(recipe())
            recent = dict(_lessons(self._recipe).values_list("pk", "use__at")[:REMEMBERED])
        new = sorted(recent.keys() - self._known.keys())
        if new:
            self._nearest.learn(_read(new))
            self._known = dict(sorted(recent.items())[-4 * _LATE :])

    def _is_ours(self, recent: Mapping[int, datetime]) -> bool:
        """Not so where a backup was restored meanwhile: the numbers mean other uses then."""
        known = [recent[number] == at for number, at in self._known.items() if number in recent]
        return all(known) and (bool(known) or not self._known)


_memory = _Memory()


def nearest() -> Nearest:
    """Every use that is known by now, whichever process noted it."""
    return _memory.nearest()


def _lessons(recipe: str) -> Any:
    return UseLesson.objects.filter(recipe=recipe).order_by("-pk")


def _read(numbers: Sequence[int]) -> list[Lesson]:
    found: list[Lesson] = []
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        rows = UseLesson.objects.filter(pk__gte=batch[0], pk__lte=batch[-1], recipe=recipe())
        columns = rows.order_by("pk").values_list(
            "pk", "use__reply__group_id", "use__user_id", "features"
        )
        wanted = set(batch)
        found += [
            lesson(group, user, bytes(features))
            for number, group, user, features in columns
            if number in wanted
        ]
    return found


# --- What the job makes of it ---------------------------------------------------------------------


class _Loaded(NamedTuple):
    made_at: datetime
    model: Model


_models: dict[int | None, _Loaded] = {}


def model(teams: Sequence[int]) -> Model | None:
    """The newest model of the first of these teams that has one, else that of all."""
    rows = LearnedModel.objects.filter(recipe=recipe())
    made = dict(rows.values_list("team", "made_at"))
    for team in (*teams, None):
        if team in made and (found := _loaded(team, made[team])):
            return found
    return None


def _loaded(team: int | None, made_at: datetime) -> Model | None:
    loaded = _models.get(team)
    if loaded is None or loaded.made_at != made_at:
        content = LearnedModel.objects.filter(team=team).values_list("content", flat=True).first()
        try:
            loaded = _models[team] = _Loaded(made_at, Model.from_bytes(bytes(content or b"")))
        except Unreadable as error:
            log.warning("The suggestions' model cannot be read and is not used: %s", error)
            return None
    return loaded.model


def learn() -> str:
    """The job: make each model anew that has enough more to learn from. Says what it did."""
    made = [_learn_of(team) for team in (None, *_teams_with_enough())]
    return ", ".join(filter(None, made))


def _teams_with_enough() -> list[int]:
    of_teams = UseLesson.objects.filter(recipe=recipe(), use__user__teams__isnull=False)
    counted = of_teams.order_by().values("use__user__teams").annotate(count=Count("pk"))
    return [row["use__user__teams"] for row in counted if row["count"] >= FEWEST_FOR_TEAM]


def _learn_of(team: int | None) -> str:
    rows = UseLesson.objects.filter(recipe=recipe())
    if team is not None:
        rows = rows.filter(use__user__teams=team)
    standing = rows.aggregate(count=Count("pk"), last=Max("pk"))
    count, last = standing["count"], standing["last"] or 0
    if count < FEWEST_FOR_MODEL or not _has_grown(team, count, last):
        return ""
    numbers = list(rows.order_by("-pk").values_list("pk", flat=True)[:REMEMBERED])
    made = train(_read(sorted(numbers)))
    _store(team, made, lessons=count, last_use=last)
    name = Team.objects.get(pk=team).name if team else "all teams"
    return f"learned from {count:,} uses of {name}"


def _has_grown(team: int | None, count: int, last: int) -> bool:
    before = LearnedModel.objects.filter(team=team, recipe=recipe()).first()
    if before is None:
        return True
    newer = UseLesson.objects.filter(recipe=recipe(), pk__gt=before.last_use).count()
    return newer > _GROWTH * before.lessons or (newer > 0 and last < before.last_use)


@transaction.atomic
def _store(team: int | None, made: Model, *, lessons: int, last_use: int) -> None:
    LearnedModel.objects.update_or_create(
        team=Team.objects.get(pk=team) if team else None,
        defaults={
            "recipe": recipe(),
            "content": made.to_bytes(),
            "lessons": lessons,
            "last_use": last_use,
            "made_at": timezone.now(),
        },
    )
