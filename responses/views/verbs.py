"""The buttons of a reply: each one verb, each a POST."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Refusal
from core.ways import go_back
from responses.forms import ReturnForm
from responses.models import Reply
from responses.services import copies, guidance, replies, states
from responses.views.reading import readable, reply_page
from styleguide.exceptions import Findings


@login_required
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    return carry_out(request, pk, states.submit, _("Sent to review."))


@login_required
@require_POST
def return_to_draft(request: HttpRequest, pk: int) -> HttpResponse:
    form = ReturnForm(request.POST)
    comment = form.cleaned_data["comment"] if form.is_valid() else ""
    return carry_out(request, pk, states.return_reply, _("Sent back."), comment=comment)


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    reason = request.POST.get("reason", "")
    return carry_out(request, pk, states.publish, _("Published."), override_reason=reason)


@login_required
@require_POST
def leave_findings(request: HttpRequest, pk: int) -> HttpResponse:
    said = _("Good. It does not come up again.")
    return carry_out(request, pk, guidance.leave_findings, said)


@login_required
@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    return carry_out(request, pk, states.archive, _("Archived. Nobody finds it any more."))


@login_required
@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    number = request.POST.get("revision", "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        said = _("That wording is the newest now.")
        return carry_out(request, pk, states.restore, said, revision=int(number))
    return carry_out(request, pk, states.restore, _("Back as a draft."))


@login_required
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    carry_out(request, pk, replies.delete_reply, _("Taken away."))
    still_there = Reply.objects.visible_to(request.user).filter(pk=pk).exists()
    return redirect("responses:reply", pk=pk) if still_there else redirect("responses:list")


@login_required
@require_POST
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    own = copies.copy_to_own(readable(request, pk), by=user)
    messages.success(request, _("This copy is yours alone. Change it as you like."))
    return redirect("responses:edit", pk=own.pk)


def carry_out(request: HttpRequest, pk: int, verb: Any, said: str, **asked: Any) -> HttpResponse:
    """What a service refuses is said on the page of the reply."""
    reply = readable(request, pk)
    try:
        verb(reply, by=request.user, **asked)
        messages.success(request, said)
    except Findings as refused:
        return reply_page(request, readable(request, pk), status=409, refused=refused)
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "responses:reply", pk=pk)
