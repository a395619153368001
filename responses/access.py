"""May they? Asked of a reply that the user already sees."""

from typing import Any

from accounts import roles
from accounts.models import User
from core.vocabulary import Sharing, Status
from responses.models import Reply


def may_change(user: User, reply: Reply) -> bool:
    """Owners their personal replies; editors shared ones; agents what they propose, until it
    is published.
    """
    if reply.is_personal:
        return reply.owner_id == user.pk
    if roles.can_edit(user):
        return True
    return reply.owner_id == user.pk and reply.status != Status.PUBLISHED


def may_publish(user: User, reply: Reply) -> bool:
    """Owners their personal replies; editors shared ones."""
    return reply.owner_id == user.pk if reply.is_personal else roles.can_edit(user)


def may_review(user: User, reply: Reply) -> bool:
    """Sends a proposal back with a comment."""
    return roles.can_edit(user) and not reply.is_personal


def may_see_history(user: User, reply: Reply) -> bool:
    """Editors and the author."""
    return roles.can_edit(user) or reply.owner_id == user.pk


def history_of(reply: Reply, user: User) -> Any:
    """Its saved states, the newest first. What was personal then stays its owner's."""
    lines = reply.history.all()
    return lines if reply.owner_id == user.pk else lines.exclude(shared_with=Sharing.ME)


def may_write_constants(user: User) -> bool:
    """Editors; also what custom fields there are."""
    return roles.can_edit(user)
