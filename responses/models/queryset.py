"""The words we use to ask for replies. They chain."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, F, Prefetch, Q, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from accounts import roles
from core.vocabulary import Sharing, Status, Tone

if TYPE_CHECKING:
    from responses.models.reply import Reply  # noqa: F401 (names the rows in the line below)


# What a list says of findings is how many there are.
_FOUND = ("held__findings", "held__broken", "held__ignored")


class ReplyQuerySet(models.QuerySet["Reply"]):
    def visible_to(self, user: roles.AnyUser) -> "ReplyQuerySet":
        """One's own in every state, what is published for one's team or for all colleagues.

        Editors also see every shared reply in every state. Personal replies are seen by
        their owner alone, not even by admins. Pages, API and search all begin here.
        """
        if not roles.is_colleague(user):
            return self.none()
        if roles.can_edit(user):
            return self.filter(~Q(shared_with=Sharing.ME) | Q(owner=user))
        shared = Q(shared_with=Sharing.STAFF) | Q(pk__in=self._of_teams(user.team_ids))
        return self.filter(Q(owner=user) | (shared & Q(status=Status.PUBLISHED)))

    def _of_teams(self, team_ids: frozenset[int]) -> Any:
        links = self.model.teams.through._default_manager.filter(team__in=team_ids)
        return links.filter(reply__shared_with=Sharing.TEAMS).values("reply")

    def looked_after_by(self, user: roles.AnyUser) -> "ReplyQuerySet":
        """What the user can put right: editors every shared one, everybody their personal ones
        and what they propose.
        """
        if not roles.is_colleague(user):
            return self.none()
        own = Q(owner=user)
        if roles.can_edit(user):
            return self.filter(own | ~Q(shared_with=Sharing.ME))
        return self.filter(own & (Q(shared_with=Sharing.ME) | ~Q(status=Status.PUBLISHED)))

    def published(self) -> "ReplyQuerySet":
        return self.filter(status=Status.PUBLISHED)

    def not_archived(self) -> "ReplyQuerySet":
        return self.exclude(status=Status.ARCHIVED)

    def valid_now(self) -> "ReplyQuerySet":
        """Inside valid_from and valid_until, judged when read."""
        now = timezone.now()
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=now),
            Q(valid_until__isnull=True) | Q(valid_until__gt=now),
        )

    def collapsed(self, language: str) -> "ReplyQuerySet":
        """One row a group: the reader's language first, then English, then neutral in tone.

        A row `stands_for_group`: it counts the uses of all the variants.
        """
        rank = Window(
            RowNumber(),
            partition_by=F("group_id"),
            order_by=[
                Case(When(language=language, then=0), When(language="en", then=1), default=2),
                Case(When(tone=Tone.NEUTRAL, then=Value(0)), default=Value(1)),
                F("pk"),
            ],
        )
        chosen = self.order_by().annotate(rank_in_group=rank).filter(rank_in_group=1)
        standing = self.filter(pk__in=chosen.values("pk"))
        return standing.annotate(stands_for_group=Value(True))

    def for_listing(self) -> "ReplyQuerySet":
        """Everything a list row shows, in a fixed number of queries."""
        rows = self.select_related("owner", "group", "held").defer(*_FOUND)
        return rows.prefetch_related("channel_links", "teams", "tags", "attachment_links")

    def for_finding(self) -> "ReplyQuerySet":
        """The same with the names of the files."""
        return self.for_listing().prefetch_related("attachment_links__attachment")

    def for_reading(self, user: roles.AnyUser) -> "ReplyQuerySet":
        """The same, with the variants that the user sees: `reply.variants`."""
        every: Any = self.model._default_manager.all()
        variants = every.visible_to(user).not_archived().order_by("pk")
        brief = variants.only(
            *("id", "group_id", "language", "tone", "status", "use_count", "last_used_at")
        )
        return self.for_listing().prefetch_related(
            Prefetch("group__replies", queryset=brief, to_attr="seen_replies")
        )
