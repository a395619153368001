"""Files of a reply as customers get them: by a link that is theirs, for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from attachments.models import Attachment
from core.vocabulary import Status
from responses.models import Reply, ReplyAttachment

_SIGNER = signing.Signer(salt="responses.files")


@dataclass(frozen=True)
class SentFile:
    """`url` works for whoever has it until `expires_at`, while the reply has the file."""

    id: int
    name: str
    size: int
    url: str
    expires_at: datetime


def files_to_send(reply: Reply, *, base_url: str = "") -> list[SentFile]:
    """The files of a reply in their order, each with the customer's link."""
    expires_at = _expiry()
    return [
        SentFile(
            id=link.attachment_id,
            name=link.attachment.name,
            size=link.attachment.size,
            url=base_url.rstrip("/") + _address(link, expires_at),
            expires_at=expires_at,
        )
        for link in reply.files
    ]


def file_behind(signed: str) -> Attachment | None:
    """The file that a customer's link leads to, or None where it leads nowhere any more.

    The link dies with its time, when the file leaves the reply, and with the reply.
    """
    try:
        reply, attachment, expires = _SIGNER.unsign_object(signed)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if timezone.now().timestamp() >= expires:
        return None
    links = ReplyAttachment.objects.filter(reply=reply, attachment=attachment)
    link = links.exclude(reply__status=Status.ARCHIVED).select_related("attachment__blob").first()
    return link.attachment if link is not None else None


def _address(link: ReplyAttachment, expires_at: datetime) -> str:
    named = [link.reply_id, link.attachment_id, int(expires_at.timestamp())]
    signed = _SIGNER.sign_object(named)
    return reverse("responses:file", args=[signed, link.attachment.name])


def _expiry() -> datetime:
    """The end of a day, so that the same file has the same link all day."""
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=settings.ATTACHMENT_LINK_DAYS + 1)
