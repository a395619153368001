"""The workspace: one field, the hits, the draft. What moves is in static/js/workspace/."""

import json
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts import roles
from accounts.services.company import is_named
from core.paging import page_number
from core.vocabulary import Tone, language_choices
from desk.asked import Asked, Unreadable, wanted_kept
from desk.narrowing import address, narrowing
from desk.services.answers import answer
from desk.services.plain_hits import NARROWED_BY, list_hits
from desk.services.searches import note_search
from desk.words import workspace_words
from responses import queries
from responses.exceptions import Gone
from responses.services.favourites import set_favourite


@login_required
def workspace(request):
    if roles.is_admin(request.user) and not is_named():
        return redirect("desk:company")
    q = request.GET.get("q", "").strip()
    page = {
        "q": q,
        "plain": _plain_page(request, q) if q else None,
        "language": request.user.language,
        "languages": language_choices(),
        "tones": Tone.choices,
        "words": json.dumps(workspace_words(request.user.language)),
    }
    return render(request, "desk/workspace.html", page)


def _plain_page(request, q):
    """For a form without scripts, which tells of no hit that is opened."""
    narrowed = {name: _values(request.GET.getlist(name)) for name in NARROWED_BY}
    page = page_number(request.GET.get("page", ""))
    found = list_hits(request.user, q, narrowed=narrowed, page=page)
    # A script's link was no search of anybody's.
    is_search = "linked" not in request.GET and not any(narrowed.values())
    if found.page == 1 and is_search:
        note_search(request, q, request.user.language, hits=found.count, watched=False)
    return {
        "found": found,
        "groups": narrowing(q, narrowed, found.facets),
        "meant": address(found.did_you_mean, narrowed) if found.did_you_mean else "",
        "previous": address(q, narrowed, found.page - 1) if found.page > 1 else "",
        "next": address(q, narrowed, found.page + 1) if found.has_next else "",
    }


def _values(asked):
    """No database looks for NUL."""
    return [value for value in asked if value and "\0" not in value]


@require_POST
@login_required
def hits(request):
    """The listbox for what is typed. By POST: the customer's values must reach no log."""
    try:
        asked = Asked.of(request.body)
    except Unreadable:
        return HttpResponseBadRequest()
    sender = asked.sender(request.user, base_url=_base_url(request))
    return render(request, "desk/_hits.html", {"found": answer(sender, asked), "q": asked.q})


@require_POST
@login_required
def favourite(request, pk):
    """Keep a reply at hand, or no longer: `kept` in the body says which."""
    try:
        kept = set_favourite(pk, by=request.user, kept=wanted_kept(request.body))
    except Unreadable:
        return HttpResponseBadRequest()
    except Gone as gone:
        raise Http404 from gone
    return JsonResponse({"kept": kept})


@login_required
def by_shortcut(request, shortcut):
    """/r/SHORTCUT: the reply of that code, one's own first, then the team's, then all's.

    With `fill` in the workspace, for the chat in hand; there it is said if there is none.
    """
    reply = queries.by_shortcut(request.user, shortcut)
    if "fill" in request.GET:
        return redirect(_in_workspace(shortcut, reply))
    if reply is None:
        raise Http404
    return redirect(reply)


def _in_workspace(shortcut, reply):
    """In the fragment for the script; in the query for the form without one."""
    row = {"row": f"reply-{reply.group_id}"} if reply else {}
    linked = urlencode({"reply": shortcut, **row})
    return f"{reverse('desk:workspace')}?{urlencode({'q': shortcut, 'linked': 1})}#{linked}"


def _base_url(request):
    return request.build_absolute_uri("/").rstrip("/")
