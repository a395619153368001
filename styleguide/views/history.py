"""Every state a piece of advice had, and what changed from one to the next."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from accounts import roles
from styleguide.services.entries import teams
from styleguide.services.versions import changes
from styleguide.views.reading import readable

PER_PAGE = 10
VERBS = {
    "created": _("Written"),
    "changed": _("Changed"),
    "submitted": _("Sent to review"),
    "returned": _("Sent back"),
    "withdrawn": _("Taken back to draft"),
    "published": _("Published"),
    "archived": _("Archived"),
    "restored": _("Brought back"),
}


@login_required
def history(request, pk):
    entry = readable(request, pk)
    if not roles.can_edit(request.user):
        raise PermissionDenied
    lines = entry.history.select_related("history_user")
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {"entry": entry, "page": page, "steps": _steps(page, lines)}
    return render(request, "styleguide/history.html", context)


def _steps(page, every):
    """Each line of the page beside the one before it in time, which may be on the next page."""
    lines = list(page)
    before = every.filter(version__lt=lines[-1].version).first() if lines else None
    names = {team.pk: team.name for team in teams()}
    earlier = [*lines[1:], before]
    return [_step(line, before, names) for line, before in zip(lines, earlier, strict=True)]


def _step(line, before, names):
    return {
        "number": line.version,
        "verb": VERBS.get(line.history_change_reason, line.history_change_reason),
        "who": line.history_user,
        "at": line.history_date,
        "parts": changes(before, line, names) if before is not None else [],
    }
