"""The buttons of an article: each one verb, each a POST."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import NotAllowed, Refusal
from core.ways import go_back
from kb.exceptions import PersonalData
from kb.models import Article
from kb.review_forms import REVIEW_MONTHS, PlanForm, ReturnForm, months_from_today
from kb.services import articles, guidance, plans, publishing, reviews, translations
from kb.views.reading import article_page, readable
from styleguide.exceptions import Findings


@login_required
@require_POST
def submit(request, pk):
    said = _("Sent to review.")
    return _do(request, pk, publishing.submit, said, comment=_comment(request))


@login_required
@require_POST
def return_to_draft(request, pk):
    said = _("Sent back.")
    return _do(request, pk, publishing.return_to_draft, said, comment=_comment(request))


@login_required
@require_POST
def comment(request, pk):
    return _do(request, pk, reviews.comment, _("Kept with the text."), comment=_comment(request))


@login_required
@require_POST
def publish(request, pk):
    asked = {**_number(request), "override_reason": request.POST.get("reason", "")}
    return _do(request, pk, publishing.publish, _("Published."), **asked)


@login_required
@require_POST
def plan(request, pk):
    form = PlanForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["at"][0])
        return go_back(request, "kb:article", pk=pk)
    at = form.cleaned_data["at"]
    said = _("Planned. Readers get it at that time, by itself.")
    if at <= timezone.now():
        said = _("That time has been: published now.")
    asked = {**_number(request), "override_reason": request.POST.get("reason", ""), "at": at}
    return _do(request, pk, publishing.publish, said, **asked)


@login_required
@require_POST
def take_back(request, pk):
    return _do(request, pk, plans.take_back, _("Good. It is not published by itself."))


@login_required
@require_POST
def still_right(request, pk):
    months = request.POST.get("months", "")
    due = months_from_today(int(months)) if months in REVIEW_MONTHS else None
    said = _("Good. Kept that you found it right today.")
    return _do(request, pk, reviews.still_right, said, review_due=due)


@login_required
@require_POST
def in_line(request, pk):
    seen = _number(request).get("revision")
    said = _("Good. It says what its source says.")
    return _do(request, pk, translations.nothing_to_change, said, seen=seen)


@login_required
@require_POST
def leave_findings(request, pk):
    return _do(request, pk, guidance.leave_findings, _("Good. It does not come up again."))


@login_required
@require_POST
def archive(request, pk):
    return _do(request, pk, publishing.archive, _("Archived. Readers no longer see it."))


@login_required
@require_POST
def restore(request, pk):
    number = _number(request)
    if number:
        said = _("That wording is the newest now.")
        return _do(request, pk, publishing.restore_revision, said, **number)
    return _do(request, pk, publishing.restore, _("Back as a draft."))


@login_required
@require_POST
def delete(request, pk):
    _do(request, pk, articles.delete_article, _("Taken away."), version=None)
    still_there = Article.objects.visible_to(request.user).filter(pk=pk).exists()
    return redirect("kb:article", pk=pk) if still_there else redirect("kb:articles")


def _do(request, pk, verb, said, **asked):
    """What a service refuses is said on the page of the article, where it is known again."""
    article = readable(request, pk)
    try:
        verb(article, by=request.user, **asked)
        messages.success(request, said)
    except NotAllowed:
        raise PermissionDenied from None
    except (PersonalData, Findings) as refused:
        return _refused_publishing(request, article, refused, asked)
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "kb:article", pk=pk)


def _refused_publishing(request, article, refused, asked):
    """What was found, and where to say why it may stand."""
    wording = article.newest
    if number := asked.get("revision"):
        wording = article.revisions.get(number=number)
    more = {"refused": refused, "publish_at": asked.get("at")}
    return article_page(request, article, wording, status=409, **more)


def _comment(request):
    form = ReturnForm(request.POST)
    return form.cleaned_data["comment"] if form.is_valid() else ""


def _number(request):
    number = request.POST.get("revision", "")
    return {"revision": int(number)} if number.isascii() and number.isdigit() else {}
