"""/settings/users/: who may sign in, and as what. For admins."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.services import people, users
from core.exceptions import Refusal
from core.saved import say_saved
from desk.people_forms import NewUserForm, UserForm
from desk.views.refusals import put_errors
from desk.views.settings import admins

PER_PAGE = 50


@admins
def user_list(request):
    everybody = User.objects.visible_to(request.user).prefetch_related("teams")
    ordered = everybody.order_by("-is_active", "folded", "pk")
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/users.html", {"page": page})


@never_cache
@admins
def new_user(request):
    form = NewUserForm(request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        try:
            user = users.create_user(**form.cleaned_data, by=request.user)
            say_saved(request, _("Saved."), form="user-new")
            return _with_password(request, user)
        except Refusal as refusal:
            put_errors(form, refusal)
    page = {"form": form, "person": None}
    return render(request, "desk/user.html", page, status=400 if form.errors else 200)


@admins
def user(request, pk):
    person = _person(request, pk)
    form = UserForm(request.POST) if request.method == "POST" else UserForm.of(person)
    if request.method == "POST" and form.is_valid():
        try:
            people.change_user(person, **form.cleaned_data, by=request.user)
            say_saved(request, _("Saved."), form=f"user-{pk}")
            return redirect("desk:users")
        except Refusal as refusal:
            put_errors(form, refusal)
    page = {"form": form, "person": person}
    return render(request, "desk/user.html", page, status=400 if form.errors else 200)


@require_POST
@admins
def deactivate(request, pk):
    return _do(request, pk, people.deactivate, _("Shut out. What they wrote stays."))


@require_POST
@admins
def reactivate(request, pk):
    return _do(request, pk, people.reactivate, _("They may sign in again."))


@require_POST
@never_cache
@admins
def password(request, pk):
    return _with_password(request, _person(request, pk))


def _with_password(request, person):
    """The page that shows a new password, this once."""
    shown = people.new_password(person, by=request.user)
    return render(request, "desk/password.html", {"person": person, "password": shown})


def _do(request, pk, verb, said):
    try:
        verb(_person(request, pk), by=request.user)
        messages.success(request, said)
    except Refusal as refusal:
        messages.error(request, refusal.detail)
    return redirect("desk:user", pk=pk)


def _person(request, pk):
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)
