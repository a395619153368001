"""How much a reply is used, as far as the reader may know. Never by person."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q
from django.utils import timezone

from accounts import roles
from accounts.models import Team, User
from responses.models import Reply, Use

LATELY = timedelta(days=30)
QUARTER = timedelta(days=90)
# In a smaller team a number would be somebody's own.
SMALLEST_TEAM = 3


@dataclass(frozen=True)
class TeamUse:
    team: Team
    count: int


@dataclass(frozen=True)
class Usage:
    """`edited`: how many of them were changed before they were sent; `colleagues`: how many
    people used it in `quarter`.
    """

    count: int
    lately: int
    quarter: int
    colleagues: int
    edited: int
    last_used_at: datetime | None
    teams: list[TeamUse]


def usage_of(reply: Reply, user: User) -> Usage:
    """Of a reply that the user sees; by team of one's own teams, for editors of all."""
    counted = _counted(Use.objects.filter(reply=reply))
    teams = [] if reply.is_personal or not counted["count"] else _by_team(reply, user)
    return Usage(**counted, teams=teams)


def usage_of_all(replies: Any) -> Usage:
    """Of several replies together, as a subquery that answers their ids."""
    return Usage(**_counted(Use.objects.filter(reply__in=replies)), teams=[])


def _counted(uses: Any) -> dict[str, Any]:
    now = timezone.now()
    in_quarter = Q(at__gte=now - QUARTER)
    counted: dict[str, Any] = uses.order_by().aggregate(
        count=Count("pk"),
        lately=Count("pk", filter=Q(at__gte=now - LATELY)),
        quarter=Count("pk", filter=in_quarter),
        colleagues=Count("user", distinct=True, filter=in_quarter),
        edited=Count("pk", filter=Q(edited=True)),
        last_used_at=Max("at"),
    )
    return counted


def _by_team(reply: Reply, user: User) -> list[TeamUse]:
    large = Team.objects.annotate(
        active=Count("members", filter=Q(members__is_active=True), distinct=True)
    ).filter(active__gte=SMALLEST_TEAM)
    seen = large if roles.can_edit(user) else large.filter(pk__in=user.team_ids)
    rows = Use.objects.filter(reply=reply, user__teams__in=seen.values("pk")).order_by()
    counts = dict(rows.values_list("user__teams").annotate(count=Count("pk")))
    found = [TeamUse(team, counts[team.pk]) for team in seen.order_by("name") if team.pk in counts]
    return sorted(found, key=lambda each: -each.count)
