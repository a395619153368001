"""/settings/teams/, for admins."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.services import teams
from core.exceptions import InUse, Refusal
from core.saved import say_saved
from desk.people_forms import TeamForm
from desk.views.refusals import put_errors, say_in_use
from desk.views.settings import admins


@admins
def team_list(request):
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            teams.create_team(**form.cleaned_data, by=request.user)
            say_saved(request, _("Saved."), form="team-new")
            return redirect("desk:teams")
        except Refusal as refusal:
            put_errors(form, refusal)
    page = {"form": form, "teams": teams.listed_teams()}
    return render(request, "desk/teams.html", page, status=400 if form.errors else 200)


@admins
def team(request, pk):
    row = get_object_or_404(teams.listed_teams(), pk=pk)
    form = TeamForm(request.POST or None, initial={"name": row.name})
    if request.method == "POST" and form.is_valid():
        try:
            teams.rename_team(row, **form.cleaned_data, by=request.user)
            say_saved(request, _("Saved."), form=f"team-{pk}")
            return redirect("desk:teams")
        except Refusal as refusal:
            put_errors(form, refusal)
    page = {"form": form, "team": row}
    return render(request, "desk/team.html", page, status=400 if form.errors else 200)


@require_POST
@admins
def delete(request, pk):
    try:
        teams.delete_team(get_object_or_404(teams.listed_teams(), pk=pk), by=request.user)
    except InUse as refusal:
        say_in_use(request, refusal)
        return redirect("desk:team", pk=pk)
    messages.success(request, _("Deleted."))
    return redirect("desk:teams")
