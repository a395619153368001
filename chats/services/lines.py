"""The messages of a chat: checked, replaced all at once, their replies counted as used."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from chats.models import Author, Chat, Message
from chats.services.shape import LONGEST_CHAT, LONGEST_TEXT, MOST_MESSAGES, NAME_LENGTH
from core.exceptions import Invalid
from responses.models import Reply, Use
from responses.services.uses import ChatName, record_use

Errors = dict[str, list[tuple[str, str]]]


def checked(messages: Sequence[Mapping[str, Any]], chat: Chat | None, *, by: User) -> list[Message]:
    """Messages in their order, not stored yet. Raises Invalid with the place of what is wrong.

    A reply is one that `by` may see, or that the chat named before.
    """
    if len(messages) > MOST_MESSAGES:
        text = _("A chat has at most %s messages.") % f"{MOST_MESSAGES:,}"
        raise Invalid({"messages": [("max_length", text)]})
    if sum(len(each.get("text") or "") for each in messages) > LONGEST_CHAT:
        text = _("At most %(longest)s characters fit here.") % {"longest": f"{LONGEST_CHAT:,}"}
        raise Invalid({"messages": [("max_length", text)]})
    replies = _known_replies(messages, chat, by)
    errors: Errors = {}
    for place, each in enumerate(messages):
        errors |= {f"messages/{place}/{name}": [why] for name, why in _wrong(each, replies)}
    if errors:
        raise Invalid(errors)
    return [
        Message(
            number=number,
            author=each["author"],
            name=each.get("name") or "",
            text=each.get("text") or "",
            sent_at=each.get("sent_at"),
            reply=replies.get(each.get("reply") or 0),
        )
        for number, each in enumerate(messages, start=1)
    ]


def replace_messages(chat: Chat, messages: Sequence[Message]) -> None:
    """These and no others are the chat's messages."""
    chat.messages.all().delete()
    for each in messages:
        each.chat = chat
    Message.objects.bulk_create(messages, batch_size=500)


def log_uses(chat: Chat, messages: Sequence[Message], *, by: User) -> None:
    """Count each message that is a reply as a use, once however often the chat is posted."""
    used = Counter(each.reply_id for each in messages if each.reply_id)
    if not used:
        return
    name = ChatName(chat.source, chat.external_id)
    counted = Counter(
        Use.objects.filter(
            chat_source=name.source, chat_external_id=name.external_id, reply__in=list(used)
        ).values_list("reply_id", flat=True)
    )
    said: list[dict[str, str]] = []
    for each in messages:
        if each.reply is not None and counted[each.reply.pk]:
            counted[each.reply.pk] -= 1
        elif each.reply is not None:
            record_use(each.reply, by=by, chat=name, messages=said)
        said.append({"author": each.author, "text": each.text})


def _known_replies(
    messages: Sequence[Mapping[str, Any]], chat: Chat | None, by: User
) -> dict[int, Reply]:
    wanted = {each["reply"] for each in messages if each.get("reply")}
    if not wanted:
        return {}
    found = {row.pk: row for row in Reply.objects.visible_to(by).filter(pk__in=wanted)}
    if chat is not None and wanted - found.keys():
        before = Reply.objects.filter(pk__in=chat.messages.filter(reply__in=wanted).values("reply"))
        found |= {row.pk: row for row in before}
    return found


def _wrong(message: Mapping[str, Any], replies: Mapping[int, Reply]) -> list[Any]:
    """(field, (code, detail)) of each thing that cannot be taken."""
    found = []
    if message.get("author") not in Author.values:
        known = ", ".join(Author.values)
        found.append(("author", ("invalid_choice", _("An author is one of %s.") % known)))
    for name, longest in (("text", LONGEST_TEXT), ("name", NAME_LENGTH)):
        if len(message.get(name) or "") > longest:
            text = _("At most %s characters fit here.") % f"{longest:,}"
            found.append((name, ("max_length", text)))
    number = message.get("reply")
    if number and number not in replies:
        found.append(("reply", ("does_not_exist", _("There is no reply %s.") % number)))
    return found
