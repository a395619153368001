"""Reading each other's texts: what is said about a wording, and that it is still right."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core import events
from core.exceptions import Conflict, Invalid, NotAllowed
from core.vocabulary import Status
from kb.models import Article, ReviewComment
from kb.models.comment import COMMENT_LENGTH, Step
from kb.services.rows import count_up, hold

AGAIN_IN = timedelta(days=180)


def say(article: Article, comment: str, *, step: str, by: User) -> ReviewComment | None:
    """Keep what was said about the newest wording of a held row; nothing said, nothing kept."""
    if not comment.strip():
        return None
    if len(comment) > COMMENT_LENGTH:
        text = _("At most %(longest)s characters fit here.") % {"longest": f"{COMMENT_LENGTH:,}"}
        raise Invalid({"comment": [("max_length", text)]})
    return ReviewComment.objects.create(
        article=article,
        revision=article.newest,
        step=step,
        comment=comment.strip(),
        by=by,
    )


@transaction.atomic
def comment(article: Article, *, comment: str, by: User) -> ReviewComment:
    """Say something about the newest wording; editors and the author read and write this."""
    row = hold(article)
    if not row.shows_history_to(by):
        raise NotAllowed(_("Its author and editors talk about it here."))
    said = say(row, comment, step=Step.COMMENTED, by=by)
    if said is None:
        raise Invalid({"comment": [("required", _("This cannot be empty."))]})
    events.record("article", row.pk, "commented", by=by)
    return said


@transaction.atomic
def still_right(
    article: Article, *, by: User, review_due: date | None = None, version: int | None = None
) -> Article:
    """Somebody has read it and found it right: look again on that day, else in half a year."""
    row = hold(article, version)
    if not row.is_changeable_by(by):
        raise NotAllowed(_("Only editors change this now."))
    if row.status == Status.ARCHIVED:
        raise Conflict(_("What is in the archive is not looked at again."))
    today = timezone.localdate()
    if review_due is not None and review_due <= today:
        raise Invalid({"review_due": [("in_the_past", _("Choose a day that is still to come."))]})
    row.review_due = review_due or today + AGAIN_IN
    row.reviewed_at, row.reviewed_by = timezone.now(), by
    count_up(row, "found_right", by, "review_due", "reviewed_at", "reviewed_by")
    return row
