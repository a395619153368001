"""The words we use to ask for advice. They chain."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from accounts import roles
from core.vocabulary import Status

if TYPE_CHECKING:
    from styleguide.models.entry import StyleEntry  # noqa: F401 (names the rows in the line below)


class StyleEntryQuerySet(models.QuerySet["StyleEntry"]):
    def visible_to(self, user: roles.AnyUser) -> "StyleEntryQuerySet":
        """Colleagues read what is published, editors all. Pages, API and search begin here."""
        if roles.can_edit(user):
            return self.all()
        return self.published() if roles.is_colleague(user) else self.none()

    def published(self) -> "StyleEntryQuerySet":
        return self.filter(status=Status.PUBLISHED)

    def not_archived(self) -> "StyleEntryQuerySet":
        return self.exclude(status=Status.ARCHIVED)

    def meant_for(self, user: roles.AnyUser) -> "StyleEntryQuerySet":
        """What a reader’s book holds: what is for all teams and for one’s own; an editor’s all."""
        if roles.can_edit(user):
            return self.all()
        teams = getattr(user, "team_ids", frozenset())
        limited = self.model.teams.through.objects.order_by()
        own = limited.filter(team__in=teams)
        return self.filter(
            Q(pk__in=own.values("styleentry")) | ~Q(pk__in=limited.values("styleentry"))
        )

    def for_reading(self) -> "StyleEntryQuerySet":
        """Everything that an entry shows, in a fixed number of queries."""
        links = ("teams", "channel_links", "stage_links", "examples", "rules")
        return self.select_related("owner").prefetch_related(*links)
