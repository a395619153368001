"""How many texts advice would newly break as it is typed; nothing is saved."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from accounts import roles
from styleguide.forms import EntryForms
from styleguide.services.drift import Breaking, readable_rules, would_break
from styleguide.views.reading import readable


@login_required
@require_POST
def drift(request: HttpRequest) -> HttpResponse:
    """A stretch of all texts; with `after` of the answer one asks for the next."""
    if not roles.can_edit(request.user):
        raise PermissionDenied
    number = request.POST.get("entry", "")
    asked = number.isascii() and number.isdigit() and len(number) < 19
    entry = readable(request, int(number)) if asked else None
    fields = _fields_so_far(EntryForms(request.POST, initial={}))
    return JsonResponse(
        _told(would_break(fields, entry=entry, after=request.POST.get("after", "")))
    )


def _fields_so_far(forms: EntryForms) -> Any:
    """What can be read of the form already; a rule that is half written breaks nothing."""
    forms.is_valid()
    names = ("language", "channels", "stages", "teams")
    read = {
        name: forms.entry.cleaned_data[name] for name in names if name in forms.entry.cleaned_data
    }
    used = [form for form in forms.rules.forms if form.is_valid() and _is_in_use(form)]
    return {**read, "rules": readable_rules([form.as_rule() for form in used])}


def _is_in_use(form: Any) -> bool:
    return bool(form.cleaned_data.get("kind")) and not form.cleaned_data.get("DELETE")


def _told(found: Breaking) -> dict[str, Any]:
    return {
        "count": found.count,
        "hints": found.hints,
        "looked_at": found.looked_at,
        "total": found.total,
        "after": found.after,
        "first": [{"title": text.title, "url": text.url} for text in found.first],
    }
