"""The kinds that the list begins with."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from desk.todo import (
    Kind,
    articles,
    candidates,
    faults,
    guide,
    hygiene,
    links,
    readers,
    register,
    replies,
    searches,
    translations,
    variants,
)
from responses.models import RemarkKind

PROPOSALS = ("proposals", _("To review"))
FROM_CHATS = ("from_chats", _("Drafts from chats"))
WAITING = ("waiting", _("Newer wordings"))
NOT_PUBLISHED = ("not_published", _("Not published"))
RETURNED = ("returned", _("Sent back to you"))
FAULTS = ("faults", _("Product faults"))
FAULT_CLOSED = ("fault_closed", _("Fault closed"))
FLAGS = ("flags", _("Reported"))
ANSWERS = ("answers", _("Your reports"))
READERS = ("readers", _("From readers"))
DUE = ("due", _("Review due"))
EXPIRED = ("expired", _("Expired"))
VARIANTS = ("variants", _("Languages"))
SUMMARIES = ("summaries", _("Summaries"))
COPIES = ("copies", _("Your copies"))
NO_FILE = ("no_file", _("File missing"))
HIDDEN_LINK = ("hidden_link", _("Dead links"))
LONG = ("long", _("Too long for chat"))
NEAR = ("near", _("Nearly the same"))
DRIFT = ("drift", _("Texts that break it now"))
UNUSED = ("unused", _("Not used"))
WISHES = ("wishes", _("Wishes"))
TYPED_OFTEN = ("typed_often", _("Typed often"))
IN_VAIN = ("searches", _("Searches"))


def register_first_kinds() -> None:
    _register_what_waits()
    _register_what_aged()


def _register_what_waits() -> None:
    changed, owner = "updated_at", "owner"
    register(
        Kind(*PROPOSALS, articles.proposals, changed, owner, articles.proposal_rows),
        Kind(*PROPOSALS, replies.proposals, changed, owner, replies.proposal_rows),
        Kind(*FROM_CHATS, articles.from_chats, changed, owner, articles.from_chat_rows),
        Kind(*WAITING, articles.waiting, changed, owner, articles.waiting_rows),
        Kind(
            *NOT_PUBLISHED, articles.not_published, "plan__at", owner, articles.not_published_rows
        ),
        Kind(*RETURNED, articles.returned, changed, owner, articles.returned_rows),
        Kind(*RETURNED, replies.returned, changed, owner, replies.returned_rows),
        Kind(*FLAGS, articles.flags, "at", "article__owner", articles.flag_rows),
        Kind(*FLAGS, replies.flags, "at", "reply__owner", replies.flag_rows),
        Kind(*ANSWERS, articles.answers, "closed_at", "by", articles.answer_rows),
        Kind(*ANSWERS, replies.answers, "closed_at", "by", replies.answer_rows),
        Kind(*FAULTS, faults.faults, "created_at", owner, faults.fault_rows),
        Kind(*FAULT_CLOSED, faults.replies, "due_at", "reply__owner", faults.mention_rows),
        Kind(*FAULT_CLOSED, faults.articles, "due_at", "article__owner", faults.mention_rows),
        Kind(*READERS, readers.comments, "at", "article__owner", readers.comment_rows),
        Kind(*DUE, articles.due, "review_due", owner, articles.due_rows),
        Kind(*DUE, replies.due, "review_due", owner, replies.due_rows),
        Kind(*EXPIRED, replies.expired, "valid_until", owner, replies.expired_rows),
    )


def _register_what_aged() -> None:
    changed, owner = "updated_at", "owner"
    register(
        Kind(*VARIANTS, translations.outdated, changed, owner, translations.outdated_rows),
        Kind(*VARIANTS, variants.outdated, changed, owner, variants.outdated_rows),
        _remark(VARIANTS, RemarkKind.NO_VARIANT, variants.no_variant_rows),
        _remark(VARIANTS, RemarkKind.LACKS, variants.lack_rows),
        Kind(*COPIES, variants.copies, "based_on__worded_at", owner, variants.copy_rows),
        _remark(SUMMARIES, RemarkKind.SUMMARY, hygiene.summary_rows),
        _remark(NO_FILE, RemarkKind.NO_FILE, hygiene.no_file_rows),
        _remark(HIDDEN_LINK, RemarkKind.HIDDEN_LINK, hygiene.hidden_link_rows),
        Kind(*HIDDEN_LINK, links.dead, "since", "article__owner", links.dead_rows),
        _remark(LONG, RemarkKind.LONG, hygiene.long_rows),
        _remark(NEAR, RemarkKind.NEAR, hygiene.near_rows),
        Kind(*DRIFT, guide.replies, "broken_at", "reply__owner", guide.reply_rows),
        Kind(*DRIFT, guide.articles, "broken_at", "article__owner", guide.article_rows),
        Kind(*UNUSED, hygiene.unused, "idle_since", owner, hygiene.unused_rows),
        Kind(*TYPED_OFTEN, candidates.typed_often, changed, "nobody", candidates.typed_often_rows),
        Kind(*WISHES, searches.wishes, "wished_on", "nobody", searches.wish_rows),
        Kind(*IN_VAIN, searches.in_vain, "first_on", "nobody", searches.in_vain_rows),
    )


def _remark(name: tuple[str, Any], kind: str, rows: Any) -> Kind:
    remarks, every = hygiene.remarks(kind), hygiene.all_remarks
    return Kind(*name, remarks, "at", "reply__owner", rows, counted=every)
