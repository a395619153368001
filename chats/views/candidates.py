"""What is typed often: one of it to read, beside the nearest reply, and what becomes of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from chats.models import Candidate
from chats.services import candidates
from core.differences import difference
from core.exceptions import NotAllowed, Refusal
from core.ways import go_back

CHATS_SHOWN = 10


def _readable(request, pk):
    """The candidate as this user sees it, or 404."""
    found = get_object_or_404(Candidate.objects.visible_to(request.user).for_listing(), pk=pk)
    candidates.as_seen_by([found], request.user)
    return found


@login_required
def candidate(request, pk):
    found = _readable(request, pk)
    nearest = found.seen_nearest
    context = {
        "candidate": found,
        "behind": candidates.chats_behind(found, request.user)[:CHATS_SHOWN],
        "lines": difference(nearest.body, found.text) if nearest else [],
        "percent": round(100 * found.likeness),
        "edits": roles.can_edit(request.user),
    }
    return render(request, "chats/candidate.html", context)


@login_required
@require_POST
def make_reply(request, pk):
    """Straight into the editor of the reply that waits for review now."""
    made = _decide(
        request, pk, candidates.make_reply, _("Made a reply of it. It waits for review.")
    )
    if made is None or made.reply_id is None:
        return go_back(request, "chats:candidate", pk=pk)
    return redirect("responses:edit", pk=made.reply_id)


@login_required
@require_POST
def merge(request, pk):
    _decide(request, pk, candidates.merge, _("Good. The reply covers it."))
    return go_back(request, "chats:candidate", pk=pk)


@login_required
@require_POST
def ignore(request, pk):
    _decide(request, pk, candidates.ignore, _("Good. It does not come up again."))
    return go_back(request, "chats:candidate", pk=pk)


@login_required
@require_POST
def reopen(request, pk):
    _decide(request, pk, candidates.reopen, _("It is open again."))
    return go_back(request, "chats:candidate", pk=pk)


def _decide(request, pk, verb, said):
    """The candidate afterwards; None where it was refused, and the reason is told."""
    found = _readable(request, pk)
    try:
        decided = verb(found, by=request.user)
    except NotAllowed:
        raise PermissionDenied from None
    except Refusal as refused:
        messages.error(request, refused.detail)
        return None
    messages.success(request, said)
    return decided
