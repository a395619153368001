"""The words we use to ask for candidates. They chain."""

from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from accounts import roles
from core.text import fold

# A user sees what was typed so often, in so many chats, that this user sees.
FEWEST_TIMES, FEWEST_CHATS = 3, 3
_OPEN = "open"


class CandidateQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: roles.AnyUser) -> "CandidateQuerySet":
        """What is proposed, and what was decided, with `count`, `agent_count` and `chat_count`.

        Editors see every chat. Others see what stands often enough in chats they may read, and
        counts over those alone. Pages, API and the work list begin here.
        """
        if not roles.is_colleague(user):
            return self.none()
        shown: CandidateQuerySet = self.filter(Q(is_proposed=True) | ~Q(status=_OPEN))
        if roles.can_edit(user):
            everything = {"count": F("said"), "agent_count": F("agents"), "chat_count": F("chats")}
            seen: CandidateQuerySet = shown.annotate(**everything)
            return seen
        counted = self._occurrences(user).order_by().values("candidate")

        def number(of: Count) -> Subquery:
            rows = counted.annotate(number=of).values("number")
            return Subquery(rows, output_field=models.IntegerField())

        counts: CandidateQuerySet = shown.annotate(
            count=number(Count("pk")),
            agent_count=number(Count("agent", distinct=True)),
            chat_count=number(Count("chat", distinct=True)),
        )
        found: CandidateQuerySet = counts.filter(
            count__gte=FEWEST_TIMES, chat_count__gte=FEWEST_CHATS
        )
        return found

    def saying(self, asked: str, user: roles.AnyUser) -> "CandidateQuerySet":
        """With every one of these words, in wordings that the user may read."""
        found = self
        for word in fold(asked).split():
            said = Q(Exists(self._occurrences(user).filter(wording__folded__contains=word)))
            if roles.can_edit(user):
                said |= Q(folded__contains=word)
            found = found.filter(said)
        return found

    def for_listing(self) -> "CandidateQuerySet":
        return self.select_related("decided_by")

    def _occurrences(self, user: roles.AnyUser) -> Any:
        """Where it stands, in chats that the user sees."""
        rows: Any = self.model._meta.get_field("occurrences").related_model
        every = rows._default_manager.filter(candidate=OuterRef("pk"))
        if roles.can_edit(user):
            return every
        chats: Any = rows._meta.get_field("chat").related_model
        return every.filter(chat__in=chats._default_manager.visible_to(user).values("pk"))
