"""Reporting a reply, and saying what becomes of the report."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Refusal
from core.flag_forms import FlagForm
from core.saved import say_saved
from core.ways import go_back
from responses.models import ReplyFlag
from responses.services import flags
from responses.views.reading import readable


@login_required
@require_POST
def flag(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    reply, form = readable(request, pk), FlagForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Not reported: say what is the matter."))
        return redirect("responses:reply", pk=pk)
    try:
        flags.flag_reply(reply, by=user, **form.cleaned_data)
        said = _("Reported. Whoever looks after this text sees it.")
        say_saved(request, said, form=f"flag-reply-{pk}")
    except Refusal as refused:
        messages.error(request, refused.detail)
    return redirect("responses:reply", pk=pk)


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    return _close(request, pk, flags.accept_flag, _("Done, with thanks to whoever reported it."))


@login_required
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    return _close(request, pk, flags.dismiss_flag, _("The text stays as it is."))


def _close(request: HttpRequest, pk: int, verb: Any, said: str) -> HttpResponse:
    found = get_object_or_404(ReplyFlag.objects.visible_to(request.user), pk=pk)
    found.reply = readable(request, found.reply_id)
    try:
        verb(found, by=request.user)
        messages.success(request, said)
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "responses:reply", pk=found.reply_id)
