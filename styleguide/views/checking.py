"""“Check a text”: what the guide says about any text. Nothing of it is kept."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from styleguide.book_forms import CheckForm
from styleguide.models import StyleEntry
from styleguide.services.guide import check_draft
from styleguide.underlining import pieces

MOST_SHOWN = 200


@login_required
def check(request):
    """The page of the box. A script asks the API instead, while one types."""
    form = CheckForm(request.POST or None, initial={"language": request.user.language})
    checked = _checked(request.user, form) if form.is_bound and form.is_valid() else None
    status = 400 if form.is_bound and checked is None else 200
    context = {"check": form, "checked": checked}
    return render(request, "styleguide/check.html", context, status=status)


def _checked(user, form):
    draft = form.draft()
    findings = check_draft(by=user, **draft)[:MOST_SHOWN]
    found = {each.entry for each in findings}
    entries = StyleEntry.objects.visible_to(user).in_bulk(found) if found else {}
    return {
        "pieces": pieces(draft["text"], findings),
        "findings": [(each, entries.get(each.entry)) for each in findings],
        "language": draft["language"],
        "is_empty": not draft["text"].strip(),
    }
