"""The guide as a book, and one piece of advice on its own page."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render

from accounts import roles
from core.vocabulary import Status
from styleguide import chapters
from styleguide.filters import StyleEntryFilter
from styleguide.forms import SearchForm
from styleguide.models import StyleEntry
from styleguide.services.entries import is_removable


def readable(request, pk):
    """The entry as this user sees it, or 404."""
    return get_object_or_404(StyleEntry.objects.visible_to(request.user).for_reading(), pk=pk)


@login_required
def book(request):
    seen = StyleEntry.objects.visible_to(request.user)
    languages = chapters.languages(seen.not_archived())
    asked = chapters.asked(request.GET, languages, request.user.language)
    edits = roles.can_edit(request.user)
    context = {
        "chapters": chapters.of(_found(request, seen, asked)),
        "languages": languages,
        "read_in": asked.get("language", ""),
        "form": SearchForm(request.GET or None, edits=edits),
        "narrowed": any(request.GET.get(name) for name in ("q", "channel", "status", "topic")),
        "edits": edits,
    }
    return render(request, "styleguide/book.html", context)


def _found(request, seen, asked):
    """Archived advice only where it is asked for."""
    shown = seen if asked.get("status") else seen.not_archived()
    return StyleEntryFilter(asked, queryset=shown, request=request).qs.for_reading()


@login_required
def entry(request, pk):
    found = readable(request, pk)
    edits = roles.can_edit(request.user)
    context = {
        "entry": found,
        "edits": edits,
        "steps": _steps(found) if edits else [],
        "removable": edits and is_removable(found, request.user),
    }
    return render(request, "styleguide/entry.html", context)


def _steps(found):
    """The statuses that the buttons offer, by the status it has."""
    return {
        Status.DRAFT: [Status.PUBLISHED, Status.IN_REVIEW],
        Status.IN_REVIEW: [Status.PUBLISHED, Status.DRAFT],
        Status.PUBLISHED: [Status.DRAFT, Status.ARCHIVED],
        Status.ARCHIVED: [Status.DRAFT],
    }[found.status]
