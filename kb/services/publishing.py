"""From draft to readers and back: submit, return, publish, archive, restore.

A verb whose result already holds changes nothing and is no error.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.exceptions import Invalid, NotAllowed
from core.vocabulary import Status
from kb.models import Article, Revision
from kb.models.comment import Step
from kb.services import translations
from kb.services.guidance import refuse_findings
from kb.services.plans import check_time, drop_plan, plan_publication, show_readers
from kb.services.reviews import say
from kb.services.rows import count_up, count_up_others, editors_only, hold, one_of
from kb.services.scanning import refuse_personal_data
from kb.services.wordings import WORDING, add_wording, differs


@transaction.atomic
def submit(article: Article, *, by: User, comment: str = "", version: int | None = None) -> Article:
    """Ask editors to look at a draft, with an answer to what they said last."""
    row = hold(article, version)
    if not row.is_changeable_by(by):
        raise NotAllowed(_("Its author or an editor sends this to review."))
    one_of((Status.DRAFT, Status.IN_REVIEW), row, _("Only a draft goes to review."))
    if row.status == Status.DRAFT:
        row.status, row.review_comment = Status.IN_REVIEW, ""
        say(row, comment, step=Step.SUBMITTED, by=by)
        count_up(row, "submitted", by, "status", "review_comment")
    return row


@transaction.atomic
def return_to_draft(
    article: Article, *, comment: str, by: User, version: int | None = None
) -> Article:
    """Send a draft back to its author with what should change."""
    row = hold(article, version)
    editors_only(by)
    one_of((Status.IN_REVIEW,), row, _("Only what is in review goes back to draft."))
    row.status, row.review_comment = Status.DRAFT, comment
    drop_plan(row)
    say(row, comment, step=Step.RETURNED, by=by)
    count_up(row, "returned", by, "status", "review_comment")
    return row


@transaction.atomic
def publish(
    article: Article,
    *,
    by: User,
    version: int | None = None,
    revision: int | None = None,
    at: datetime | None = None,
    override_reason: str = "",
) -> Article:
    """Show readers the newest wording, or the one of this number; from `at` on, if that is later.

    Raises PersonalData where it holds a national number, and Findings where the writing guide
    says that something must change, unless a reason says why it may stand.
    """
    row = hold(article, version)
    editors_only(by)
    one_of(
        (Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED),
        row,
        _("Restore this from the archive before you publish it."),
    )
    wording = row.newest if revision is None else revision_of(row, revision)
    if row.published_revision_id == wording.pk:
        return row
    check_time(at)
    refuse_personal_data(wording, language=row.language, by=by, override_reason=override_reason)
    refuse_findings(row, wording, by=by, override_reason=override_reason)
    if at is not None and at > timezone.now():
        plan_publication(row, wording, at=at, by=by)
    else:
        drop_plan(row, up_to=wording)
        show_readers(row, wording, at=timezone.now(), by=by)
    return row


@transaction.atomic
def archive(article: Article, *, by: User, version: int | None = None) -> Article:
    """Take it from readers; kept for editors."""
    row = hold(article, version)
    editors_only(by)
    if row.status != Status.ARCHIVED:
        row.status, row.published_revision = Status.ARCHIVED, None
        drop_plan(row)
        count_up_others(row)
        count_up(row, "archived", by, "status", "published_revision")
    return row


@transaction.atomic
def restore(article: Article, *, by: User, version: int | None = None) -> Article:
    """Bring it back from the archive, as a draft."""
    row = hold(article, version)
    editors_only(by)
    one_of((Status.ARCHIVED,), row, _("Only what is in the archive can be restored."))
    row.status = Status.DRAFT
    count_up(row, "restored", by, "status")
    return row


@transaction.atomic
def restore_revision(
    article: Article,
    *,
    revision: int,
    by: User,
    change_note: str = "",
    version: int | None = None,
) -> Article:
    """Make an earlier wording the newest, as a revision of its own; out of the archive too."""
    row = hold(article, version)
    if not row.is_changeable_by(by):
        raise NotAllowed(_("Only editors change this now."))
    earlier = revision_of(row, revision)
    wording = {name: getattr(earlier, name) for name in WORDING}
    changed = []
    if row.status == Status.ARCHIVED:
        row.status = Status.DRAFT
        changed.append("status")
    if differs(row.newest, wording):
        add_wording(row, wording, by=by, change_note=change_note)
        changed.append("newest_revision")
        if translations.bring_in_line(row):
            changed.append("translated_from")
    if changed:
        count_up(row, "restored", by, *changed)
    return row


def revision_of(article: Article, number: int) -> Revision:
    """Raises Invalid for a number that the article does not have."""
    found = article.revisions.filter(number=number).first()
    if found is None:
        raise Invalid({"revision": [("unknown", _("There is no revision %s.") % number)]})
    return found
