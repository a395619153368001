"""Noting that a reply was used."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F

from accounts.models import User
from responses.models import Reply, Use
from responses.services.learning import keep_lesson


class ChatName(NamedTuple):
    """How a chat tool names a chat. It may be unknown here."""

    source: str
    external_id: str


@transaction.atomic
def record_use(
    reply: Reply,
    *,
    by: User,
    chat: ChatName | None = None,
    messages: Iterable[Mapping[str, Any]] = (),
    edited: bool = False,
) -> Use:
    """Count a use, with the reply used before in the same chat.

    `messages`: `author` and `text` of what was said before it. No word of them is kept, only what
    it takes to know a similar conversation again. The counters do not grow the reply's version.
    """
    use = Use.objects.create(
        reply=reply,
        user=by,
        chat_source=chat.source if chat else "",
        chat_external_id=chat.external_id if chat else "",
        edited=edited,
        previous=_previous(chat),
    )
    keep_lesson(use, messages)
    Reply.objects.filter(pk=reply.pk).update(use_count=F("use_count") + 1, last_used_at=use.at)
    return use


def _previous(chat: ChatName | None) -> Reply | None:
    if chat is None:
        return None
    uses = Use.objects.filter(chat_source=chat.source, chat_external_id=chat.external_id)
    last = uses.select_related("reply").first()
    return last.reply if last else None
