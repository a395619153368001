"""Buttons of the work list and of a reply's page that put one thing right."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Refusal
from core.ways import go_back
from responses.models import Remark
from responses.services import copies, mending, remarks
from responses.views.verbs import carry_out


@login_required
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    remark = get_object_or_404(Remark.objects.visible_to(user).select_related("reply"), pk=pk)
    try:
        remarks.settle(remark, by=user)
        messages.success(request, _("Good. It does not come up again."))
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "responses:reply", pk=remark.reply_id)


@login_required
@require_POST
def not_for_chat(request: HttpRequest, pk: int) -> HttpResponse:
    said = _("It is no longer offered in chats.")
    return carry_out(request, pk, mending.keep_out_of_chat, said)


@login_required
@require_POST
def still_fits(request: HttpRequest, pk: int) -> HttpResponse:
    return carry_out(request, pk, mending.say_it_still_fits, _("Good. It stays as it is."))


@login_required
@require_POST
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    return carry_out(request, pk, copies.take_over, _("Your copy says the same now."))
