"""Replies as the writing guide is held against them."""

from collections.abc import Collection
from typing import Any

from core.vocabulary import Sharing, Status
from responses.models import RepliesHeld, Reply, ReplyFindings
from styleguide.checked_texts import CheckedText, register


class ReplyTexts:
    """Personal replies are looked at too; that the guide changed is nothing to do about them."""

    type = "reply"
    held = ReplyFindings
    up_to = RepliesHeld

    def after(self, last: int, limit: int, language: str | None = None) -> list[CheckedText]:
        found = _rows(language).filter(pk__gt=last).order_by("pk")
        return [checked_reply(reply) for reply in _whole(found)[:limit]]

    def these(self, ids: Collection[int]) -> list[CheckedText]:
        return [checked_reply(reply) for reply in _whole(_rows().filter(pk__in=ids).order_by("pk"))]

    def total(self, language: str | None = None) -> int:
        return _rows(language).count()


def checked_reply(reply: Reply) -> CheckedText:
    """What its customers read, and for which teams: its own, of a personal one its owner's."""
    holder = reply.owner if reply.is_personal else reply
    teams = holder.teams.all() if holder and reply.shared_with != Sharing.STAFF else ()
    return CheckedText(
        type="reply",
        pk=reply.pk,
        title=reply.title,
        url=reply.get_absolute_url(),
        language=reply.language,
        parts={"subject": reply.subject, "body": reply.body},
        channels=tuple(reply.channels),
        stage=reply.stage,
        teams=frozenset(team.pk for team in teams),
        counts=reply.status == Status.PUBLISHED and not reply.is_personal,
    )


def register_texts() -> None:
    register(ReplyTexts())


def _rows(language: str | None = None) -> Any:
    rows = Reply.objects.not_archived()
    return rows if language is None else rows.filter(language=language)


def _whole(rows: Any) -> Any:
    return rows.select_related("owner").prefetch_related("teams", "channel_links", "owner__teams")
