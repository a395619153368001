"""/settings/: company facts (admins), constants and fields of the chat tool (editors).

People, teams and tokens have modules of their own.
"""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from accounts.models import Company
from accounts.services.company import ALL_LANGUAGES, set_company_facts
from core.exceptions import InUse, Refusal
from core.saved import say_saved
from desk.forms import CompanyForm, ConstantForm, CustomFieldForm, languages_with_all
from desk.views.refusals import put_errors, say_in_use
from responses.models import Constant, CustomField
from responses.services import constants as services


def editors(view):
    """Only editors and admins come in; agents are told so."""

    @login_required
    def guarded(request, *args, **kwargs):
        if not roles.can_edit(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def admins(view):
    @login_required
    def guarded(request, *args, **kwargs):
        if not roles.is_admin(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@login_required
def home(request):
    if roles.is_admin(request.user):
        return redirect("desk:company")
    return redirect("desk:constants" if roles.can_edit(request.user) else "desk:tokens")


@admins
def company(request):
    choices = languages_with_all()
    language = request.GET.get("language", ALL_LANGUAGES)
    if language not in dict(choices):
        language = ALL_LANGUAGES
    row = Company.objects.filter(language=language).first()
    form = CompanyForm.of(row, language=language)
    if request.method == "POST":
        form = CompanyForm(request.POST, language=language)
        if form.is_valid():
            set_company_facts(language, form.cleaned_data, by=request.user, **form.wishes)
            say_saved(request, _("Saved."), form=f"company-{language}")
            return redirect(request.get_full_path())
    page = {"form": form, "chosen": language, "languages": choices}
    return render(request, "desk/company.html", page, status=400 if form.errors else 200)


@editors
def constants(request):
    return render(request, "desk/constants.html", {"constants": Constant.objects.for_listing()})


@editors
def new_constant(request):
    return _constant_form(request, None)


@editors
def constant(request, pk):
    return _constant_form(request, get_object_or_404(Constant.objects.for_listing(), pk=pk))


def _constant_form(request, row):
    form = ConstantForm.of(row) if row else ConstantForm()
    if request.method == "POST":
        form = ConstantForm(request.POST)
        if form.is_valid() and _save_constant(form, row, by=request.user):
            key = f"constant-{row.pk}" if row else "constant-new"
            say_saved(request, _("Saved."), form=key)
            return redirect("desk:constants")
    page = {"form": form, "constant": row}
    return render(request, "desk/constant.html", page, status=400 if form.errors else 200)


def _save_constant(form, row, *, by):
    """True when saved; otherwise the form says why not."""
    given = {"key": form.cleaned_data["key"], "values": form.values, "by": by}
    try:
        if row:
            services.change_constant(row, **given)
        else:
            services.create_constant(**given)
    except Refusal as refusal:
        put_errors(form, refusal)
        return False
    return True


@require_POST
@editors
def delete_constant(request, pk):
    row = get_object_or_404(Constant, pk=pk)
    try:
        services.delete_constant(row, by=request.user)
    except InUse as refusal:
        say_in_use(request, refusal)
        return redirect("desk:constant", pk=pk)
    say_saved(request, _("Deleted."), form=f"constant-{pk}")
    return redirect("desk:constants")


@editors
def fields(request):
    form = CustomFieldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_custom_field(**form.cleaned_data, by=request.user)
        except Refusal as refusal:
            put_errors(form, refusal)
        else:
            say_saved(request, _("Saved."), form="field-new")
            return redirect("desk:fields")
    page = {"form": form, "fields": CustomField.objects.all()}
    return render(request, "desk/fields.html", page, status=400 if form.errors else 200)


@require_POST
@editors
def delete_field(request, pk):
    row = get_object_or_404(CustomField, pk=pk)
    try:
        services.delete_custom_field(row, by=request.user)
    except InUse as refusal:
        say_in_use(request, refusal)
    return redirect(reverse("desk:fields"))
