"""One step that puts right what a list of work says."""

from django.db import transaction

from accounts.models import User
from core.vocabulary import Channel
from responses.models import Reply
from responses.services.replies import change_reply

SHORT = (Channel.CHAT, Channel.SMS, Channel.SOCIAL)


@transaction.atomic
def keep_out_of_chat(reply: Reply, *, by: User) -> Reply:
    """Offer it where there is room to read: not in chats and messages. Raises NotAllowed."""
    now = reply.channels or Channel.values
    left = [channel for channel in now if channel not in SHORT]
    return change_reply(reply, by=by, channels=left or [Channel.EMAIL])


def say_it_still_fits(reply: Reply, *, by: User) -> Reply:
    """Its wording is right although another variant, or what it is a copy of, has changed."""
    return change_reply(reply, by=by)
