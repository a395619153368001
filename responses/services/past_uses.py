"""Uses of before, many at once: what another tool or the demo brings along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Max

from accounts.models import User
from responses.models import Reply, Use, UseLesson
from responses.services.learning import features_of, recipe
from responses.services.uses import ChatName
from responses.suggestions.conversation import Conversation
from responses.suggestions.nearest import packed

BATCH = 500


@dataclass(frozen=True)
class PastUse:
    """`messages`: `author` and `text` of what was said before it; no word of them is kept."""

    reply: Reply
    user: User
    at: datetime
    chat: ChatName
    edited: bool = False
    messages: Sequence[Mapping[str, Any]] = field(default_factory=list)


@transaction.atomic
def record_past_uses(past: Sequence[PastUse]) -> list[Use]:
    """Note them, in the order in which they were, and count them. A few queries for all."""
    in_order = sorted(past, key=lambda each: each.at)
    uses = Use.objects.bulk_create(_uses(in_order), batch_size=BATCH)
    lessons = (
        UseLesson(use=use, recipe=recipe(), features=packed(features_of(conversation)))
        for use, each in zip(uses, in_order, strict=True)
        if (conversation := Conversation.of(each.messages)).said
    )
    UseLesson.objects.bulk_create(lessons, batch_size=BATCH)
    _count_again({each.reply.pk for each in in_order})
    return uses


def _uses(past: Sequence[PastUse]) -> list[Use]:
    before: dict[ChatName, Reply] = {}
    uses = []
    for each in past:
        uses.append(
            Use(
                reply=each.reply,
                user=each.user,
                at=each.at,
                chat_source=each.chat.source,
                chat_external_id=each.chat.external_id,
                edited=each.edited,
                previous=before.get(each.chat),
            )
        )
        before[each.chat] = each.reply
    return uses


def _count_again(ids: set[int]) -> None:
    """The counters of these replies, as the uses have it. They do not grow the version."""
    rows = Use.objects.filter(reply__in=ids).order_by().values("reply")
    counted = {row["reply"]: row for row in rows.annotate(count=Count("pk"), last=Max("at"))}
    replies = Reply.objects.filter(pk__in=ids).only("pk", "use_count", "last_used_at")
    for reply in replies:
        reply.use_count = counted[reply.pk]["count"]
        reply.last_used_at = counted[reply.pk]["last"]
    Reply.objects.bulk_update(replies, ["use_count", "last_used_at"], batch_size=BATCH)
