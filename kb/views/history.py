"""Every wording an article had, and what changed between two of them."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render

from kb.comparing import parts_between
from kb.views.reading import readable

_TEXTS = ("summary", "body", "folded", "folded_title")


@login_required
def history(request, pk):
    article = _with_history(request, pk)
    revisions = article.revisions.select_related("author").defer(*_TEXTS)
    revisions = revisions.prefetch_related("overrides__by")
    context = {
        "article": article,
        "revisions": revisions,
        "may_change": article.is_changeable_by(request.user),
        "chosen": {"from": max(1, article.newest.number - 1), "to": article.newest.number},
    }
    return render(request, "kb/history.html", context)


@login_required
def compare(request, pk):
    article = _with_history(request, pk)
    old, new = _revision(request, article, "from"), _revision(request, article, "to")
    numbers = article.revisions.defer(*_TEXTS)
    context = {
        "article": article,
        "old": old,
        "new": new,
        "parts": parts_between(old, new),
        "revisions": numbers,
        "earlier": (old.number - 1, old.number) if old.number > 1 else None,
        "later": (new.number, new.number + 1) if new.number < article.newest.number else None,
        "may_change": article.is_changeable_by(request.user),
    }
    return render(request, "kb/difference.html", context)


def _with_history(request, pk):
    article = readable(request, pk)
    if not article.shows_history_to(request.user):
        raise PermissionDenied
    return article


def _revision(request, article, name):
    number = request.GET.get(name, "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Http404
    found = article.revisions.select_related("author").filter(number=int(number)).first()
    if found is None:
        raise Http404
    return found
