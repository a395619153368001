"""Teams: made, renamed, removed while nobody needs them."""

from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from accounts.models import Team, User
from core import events
from core.exceptions import InUse, Invalid
from core.text import fold
from core.usage import uses_of


def listed_teams() -> Any:
    """All teams, each with the number of its `people`."""
    return Team.objects.annotate(people=Count("members"))


@transaction.atomic
def create_team(*, name: str, by: User | None = None) -> Team:
    """Make a team. Raises Invalid if the name is taken, in any spelling."""
    _check_free(name)
    team = Team(name=name)
    team.save()
    events.record("team", team.pk, "created", by=by)
    return team


@transaction.atomic
def rename_team(team: Team, *, name: str, by: User) -> Team:
    """Give a team another name. Raises Invalid if it is taken."""
    locked = Team.objects.select_for_update().get(pk=team.pk)
    _check_free(name, locked)
    locked.name = name
    locked.save(update_fields=["name", "folded"])
    events.record("team", locked.pk, "changed", by=by)
    return locked


@transaction.atomic
def delete_team(team: Team, *, by: User) -> None:
    """Remove a team. Raises InUse while it has members or something is shared with it."""
    locked = Team.objects.select_for_update().get(pk=team.pk)
    if uses := uses_of(locked):
        raise InUse(_("The team still has members or texts."), by=uses)
    events.record("team", locked.pk, "deleted", by=by)
    locked.delete()


def _check_free(name: str, team: Team | None = None) -> None:
    others = Team.objects.exclude(pk=team.pk) if team else Team.objects.all()
    if others.filter(folded=fold(name)).exists():
        raise Invalid({"name": [("taken", _("Another team has this name."))]})
