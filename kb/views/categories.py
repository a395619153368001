"""Shelves: one page to see, put up, rename, move and take them down."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import roles
from core.exceptions import InUse, Refusal
from core.saved import say_saved
from kb.forms import CategoryForm
from kb.models import Category
from kb.services import categories
from kb.shelves import shelves


@login_required
def category_list(request):
    form = CategoryForm(request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and _edits(request) and form.is_valid():
        try:
            categories.create_category(by=request.user, **form.fields_for_service())
            say_saved(request, _("Category added."), form="category-new")
            return redirect("kb:categories")
        except Refusal as refused:
            form.refuse(refused)
    counted = Category.objects.visible_to(request.user).annotate(held=Count("articles"))
    context = {"shelves": shelves(counted), "form": form, "edits": roles.can_edit(request.user)}
    return render(request, "kb/category_list.html", context, status=400 if form.errors else 200)


@login_required
def category(request, pk):
    row = _editable(request, pk)
    form = CategoryForm(request.POST or None, initial=CategoryForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            fields = {**form.fields_for_service(), "version": form.cleaned_data["version"]}
            categories.change_category(row, by=request.user, **fields)
            say_saved(request, _("Saved."), form=f"category-{pk}")
            return redirect("kb:categories")
        except Refusal as refused:
            form.refuse(refused)
    context = {"category": row, "form": form}
    return render(request, "kb/category_form.html", context, status=400 if form.errors else 200)


@login_required
@require_POST
def delete(request, pk):
    try:
        categories.delete_category(_editable(request, pk), by=request.user)
        messages.success(request, _("Category removed."))
    except InUse as refused:
        titles = ", ".join(each["title"] for each in refused.by[:3])
        messages.error(request, f"{refused.detail} ({titles})")
    return redirect("kb:categories")


def _edits(request):
    if not roles.can_edit(request.user):
        raise PermissionDenied
    return True


def _editable(request, pk):
    _edits(request)
    return get_object_or_404(Category.objects.visible_to(request.user), pk=pk)
