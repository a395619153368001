"""The guide as a book, and one piece of advice on its own page."""

from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from accounts import roles
from core.vocabulary import Status
from styleguide import chapters
from styleguide.book_forms import CheckForm, SearchForm
from styleguide.filters import StyleEntryFilter
from styleguide.models import StyleEntry
from styleguide.services import reading, versions
from styleguide.services.entries import is_removable, teams
from styleguide.services.guide import failing_in

NARROWING = ("q", "channel", "status", "topic", "changed")


def readable(request, pk):
    """The entry as this user sees it, or 404."""
    return get_object_or_404(StyleEntry.objects.visible_to(request.user).for_reading(), pk=pk)


@login_required
def book(request):
    now = timezone.now()  # taken first: nothing newer than the page counts as seen
    seen = _own_book(request.user)
    languages = chapters.languages(seen.not_archived())
    asked = chapters.asked(request.GET, languages, request.user.language)
    marks = reading.marks(_in_language(seen, asked), request.user)
    context = {
        "chapters": chapters.of(_found(request, seen, asked, marks), marks),
        "languages": languages,
        "read_in": asked.get("language", ""),
        **{"unread": len(marks), "now": now},
        **_narrowing(request),
    }
    return render(request, "styleguide/book.html", context)


def _own_book(user):
    return StyleEntry.objects.visible_to(user).meant_for(user)


def _in_language(seen, asked):
    named = QueryDict(mutable=True)
    named.setlist("language", asked.getlist("language"))
    return StyleEntryFilter(named, queryset=seen.not_archived()).qs


def _found(request, seen, asked, marks):
    """Archived advice only where it is asked for."""
    shown = seen if asked.get("status") else seen.not_archived()
    if asked.get("changed"):
        shown = shown.filter(pk__in=marks)
    return StyleEntryFilter(asked, queryset=shown, request=request).qs.for_reading()


def _narrowing(request):
    edits = roles.can_edit(request.user)
    language = request.GET.get("language") or request.user.language
    return {
        "form": SearchForm(request.GET or None, edits=edits),
        "narrowed": any(request.GET.get(name) for name in NARROWING),
        "edits": edits,
        "check": CheckForm(initial={"language": language}),
    }


@login_required
@require_POST
def all_read(request):
    """What the book marked is read, as it was when the page was made."""
    until = _moment(request.POST.get("until", "")) or timezone.now()
    read = _in_language(_own_book(request.user), request.POST)
    reading.mark_all_read(read, by=request.user, until=until)
    language = request.POST.get("language", "")
    return redirect(
        f"{reverse('styleguide:book')}?{QueryDict.fromkeys(['language'], language).urlencode()}"
    )


@login_required
@require_POST
def read(request, pk):
    version = request.POST.get("version", "")
    seen = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None
    reading.mark_read(readable(request, pk), by=request.user, version=seen)
    return redirect("styleguide:entry", pk=pk)


@login_required
def entry(request, pk):
    found = readable(request, pk)
    edits = roles.can_edit(request.user)
    context = {
        "entry": found,
        "edits": edits,
        "steps": _steps(found) if edits else [],
        "failing": _failing(found) if edits else [],
        "removable": edits and is_removable(found, request.user),
        **_since_last_read(found, request.user),
    }
    return render(request, "styleguide/entry.html", context)


def _failing(found):
    """The examples that the rules do not bear out: how they are, and what they say."""
    examples = found.parts.get("examples", [])
    return [(each.verdict, examples[each.example]["text"]) for each in failing_in(found)]


def _since_last_read(found, user):
    """How the entry differs from what this reader knows of it."""
    mark = reading.marks(StyleEntry.objects.visible_to(user).filter(pk=found.pk), user)
    before = reading.last_read(found, user) if mark else None
    names = {team.pk: team.name for team in teams()} if before else {}
    return {
        "mark": mark.get(found.pk, ""),
        "changes": versions.changes(before, found, names) if before else [],
    }


def _moment(text):
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def _steps(found):
    """The statuses that the buttons offer, by the status it has."""
    return {
        Status.DRAFT: [Status.PUBLISHED, Status.IN_REVIEW],
        Status.IN_REVIEW: [Status.PUBLISHED, Status.DRAFT],
        Status.PUBLISHED: [Status.DRAFT, Status.ARCHIVED],
        Status.ARCHIVED: [Status.DRAFT],
    }[found.status]
