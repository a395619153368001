"""What admins do with users once they are there. Somebody who may do this is always left."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import Role, Team, User
from accounts.services.users import refuse_invalid
from core import events
from core.exceptions import Conflict, NotAllowed

_PLAIN = ("name", "email", "title", "role", "language")


@transaction.atomic
def change_user(
    user: User, *, by: User, teams: Sequence[Team] | None = None, **changes: str
) -> User:
    """Change name, email, title, role, language, teams. It holds from the next request on.

    Raises NotAllowed, Invalid, and Conflict where it would lower one's own role or leave no admin.
    """
    row = _hold(user, by)
    lowered = "role" in changes and _is_lower(changes["role"], row.role)
    if lowered and row.pk == by.pk:
        raise Conflict(_("You cannot lower your own role. Another admin can."), code="own_role")
    if lowered and row.role == Role.ADMIN:
        _leave_an_admin(row)
    for name in _PLAIN:
        setattr(row, name, changes.get(name, getattr(row, name)))
    row.name = row.name or row.username
    try:
        row.clean_fields(exclude=["password", "folded"])
    except ValidationError as refused:
        refuse_invalid(refused)
    row.save(update_fields=[*_PLAIN, "folded"])
    if teams is not None:
        row.teams.set(teams)
    events.record("user", row.pk, "changed", by=by)
    return row


@transaction.atomic
def deactivate(user: User, *, by: User) -> User:
    """Shut somebody out: sessions and tokens end with their next request. What they wrote stays.

    Raises NotAllowed, and Conflict for oneself and for the last admin.
    """
    row = _hold(user, by)
    if row.pk == by.pk:
        raise Conflict(_("You cannot shut yourself out. Another admin can."), code="own_account")
    if row.role == Role.ADMIN:
        _leave_an_admin(row)
    return _set_active(row, False, by)


@transaction.atomic
def reactivate(user: User, *, by: User) -> User:
    """Let somebody in again, with the role, teams and tokens they had."""
    return _set_active(_hold(user, by), True, by)


@transaction.atomic
def new_password(user: User, *, by: User) -> str:
    """Give somebody another password, answered here and never again. Their sessions end."""
    row = _hold(user, by)
    password = secrets.token_urlsafe(12)
    row.set_password(password)
    row.save(update_fields=["password", "folded"])
    events.record("user", row.pk, "password_set", by=by)
    return password


def _is_lower(role: str, than: str) -> bool:
    """Whether a role may less; one that does not exist is refused by its field."""
    return role in Role.values and list(Role).index(Role(role)) < list(Role).index(Role(than))


def _set_active(row: User, active: bool, by: User) -> User:
    if row.is_active != active:
        row.is_active = active
        row.save(update_fields=["is_active", "folded"])
        events.record("user", row.pk, "reactivated" if active else "deactivated", by=by)
    return row


def _hold(user: User, by: User) -> User:
    """The row as it is now, all admins locked with it: two cannot remove each other at once."""
    if not roles.is_admin(by):
        raise NotAllowed(_("Admins look after people."))
    list(User.objects.select_for_update().filter(role=Role.ADMIN).order_by("pk"))
    return User.objects.select_for_update().get(pk=user.pk)


def _leave_an_admin(row: User) -> None:
    if row.is_active and not _other_admins(row).exists():
        text = _("%s is the only admin. Make somebody else one first.") % row
        raise Conflict(text, code="last_admin")


def _other_admins(row: User) -> Any:
    return User.objects.active().filter(role=Role.ADMIN).exclude(pk=row.pk)
