"""Votes: "Did this help?". They name nobody and change no version."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exceptions import Invalid
from core.vocabulary import Status
from kb.models import Article, Feedback
from kb.services.rows import hold, one_of

COMMENT_LENGTH = 2_000


@transaction.atomic
def give_feedback(article: Article, *, helpful: bool, comment: str = "") -> Feedback:
    """Keep a reader's vote on a published article. Raises Conflict for an unpublished one."""
    row = hold(article)
    one_of((Status.PUBLISHED,), row, _("Only published articles are voted on."))
    _check_length(comment)
    return Feedback.objects.create(article=row, helpful=helpful, comment=comment.strip())


@transaction.atomic
def add_comment(vote: Feedback, comment: str) -> None:
    """Say why, once. What was said with the vote already stays."""
    _check_length(comment)
    row = Feedback.objects.select_for_update().filter(pk=vote.pk).first()
    if row is not None and not row.comment and comment.strip():
        row.comment = comment.strip()
        row.save(update_fields=["comment"])


def mark_read(vote: Feedback) -> None:
    """Whoever looks after the text has read what was said of it."""
    Feedback.objects.filter(pk=vote.pk, read_at=None).update(read_at=timezone.now())


def _check_length(comment: str) -> None:
    if len(comment) > COMMENT_LENGTH:
        text = _("At most %(longest)s characters fit here.") % {"longest": f"{COMMENT_LENGTH:,}"}
        raise Invalid({"comment": [("max_length", text)]})
