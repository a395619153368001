"""The guide as a YAML file, out and in. Editors only."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import roles
from core.vocabulary import content_languages
from styleguide import chapters
from styleguide.book_forms import GuideFileForm
from styleguide.filters import StyleEntryFilter
from styleguide.models import StyleEntry
from styleguide.transfer.guide_file import Unreadable, take, told, written

MOST_SHOWN = 50


@login_required
def transfer(request):
    _editors_only(request)
    form = GuideFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if not form.is_bound or not form.is_valid():
        return _page(request, form, status=400 if form.is_bound else 200)
    tries = request.POST.get("do") == "try"
    try:
        counts = take(form.cleaned_data["file"], by=request.user, dry_run=tries)
    except Unreadable as refused:
        return _page(request, form, problems=refused.problems, status=400)
    if tries:
        return _page(request, form, would=told(counts))
    messages.success(request, _("Imported: %s.") % told(counts))
    return redirect("styleguide:book")


def _page(request, form, *, problems=(), status=200, **context):
    seen = StyleEntry.objects.visible_to(request.user)
    context |= {
        "form": form,
        "languages": chapters.languages(seen),
        "problems": problems[:MOST_SHOWN],
        "more": max(0, len(problems) - MOST_SHOWN),
    }
    return render(request, "styleguide/transfer.html", context, status=status)


@login_required
@require_safe
def export(request):
    _editors_only(request)
    seen = StyleEntry.objects.visible_to(request.user)
    narrowed = StyleEntryFilter(request.GET, queryset=seen, request=request).qs
    return HttpResponse(
        written(narrowed.for_reading().order_by("pk")),
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{_name(request)}"'},
    )


def _name(request):
    """What the file is called: of which languages it is, and of which day."""
    named = [code for code in content_languages() if code in request.GET.getlist("language")]
    return "-".join(["writing-guide", *named, f"{timezone.now():%Y-%m-%d}"]) + ".yaml"


def _editors_only(request):
    if not roles.can_edit(request.user):
        raise PermissionDenied
