"""What was searched: told by the workspace, wished for by agents, looked at by editors."""

import json
from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.exceptions import Refusal
from core.ways import go_back
from desk.services import searches
from desk.views.settings import admins, editors
from search import hearing
from search.asked import SearchedText
from search.services import asked as services

PER_PAGE = 50
MOST = 10_000
RECENT = timedelta(days=30)


@require_POST
@login_required
def settled(request):
    """What stood still in the field, or was acted on: {q, language, hits, again, taken}."""
    try:
        told = _told(json.loads(request.body))
    except (ValueError, KeyError, TypeError):
        return HttpResponseBadRequest()
    text, language, taken = told["q"], told["language"], told["taken"]
    if not told["again"]:
        searches.note_search(request, text, language, hits=told["hits"], watched=True)
    if taken:
        searches.note_taken(text, language, type=taken["type"], id=taken["id"])
    return HttpResponse(status=204)


def _told(given):
    """Raises ValueError, KeyError or TypeError for what our own script does not say."""
    taken = given["taken"]
    numbers = [given["hits"]] + ([taken["id"]] if taken else [])
    texts = [given["q"], given["language"]] + ([taken["type"]] if taken else [])
    if not all(type(each) is int and 0 <= each < 2**63 for each in numbers):
        raise ValueError
    if not all(type(each) is str for each in texts):
        raise ValueError
    return {**given, "hits": min(given["hits"], MOST), "again": given["again"] is True}


@require_POST
@login_required
def wish(request):
    """Ask the editors for what was typed: by the script, or by a form where there is none."""
    text, language = _wished(request)
    try:
        searches.wish(text, language)
    except Refusal as refused:
        return _said(request, refused.detail, status=refused.status)
    return _said(request, _("The editors have it."), status=201)


def _is_by_script(request):
    return request.content_type == "application/json"


def _wished(request):
    """Text and language; nothing at all where the request makes no sense."""
    given = request.POST
    if _is_by_script(request):
        try:
            given = json.loads(request.body)
        except ValueError:
            given = None
    given = given if isinstance(given, Mapping) else {}
    texts = given.get("q", ""), given.get("language", request.user.language)
    return texts if all(isinstance(each, str) for each in texts) else ("", "")


def _said(request, words, *, status):
    if _is_by_script(request):
        return JsonResponse({"detail": words}, status=status)
    messages.add_message(request, messages.ERROR if status >= 400 else messages.SUCCESS, words)
    return go_back(request, "desk:workspace")


@require_POST
@login_required
def dismiss(request, pk):
    services.dismiss(_row(request, pk), by=request.user)
    return go_back(request, "desk:todo")


@editors
def search_list(request):
    """What was searched in the last 30 days, the most asked first."""
    kind = request.GET.get("kind", "")
    seen = SearchedText.objects.visible_to(request.user)
    found = seen.since(timezone.localdate() - RECENT).of_kind(kind).most_asked()
    page = Paginator(found.for_listing(), PER_PAGE).get_page(request.GET.get("page"))
    taken = searches.taken_hits(page.object_list, request.user)
    context = {
        "page": page,
        "listed": [(searched, taken[searched.pk]) for searched in page],
        "kind": kind,
        "is_on": settings.SEARCH_LOG,
        "days": settings.SEARCH_LOG_DAYS,
    }
    return render(request, "desk/searches.html", context)


@require_POST
@editors
def forget(request, pk):
    services.forget(_row(request, pk), by=request.user)
    messages.success(request, _("Deleted."))
    return go_back(request, "desk:searches")


@require_POST
@admins
def forget_all(request):
    services.forget_all(by=request.user)
    hearing.forget()
    messages.success(request, _("All searches were deleted."))
    return redirect("desk:searches")


def _row(request, pk):
    return get_object_or_404(SearchedText.objects.visible_to(request.user), pk=pk)
