"""The words we use to ask for chats. They chain."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from accounts import roles


class ChatQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: roles.AnyUser) -> "ChatQuerySet":
        """Without a team: every colleague. With one: its members, editors, who handed it over.

        Pages, API and the links on articles and replies all begin here.
        """
        if not roles.is_colleague(user):
            return self.none()
        if roles.can_edit(user):
            return self
        return self.filter(
            Q(team__isnull=True) | Q(team__in=user.team_ids) | Q(handed_over_by_id=user.pk)
        )

    def promoted(self) -> "ChatQuerySet":
        """Of which an article or a reply was made, or that were linked to one."""
        return self.filter(self._has_promotion())

    def not_promoted(self) -> "ChatQuerySet":
        return self.exclude(self._has_promotion())

    def for_listing(self) -> "ChatQuerySet":
        """Everything a list row shows, in a fixed number of queries."""
        return (
            self.select_related("team").defer("folded").annotate(is_promoted=self._has_promotion())
        )

    def for_reading(self) -> "ChatQuerySet":
        """The same with the messages and what was made of them."""
        promotions: Any = self.model._meta.get_field("promotions").related_model
        rows = promotions._default_manager.select_related("article", "reply", "by")
        return self.for_listing().prefetch_related(
            "messages", Prefetch("promotions", queryset=rows.order_by("pk"))
        )

    def _has_promotion(self) -> Any:
        promotions: Any = self.model._meta.get_field("promotions").related_model
        return Exists(promotions._default_manager.filter(chat=OuterRef("pk")))
