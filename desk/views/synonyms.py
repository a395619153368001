"""/settings/synonyms/: colleagues read, editors write."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from core.exceptions import Refusal, Stale
from core.saved import say_saved
from desk.services import concepts
from desk.synonym_forms import SynonymFilterForm, SynonymForm
from desk.views.settings import editors
from search.concepts import Synonym
from search.filters import SynonymFilter
from search.services import synonyms as services
from search.synonyms.shipped import shipped

PER_PAGE = 50


@login_required
def synonym_list(request):
    language = request.user.language
    listed = Synonym.objects.visible_to(request.user).for_listing().by_word(language)
    found = SynonymFilter(request.GET, queryset=listed, request=request).qs
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "table": concepts.table(page, language),
        "form": SynonymFilterForm(request.GET or None),
        "narrowed": any(value for name, value in request.GET.items() if name != "page"),
        "taken_out": concepts.taken_out(request.user),
        "may_edit": roles.can_edit(request.user),
    }
    return render(request, "desk/synonyms.html", context)


@editors
def new_synonym(request):
    """An address may bring the first word: `?da=pakke`."""
    first = request.user.language
    typed = {f"words_{code}": request.GET.get(code, "") for code, _name in concepts.columns(first)}
    return _synonym_form(request, None, SynonymForm(initial=typed, first=first))


@editors
def synonym(request, pk):
    listed = Synonym.objects.visible_to(request.user).for_listing()
    row = get_object_or_404(listed.select_related("updated_by"), pk=pk)
    return _synonym_form(request, row, SynonymForm.of(row, first=request.user.language))


def _synonym_form(request, row, form):
    status = 200
    if request.method == "POST":
        form = SynonymForm(request.POST, first=request.user.language)
        status = _refused(form, row, by=request.user) if form.is_valid() else 400
        if not status:
            say_saved(request, _("Saved."), form=f"synonym-{row.pk}" if row else "synonym-new")
            return redirect("desk:synonyms")
    resettable = row is not None and row.edited and row.shipped in shipped()
    page = {"form": form, "concept": row, "resettable": resettable}
    return render(request, "desk/synonym.html", page, status=status)


def _refused(form, row, *, by):
    """The status of a refusal, which the form then explains; 0 when it was saved."""
    try:
        if row:
            version = form.cleaned_data["version"]
            services.change_synonym(row, words=form.words, version=version, by=by)
        else:
            services.create_synonym(words=form.words, by=by)
    except Refusal as refusal:
        form.refuse(refusal)
        return 409 if isinstance(refusal, Stale) else 400
    return 0


@require_POST
@editors
def remove_synonym(request, pk):
    row = get_object_or_404(Synonym.objects.visible_to(request.user), pk=pk)
    text = _("Taken out: %(words)s.") % {"words": str(row)}
    try:
        services.remove_synonym(row, by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.detail)
    else:
        say_saved(request, text, form=f"synonym-{pk}")
    return redirect("desk:synonyms")


@require_POST
@editors
def reset_synonym(request, pk):
    """To the words that ship, also for what was taken out."""
    try:
        row = services.reset_synonym(Synonym(pk=pk), by=request.user)
    except Refusal as refusal:
        messages.error(request, refusal.detail)
    else:
        text = _("Back as it ships: %(words)s.") % {"words": str(row)}
        say_saved(request, text, form=f"synonym-{pk}")
    return redirect("desk:synonyms")
