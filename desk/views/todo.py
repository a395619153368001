"""/todo/: one list of what needs work."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Refusal
from core.ways import go_back
from desk.services import work_list
from desk.services.reviews import keep_as_it_is
from kb.models import Article
from responses.models import Reply

PER_PAGE = 50
TEXTS = {"article": Article, "reply": Reply}


@login_required
def todo(request):
    found = work_list.entries(request.user)
    kind = request.GET.get("kind", "")
    chosen = [each for each in found if each.kind.name == kind] if kind else found
    page = Paginator(chosen, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "listed": work_list.rows_of(page.object_list, request.user),
        "kinds": work_list.counts_by_kind(found),
        "kind": kind,
        "total": len(found),
    }
    return render(request, "desk/todo.html", context)


@login_required
@require_POST
def still_right(request, type, pk):
    if type not in TEXTS:
        raise Http404
    text = get_object_or_404(TEXTS[type].objects.visible_to(request.user), pk=pk)
    try:
        keep_as_it_is(text, by=request.user)
        messages.success(request, _("Good. It comes up again in half a year."))
    except Refusal as refused:
        messages.error(request, refused.detail)
    return go_back(request, "desk:todo")
