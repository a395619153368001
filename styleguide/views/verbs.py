"""The buttons of a piece of advice: each a POST."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Refusal
from core.vocabulary import Status
from styleguide.models import StyleEntry
from styleguide.services import entries, versions
from styleguide.views.reading import readable


@login_required
@require_POST
def set_status(request, pk):
    said = {
        Status.DRAFT: _("Back as a draft."),
        Status.IN_REVIEW: _("Sent to review."),
        Status.PUBLISHED: _("Published."),
        Status.ARCHIVED: _("Archived. Nobody finds it any more."),
    }
    status = request.POST.get("status", "")
    change = {"version": None, "status": status}
    _do(request, pk, entries.change_entry, said.get(status, ""), **change)
    return redirect("styleguide:entry", pk=pk)


@login_required
@require_POST
def restore(request, pk):
    number = request.POST.get("number", "")
    known = number.isascii() and number.isdigit() and len(number) < 10
    said = _("That wording is the newest now.")
    _do(request, pk, versions.restore_version, said, number=int(number) if known else 0)
    return redirect("styleguide:entry", pk=pk)


@login_required
@require_POST
def delete(request, pk):
    _do(request, pk, entries.delete_entry, _("Taken away."))
    still_there = StyleEntry.objects.visible_to(request.user).filter(pk=pk).exists()
    return redirect("styleguide:entry", pk=pk) if still_there else redirect("styleguide:book")


def _do(request, pk, verb, said, **asked):
    """What a service refuses is said on the next page."""
    found = readable(request, pk)
    try:
        verb(found, by=request.user, **asked)
        messages.success(request, said)
    except Refusal as refused:
        messages.error(request, refused.detail)
