"""Writing advice: new, changed, the preview beside the text. Editors only."""

import json

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from core.differences import difference
from core.exceptions import Refusal, Stale
from core.markup import render as render_markdown
from core.saved import say_saved
from core.vocabulary import Status
from styleguide.forms import STALE_SHOWN, EntryForms, initial_of
from styleguide.models import Topic
from styleguide.rule_forms import rule_words
from styleguide.services import entries
from styleguide.services.wording import examples_as_text, rules_as_text
from styleguide.typed_rows import is_step
from styleguide.views.reading import readable


@login_required
def new(request):
    _editors_only(request)
    if is_step(request.POST.get("do", "")):
        return _form_page(request, EntryForms.again(request.POST), "style-new")
    forms = EntryForms(request.POST or None, initial=_first_values(request))
    if request.method == "POST" and forms.is_valid():
        try:
            made = entries.create_entry(by=request.user, **forms.fields_for_service())
            return _saved(request, made, "style-new")
        except Refusal as refused:
            forms.refuse(refused)
    return _form_page(request, forms, "style-new")


@login_required
def edit(request, pk):
    entry = readable(request, pk)
    _editors_only(request)
    if is_step(request.POST.get("do", "")):
        return _form_page(request, EntryForms.again(request.POST), f"style-{pk}", entry=entry)
    forms = EntryForms(request.POST or None, initial=initial_of(entry))
    if request.method == "POST" and forms.is_valid():
        return _save(request, forms, entry)
    return _form_page(request, forms, f"style-{pk}", entry=entry)


@login_required
@require_POST
def preview(request):
    return HttpResponse(render_markdown(request.POST.get("guidance", "")))


@login_required
@require_POST
def tried(request):
    """The rules as they are typed on the examples as they are typed; nothing is saved."""
    _editors_only(request)
    trial = EntryForms(request.POST, initial={}).tried()
    return render(request, "styleguide/_trial.html", {"trial": trial})


def _editors_only(request):
    if not roles.can_edit(request.user):
        raise PermissionDenied


def _save(request, forms, entry):
    key, version = f"style-{entry.pk}", forms.started_from
    given = forms.fields_for_service()
    try:
        changed = entries.change_entry(entry, by=request.user, version=version, **given)
        return _saved(request, changed, key)
    except Stale as refused:
        return _stale(request, forms, given, refused.current)
    except Refusal as refused:
        forms.refuse(refused)
        return _form_page(request, forms, key, entry=entry)


def _saved(request, entry, key):
    """Says so, and publishes if the pressed button asks for that."""
    said = _("Saved.")
    if request.POST.get("then") == "publish" and entry.status != Status.PUBLISHED:
        entries.change_entry(entry, by=request.user, version=None, status=Status.PUBLISHED)
        said = _("Saved and published.")
    say_saved(request, said, form=key)
    return redirect("styleguide:entry", pk=entry.pk)


def _stale(request, forms, given, current):
    """Both wordings, side by side; what was typed stays in the form."""
    compared = [
        (forms.entry.fields[name].label, getattr(current, name), given[name])
        for name in STALE_SHOWN
    ]
    saved, typed = current.parts, given
    compared.append((_("Examples"), *map(examples_as_text, (saved["examples"], typed["examples"]))))
    compared.append((_("Rules"), *map(rules_as_text, (saved["rules"], typed["rules"]))))
    forms.compare_with(current.version)
    last = current.history.select_related("history_user").first()
    stale = {"who": last and last.history_user, "parts": _differing(compared)}
    return _form_page(request, forms, f"style-{current.pk}", entry=current, stale=stale, status=409)


def _differing(compared):
    return [
        {"label": label, "saved": saved, "typed": typed, "lines": difference(saved, typed)}
        for label, saved, typed in compared
        if saved != typed
    ]


def _form_page(request, forms, key, *, status=200, **context):
    context |= {
        "form": forms.entry,
        "forms": forms,
        "form_key": key,
        "text_language": forms.entry["language"].value() or "",
        "rule_words": json.dumps(rule_words()),
    }
    refused = forms.refused and status == 200
    return render(request, "styleguide/entry_form.html", context, status=400 if refused else status)


def _first_values(request):
    topic = request.GET.get("topic", "")
    return {
        "title": request.GET.get("title", ""),
        "topic": topic if topic in Topic.values else Topic.OTHER,
        "language": request.user.language,
    }
