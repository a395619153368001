"""Publishing at a time: which wording readers get when, and carrying it out.

The time is kept by whoever notices: `kb.middleware` asks before every page and call, and a job
does for hours when nobody calls. See docs/decisions/0023-articles.md.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.exceptions import Invalid
from core.vocabulary import Status
from kb.exceptions import PersonalData
from kb.models import Article, PublishPlan, Revision
from kb.services.guidance import findings_not_overridden
from kb.services.rows import count_up, count_up_others, editors_only, hold
from kb.services.scanning import personal_data_not_overridden
from styleguide.exceptions import Findings

EVERY = 30
FURTHEST = timedelta(days=3_650)


def check_time(at: datetime | None) -> None:
    """Raises Invalid for a time that nobody means."""
    if at is not None and at > timezone.now() + FURTHEST:
        raise Invalid({"at": [("too_late", _("Choose a time within ten years."))]})


def plan_publication(article: Article, wording: Revision, *, at: datetime, by: User) -> None:
    """Have readers of a held row get this wording later; the plan it had, if any, is void."""
    held = PublishPlan.objects.filter(article=article).first()
    if held and (held.revision_id, held.at, held.refused) == (wording.pk, at, ""):
        return
    values = {"revision": wording, "at": at, "by": by, "refused": ""}
    PublishPlan.objects.update_or_create(article=article, defaults=values)
    count_up(article, "planned", by)


def drop_plan(article: Article, *, up_to: Revision | None = None) -> bool:
    """Forget what was planned for a held row; with `up_to` only where it is older than that."""
    plans = PublishPlan.objects.filter(article=article)
    if up_to is not None:
        plans = plans.filter(revision__number__lte=up_to.number)
    return bool(plans.delete()[0])


@transaction.atomic
def take_back(article: Article, *, by: User, version: int | None = None) -> Article:
    """Publish nothing by itself any more. Nothing planned: nothing changes."""
    row = hold(article, version)
    editors_only(by)
    if drop_plan(row):
        count_up(row, "plan_dropped", by)
    return row


def publish_due() -> str:
    """Publish what is due. Says what it did; "" where there was nothing to do."""
    due = list(PublishPlan.objects.due().order_by("at").values_list("article_id", flat=True))
    done = [_carry_out(article_id) for article_id in due]
    return f"{done.count(True)} published" if True in done else ""


@transaction.atomic
def _carry_out(article_id: int) -> bool:
    """Whoever comes second finds nothing left to do. A refusal is kept for the list of work."""
    row = Article.objects.select_for_update().filter(pk=article_id).first()
    due = PublishPlan.objects.due().select_related("revision", "by")
    plan = due.filter(article=article_id).first()
    if row is None or plan is None:
        return False
    try:
        personal_data_not_overridden(plan.revision, language=row.language)
        findings_not_overridden(row, plan.revision)
    except (PersonalData, Findings) as refused:
        plan.refused = refused.code
        plan.save(update_fields=["refused"])
        count_up(row, "not_published", None)
        return False
    plan.delete()
    show_readers(row, plan.revision, at=plan.at, by=plan.by)
    return True


def show_readers(article: Article, wording: Revision, *, at: datetime, by: User | None) -> None:
    """Make this the published wording of a held row. Asks nothing: callers do."""
    article.status, article.published_revision = Status.PUBLISHED, wording
    article.published_at, article.review_comment = at, ""
    count_up_others(article)
    fields = ("status", "published_revision", "published_at", "review_comment")
    count_up(article, "published", by, *fields)
