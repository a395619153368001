"""Deleting what was said in chats. The chat itself stays: its counts, rating, uses, promotions."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.crypto import salted_hmac

import privacy
from accounts.models import User
from chats.models import CandidateStatus, Chat, ChatRules, ChatStatus, Message, Wording
from core import events
from core.text import fold
from privacy import Kind
from responses.models import Use

EVERY = 3600
BATCH = 100
# Longer than this the job keeps no other one waiting.
TURN = 60.0
# An external id with one of these in it says whose chat it was.
_TELLING = privacy.NATIONAL | {Kind.EMAIL, Kind.PHONE, Kind.NAME}
_SECRET = "chats.deleted"


def delete_old_texts() -> str:
    """The job: a batch at a time, each a transaction. What is left comes the next time."""
    end, deleted = time.monotonic() + TURN, 0
    while time.monotonic() < end and (ids := _due()[:BATCH]):
        deleted += delete_texts(ids)
    _drop_wordings()
    return f"texts of {deleted} chats deleted" if deleted else ""


def older_than(days: int) -> Any:
    """Chats that ended so long ago and still have text. One that is open ends when it is silent."""
    silent = When(status=ChatStatus.OPEN, then=F("updated_at"))
    ended = Case(silent, default=Coalesce("closed_at", "updated_at"))
    there = Q(text_deleted_at__isnull=True) | Q(updated_at__gt=F("text_deleted_at"))
    before = timezone.now() - timedelta(days=days)
    return Chat.objects.annotate(ended=ended).filter(there, ended__lt=before)


@transaction.atomic
def delete_texts(ids: Sequence[int], *, by: User | None = None) -> int:
    """Delete what was said in these chats and who said it; answers in how many. Asks nobody."""
    rows = list(Chat.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    now = timezone.now()
    for row in rows:
        _veil_external_id(row)
        row.subject = row.customer_name = ""
        row.folded = fold(row.external_id)
        row.deleted_count, row.text_deleted_at = row.message_count, now
        row.version += 1
    names = ["external_id", "subject", "customer_name", "folded", "deleted_count"]
    Chat.objects.bulk_update(rows, [*names, "text_deleted_at", "version"])
    found = [row.pk for row in rows]
    Message.objects.filter(chat__in=found).delete()
    events.record_many("chat", found, "text_deleted", by=by)
    return len(found)


def said_since(messages: Sequence[Message], deleted_at: datetime) -> list[Message]:
    """Of messages handed over again, those that the deletion cannot have meant."""
    return [each for each in messages if each.sent_at is not None and each.sent_at > deleted_at]


def external_ids(source: str, external_id: str) -> tuple[str, str]:
    """Under which ids a chat may stand here: its own, or what stands for it after a deletion."""
    digest = salted_hmac(_SECRET, f"{source}\n{external_id}", algorithm="sha256").hexdigest()
    return external_id, f"deleted-{digest[:40]}"


def _due() -> list[int]:
    days = ChatRules.objects.values_list("keep_days", flat=True).first()
    if not days:
        return []
    return list(older_than(days).order_by("pk").values_list("pk", flat=True)[:BATCH])


def _veil_external_id(row: Chat) -> None:
    """Some tools name a chat by an address or a phone; uses name it the same way."""
    if row.external_id.startswith("deleted-"):
        return
    names = [row.customer_name] if row.customer_name else []
    found = privacy.scan(row.external_id, names, (), row.language)
    if "@" not in row.external_id and not any(each.kind in _TELLING for each in found):
        return
    plain, veiled = external_ids(row.source, row.external_id)
    uses = Use.objects.filter(chat_source=row.source, chat_external_id=plain)
    uses.update(chat_external_id=veiled)
    row.external_id = veiled


def _drop_wordings() -> None:
    """What agents typed in chats whose text is gone, and in no other."""
    nowhere = Wording.objects.filter(occurrences__isnull=True)
    nowhere.filter(candidate__status=CandidateStatus.OPEN).delete()
