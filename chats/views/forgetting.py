"""Deleting what was said by a customer who asks for it. Names never stand in an address."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from accounts import roles
from chats.rules_forms import ForgetForm
from chats.services.forgetting import Customer, forget_customer, traces_of
from core.exceptions import Refusal


@login_required
def forget(request):
    """Look first; the second button deletes what was ticked."""
    if not roles.can_edit(request.user):
        raise PermissionDenied
    form = ForgetForm(request.POST or None)
    found = _found(request, form)
    if found is not None and "delete" in request.POST:
        chosen = [int(pk) for pk in request.POST.getlist("chat") if pk.isdecimal()]
        if _deleted(request, form, chosen):
            return redirect("chats:list")
    page = {"form": form, "found": found}
    return render(request, "chats/forget.html", page, status=400 if form.errors else 200)


def _found(request, form):
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return traces_of(Customer(**form.cleaned_data), by=request.user)
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def _deleted(request, form, chosen):
    try:
        count = forget_customer(Customer(**form.cleaned_data), chosen, by=request.user)
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    said = ngettext(
        "Deleted what was said in %s chat.", "Deleted what was said in %s chats.", count
    )
    messages.success(request, said % count)
    return True
