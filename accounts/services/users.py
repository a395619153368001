"""Users: made by an admin or on the command line."""

from collections.abc import Sequence
from typing import NoReturn

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Role, Team, User
from accounts.services.teams import create_team
from core import events
from core.exceptions import Invalid, NotAllowed
from core.text import fold


@transaction.atomic
def create_user(
    *,
    username: str,
    role: str = Role.AGENT,
    name: str = "",
    email: str = "",
    title: str = "",
    language: str = "en",
    teams: Sequence[Team] = (),
    password: str | None = None,
    by: User | None = None,
) -> User:
    """Make a user. Without a password nobody can sign in as them; tokens still work.

    Raises Invalid for a name taken, a role unknown, a password too weak.
    """
    user = User(username=username, role=role, name=name or username, email=email)
    user.title, user.language = title, language
    if User.objects.filter(folded=fold(username)).exists():
        raise Invalid({"username": [("taken", _("There is a user “%s” already.") % username)]})
    _check(user, password)
    user.set_password(password)
    user.save()
    user.teams.set(teams)
    events.record("user", user.pk, "created", by=by)
    return user


def _check(user: User, password: str | None) -> None:
    """What the model's fields and the password rules say, as Invalid."""
    try:
        user.clean_fields(exclude=["password", "folded"])
        if password is not None:
            validate_password(password, user)
    except ValidationError as refused:
        refuse_invalid(refused)


def refuse_invalid(refused: ValidationError) -> NoReturn:
    """Raise what Django found wrong as our Invalid."""
    fields = getattr(refused, "error_dict", None) or {"password": refused.error_list}
    raise Invalid(
        {
            field: [(each.code or "invalid", text) for each in errors for text in each.messages]
            for field, errors in fields.items()
        }
    ) from None


def find_user(name: str) -> User:
    """The one active user with this username or e-mail. Raises NotAllowed `unknown_user`."""
    found = User.objects.active().called(name)[:2]
    if len(found) != 1:
        raise NotAllowed(
            f"No active user goes by the name or e-mail “{name}”.", code="unknown_user"
        )
    return found[0]


@transaction.atomic
def teams_named(names: Sequence[str], *, by: User | None = None) -> list[Team]:
    """Teams with these names, in any spelling; missing ones are made."""
    found = {team.folded: team for team in Team.objects.filter(folded__in=map(fold, names))}
    return [found.get(fold(name)) or create_team(name=name.strip(), by=by) for name in names]
