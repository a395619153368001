"""The kinds that the list begins with."""

from django.utils.translation import gettext_lazy as _

from desk.todo import Kind, articles, register, replies, searches

PROPOSALS = ("proposals", _("To review"))
FROM_CHATS = ("from_chats", _("Drafts from chats"))
WAITING = ("waiting", _("Newer wordings"))
RETURNED = ("returned", _("Sent back to you"))
FLAGS = ("flags", _("Reported"))
DUE = ("due", _("Review due"))
EXPIRED = ("expired", _("Expired"))
WISHES = ("wishes", _("Wishes"))
IN_VAIN = ("searches", _("Searches"))


def register_first_kinds() -> None:
    changed, owner = "updated_at", "owner"
    register(
        Kind(*PROPOSALS, articles.proposals, changed, owner, articles.proposal_rows),
        Kind(*PROPOSALS, replies.proposals, changed, owner, replies.proposal_rows),
        Kind(*FROM_CHATS, articles.from_chats, changed, owner, articles.from_chat_rows),
        Kind(*WAITING, articles.waiting, changed, owner, articles.waiting_rows),
        Kind(*RETURNED, articles.returned, changed, owner, articles.returned_rows),
        Kind(*RETURNED, replies.returned, changed, owner, replies.returned_rows),
        Kind(*FLAGS, articles.flags, "at", "article__owner", articles.flag_rows),
        Kind(*FLAGS, replies.flags, "at", "reply__owner", replies.flag_rows),
        Kind(*DUE, articles.due, "review_due", owner, articles.due_rows),
        Kind(*DUE, replies.due, "review_due", owner, replies.due_rows),
        Kind(*EXPIRED, replies.expired, "valid_until", owner, replies.expired_rows),
        Kind(*WISHES, searches.wishes, "wished_on", "nobody", searches.wish_rows),
        Kind(*IN_VAIN, searches.in_vain, "first_on", "nobody", searches.in_vain_rows),
    )
