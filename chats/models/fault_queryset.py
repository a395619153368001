"""The words we use to ask for faults and for texts that mention one. They chain."""

from typing import Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from accounts import roles
from chats.models.chat import Chat, ChatStatus
from kb.models import Article
from responses.models import Reply

# Who was not helped yet.
WAITING = (ChatStatus.OPEN, ChatStatus.UNSOLVED)


class FaultQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: roles.AnyUser) -> "FaultQuerySet":
        """Every colleague; whose chats and texts are behind one is narrowed further."""
        return self if roles.is_colleague(user) else self.none()

    def open(self) -> "FaultQuerySet":
        return self.filter(status="open")

    def for_listing(self, user: roles.AnyUser) -> "FaultQuerySet":
        """With `chat_count` and `waiting_count`: of the chats that this user may read."""
        found: FaultQuerySet = self.select_related("owner").annotate(
            chat_count=self._count_chats(user, Q()),
            waiting_count=self._count_chats(user, Q(chat__status__in=WAITING)),
        )
        return found

    def for_reading(self, user: roles.AnyUser) -> "FaultQuerySet":
        """The same with `seen_reports` and `seen_mentions`: those that name what this user sees."""
        reports: Any = self.model._meta.get_field("reports").related_model
        mentions: Any = self.model._meta.get_field("mentions").related_model
        chats = Chat.objects.visible_to(user).values("pk")
        seen = reports._default_manager.filter(chat__in=chats)
        named = mentions._default_manager.visible_to(user).standing()
        return self.for_listing(user).prefetch_related(
            Prefetch("reports", queryset=seen.order_by("-pk"), to_attr="seen_reports"),
            Prefetch("mentions", queryset=named.order_by("pk"), to_attr="seen_mentions"),
        )

    def _count_chats(self, user: roles.AnyUser, which: Q) -> Any:
        reports: Any = self.model._meta.get_field("reports").related_model
        seen = Chat.objects.visible_to(user).values("pk")
        rows = reports._default_manager.filter(which, fault=OuterRef("pk"), chat__in=seen)
        counted = rows.order_by().values("fault").annotate(number=Count("pk")).values("number")
        return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)


class MentionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: roles.AnyUser) -> "MentionQuerySet":
        """Where the user may see the reply or article that is named."""
        return self.filter(
            Exists(Reply.objects.visible_to(user).filter(pk=OuterRef("reply")))
            | Exists(Article.objects.visible_to(user).filter(pk=OuterRef("article")))
        )

    def of(self, fault: Any) -> "MentionQuerySet":
        return self.standing().filter(fault=fault)

    def standing(self) -> "MentionQuerySet":
        """Without those of which an editor said that they are about something else."""
        return self.filter(is_about_it=True)

    def to_look_at(self) -> "MentionQuerySet":
        """The fault was closed, and nobody looked at the text since."""
        return self.standing().filter(due_at__isnull=False)

    def with_texts(self) -> "MentionQuerySet":
        return self.select_related(
            "fault", "reply__owner", "article__owner", "article__newest_revision"
        )
