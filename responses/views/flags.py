"""Reporting a reply, and saying what becomes of the report."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Invalid, Refusal
from core.flag_forms import DecisionForm, FlagForm
from core.saved import say_saved
from core.ways import go_back
from responses.models import ReplyFlag
from responses.services import flags
from responses.views.reading import readable, reply_page
from styleguide.exceptions import Findings


@login_required
@require_POST
def flag(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    reply, form = readable(request, pk), FlagForm(request.POST)
    if form.is_valid():
        try:
            flags.flag_reply(reply, by=user, **form.cleaned_data)
            said = _("Reported. Whoever looks after this text sees it.")
            say_saved(request, said, form=f"flag-reply-{pk}")
            return redirect("responses:reply", pk=pk)
        except Refusal as refused:
            form.refuse(refused)
    return reply_page(request, reply, status=400, flag_form=form)


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    found, form = _seen(request, pk), _decision(request)
    try:
        flags.accept_flag(
            found, by=user, body=form["body"], override_reason=form["override_reason"]
        )
        messages.success(request, _("Done, with thanks to whoever reported it."))
    except (Findings, Invalid) as refused:
        return _again(request, found, refused, form)
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "responses:reply", pk=found.reply_id)


@login_required
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    found, form = _seen(request, pk), _decision(request)
    try:
        flags.dismiss_flag(found, by=user, answer=form["answer"])
        messages.success(request, _("The text stays as it is."))
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "responses:reply", pk=found.reply_id)


@login_required
@require_POST
def heard(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever reported it has read what became of it."""
    user: Any = request.user
    if not flags.hear_answer(pk, by=user):
        raise Http404
    return go_back(request, "desk:todo")


def _seen(request: HttpRequest, pk: int) -> ReplyFlag:
    found: ReplyFlag = get_object_or_404(ReplyFlag.objects.visible_to(request.user), pk=pk)
    found.reply = readable(request, found.reply_id)
    return found


def _decision(request: HttpRequest) -> dict[str, str]:
    form = DecisionForm(request.POST)
    form.is_valid()
    return {name: form.cleaned_data.get(name, "") for name in form.fields}


def _again(
    request: HttpRequest, found: ReplyFlag, refused: Refusal, form: dict[str, str]
) -> HttpResponse:
    """What was typed stays in the form, beside what is the matter with it."""
    kept = {"pk": found.pk, "refused": refused, "body": form["body"] or found.body}
    reply = readable(request, found.reply_id)
    return reply_page(request, reply, status=refused.status, flag_refused=kept)
