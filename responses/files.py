"""Files that replies refer to, and who sees them there."""

from typing import Any

from attachments.referrers import Referrer, visible_referrers
from responses.models import Reply, ReplyAttachment

TYPE = "reply"


def visible_links(user: Any) -> Any:
    return ReplyAttachment.objects.filter(
        reply__in=Reply.objects.visible_to(user).order_by().values("pk")
    ).select_related("reply")


def register() -> None:
    visible_referrers.register(Referrer(TYPE, ReplyAttachment, visible_links))
