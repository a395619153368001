"""The buttons of an article: each one verb, each a POST."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import NotAllowed, Refusal
from core.ways import go_back
from kb.exceptions import PersonalData
from kb.forms import ReturnForm
from kb.models import Article
from kb.services import articles, guidance, publishing
from kb.views.reading import article_page, readable
from styleguide.exceptions import Findings


@login_required
@require_POST
def submit(request, pk):
    return _do(request, pk, publishing.submit, _("Sent to review."))


@login_required
@require_POST
def return_to_draft(request, pk):
    form = ReturnForm(request.POST)
    comment = form.cleaned_data["comment"] if form.is_valid() else ""
    return _do(request, pk, publishing.return_to_draft, _("Sent back."), comment=comment)


@login_required
@require_POST
def publish(request, pk):
    asked = {**_number(request), "override_reason": request.POST.get("reason", "")}
    return _do(request, pk, publishing.publish, _("Published."), **asked)


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
    return article_page(request, article, wording, status=409, refused=refused)


def _number(request):
    number = request.POST.get("revision", "")
    return {"revision": int(number)} if number.isascii() and number.isdigit() else {}
