"""The writing guide before readers get a wording."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import events
from core.exceptions import NotAllowed
from kb.checked_texts import checked_article
from kb.models import Article, ArticleFindings, PublishOverride, Revision
from styleguide.exceptions import Findings
from styleguide.services.keeping import ignore
from styleguide.services.refusing import REASON_LENGTH, overridden_in


@transaction.atomic
def leave_findings(article: Article, *, by: User) -> None:
    """What it breaks since the guide changed may stay so. Raises NotAllowed."""
    if not article.is_changeable_by(by):
        raise NotAllowed(_("Only editors change this now."))
    held = ArticleFindings.objects.select_for_update().filter(pk=article.pk).first()
    if held is not None:
        ignore(held)
        events.record("article_findings", article.pk, "left", by=by)


def refuse_findings(
    article: Article, wording: Revision, *, by: User, override_reason: str = ""
) -> None:
    """Raises Findings where something must change and no reason is given; a reason is kept."""
    rules = overridden_in(checked_article(article, wording), override_reason)
    if rules:
        reason = override_reason.strip()[:REASON_LENGTH]
        PublishOverride.objects.create(revision=wording, by=by, reason=reason, rules=rules)


def findings_not_overridden(article: Article, wording: Revision) -> None:
    """Raises Findings where a rule is broken that nobody gave a reason for in this wording."""
    try:
        overridden_in(checked_article(article, wording), "")
    except Findings as refused:
        given = {rule["rule"] for each in wording.overrides.all() for rule in each.rules}
        left = [each for each in refused.findings if each["rule"] not in given]
        if left:
            raise Findings(left) from None
