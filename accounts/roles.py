"""May they? The one place that answers by role.

Everything takes a user or AnonymousUser; an inactive user is nobody.
"""

from typing import Any

from accounts.models import Role, Team

AnyUser = Any


def is_colleague(user: AnyUser) -> bool:
    """Signed in and active: agent, editor or admin."""
    return bool(user.is_authenticated and user.is_active)


def can_edit(user: AnyUser) -> bool:
    """Writes and publishes shared content."""
    return is_colleague(user) and user.role in (Role.EDITOR, Role.ADMIN)


def is_admin(user: AnyUser) -> bool:
    """Also users, teams, tokens, company facts."""
    return is_colleague(user) and user.role == Role.ADMIN


def search_labels(user: AnyUser) -> frozenset[str]:
    """Labels of which an index entry must carry one to be found by this user.

    Never empty: everybody may find what is public.
    """
    if not is_colleague(user):
        return frozenset({"public"})
    team_ids = Team.objects.values_list("pk", flat=True) if can_edit(user) else user.team_ids
    return frozenset(
        {"public", "staff", f"user:{user.pk}"} | {f"team:{team_id}" for team_id in team_ids}
    )
