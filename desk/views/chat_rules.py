"""/settings/chats/: how long texts of chats are kept, and who looks after product faults."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from chats.rules_forms import ProductOwnerForm, RulesForm
from chats.services.known_faults import products
from chats.services.retention import older_than
from chats.services.rules import (
    current_rules,
    product_owners,
    remove_product_owner,
    set_product_owner,
    set_rules,
)
from core.exceptions import Refusal
from core.saved import say_saved
from desk.views.settings import admins


@admins
def rules(request):
    form = RulesForm.of(current_rules())
    if request.method == "POST":
        form = RulesForm(request.POST)
        if form.is_valid():
            row = set_rules(**form.cleaned_data, by=request.user)
            say_saved(request, _("Saved."), form="chat-rules")
            _say_what_goes(request, row)
            return redirect("desk:chat_rules")
    return _page(request, form, ProductOwnerForm())


@require_POST
@admins
def add_owner(request):
    form = ProductOwnerForm(request.POST)
    if form.is_valid():
        try:
            set_product_owner(**form.cleaned_data, by=request.user)
            return redirect("desk:chat_rules")
        except Refusal as refusal:
            form.refuse(refusal)
    return _page(request, RulesForm.of(current_rules()), form)


@require_POST
@admins
def remove_owner(request, pk):
    remove_product_owner(get_object_or_404(product_owners(), pk=pk), by=request.user)
    return redirect("desk:chat_rules")


def _page(request, form, owner_form):
    page = {
        "form": form,
        "owner_form": owner_form,
        "owners": product_owners(),
        "products": products(),
    }
    wrong = form.errors or owner_form.errors
    return render(request, "desk/chat_rules.html", page, status=400 if wrong else 200)


def _say_what_goes(request, row):
    count = older_than(row.keep_days).count() if row.keep_days else 0
    if count:
        said = ngettext(
            "The text of %s chat is older and will be deleted within the hour.",
            "The texts of %s chats are older and will be deleted within the hour.",
            count,
        )
        messages.warning(request, said % count)
