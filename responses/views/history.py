"""Every state a reply had, and what changed from one to the next."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from core.differences import difference
from responses import access
from responses.views.reading import readable

PER_PAGE = 10
COMPARED = (
    ("title", _("Title")),
    ("subject", _("E-mail subject")),
    ("body", _("Text")),
    ("attachment_count", _("Number of files")),
    ("shortcut", _("Short code")),
    ("language", _("Language")),
    ("tone", _("Tone")),
    ("stage", _("Where in the chat")),
    ("shared_with", _("Who uses it")),
    ("when_to_use", _("When to use")),
    ("precondition", _("Check first")),
)
VERBS = {
    "created": _("Written"),
    "changed": _("Changed"),
    "outdated": _("Another variant changed"),
    "submitted": _("Sent to review"),
    "returned": _("Sent back"),
    "published": _("Published"),
    "archived": _("Archived"),
    "restored": _("Brought back"),
    "imported": _("Imported"),
}


@login_required
def history(request: HttpRequest, pk: int) -> HttpResponse:
    reply = readable(request, pk)
    if not access.may_see_history(request.user, reply):  # type: ignore[arg-type]  # signed in
        raise PermissionDenied
    lines = access.history_of(reply, request.user).select_related("history_user")  # type: ignore[arg-type]  # the same
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    overrides = reply.overrides.select_related("by")
    context = {
        "reply": reply,
        "page": page,
        "steps": _steps(page, lines, {each.version: each for each in overrides}),
        "newest": lines.first().version,
        "may_change": access.may_change(request.user, reply),  # type: ignore[arg-type]  # signed in
    }
    return render(request, "responses/history.html", context)


def _steps(page: Any, every: Any, overrides: Any) -> list[dict[str, Any]]:
    """Each line of the page beside the one before it in time, which may be on the next page."""
    lines = list(page)
    before = every.filter(version__lt=lines[-1].version).first() if lines else None
    earlier = [*lines[1:], before]
    return [
        {**_step(line, before), "override": overrides.get(line.version)}
        for line, before in zip(lines, earlier, strict=True)
    ]


def _step(line: Any, before: Any) -> dict[str, Any]:
    verb, _newline, comment = (line.history_change_reason or "").partition("\n")
    return {
        "number": line.version,
        "verb": VERBS.get(verb, verb),
        "comment": comment,
        "who": line.history_user,
        "at": line.history_date,
        "parts": [] if before is None else _parts(line, before),
    }


def _parts(line: Any, before: Any) -> list[dict[str, Any]]:
    compared = [
        (label, difference(_on_screen(before, name), _on_screen(line, name)))
        for name, label in COMPARED
    ]
    return [{"label": label, "lines": lines} for label, lines in compared if lines]


def _on_screen(line: Any, name: str) -> str:
    """A choice by its word, not its code."""
    spoken = getattr(line, f"get_{name}_display", None)
    return str((spoken() if spoken else getattr(line, name)) or "")
