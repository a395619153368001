from django.db import models

from attachments.models import AttachmentLink
from responses.models.reply import Reply


class ReplyAttachment(AttachmentLink):
    """A reply is sent with a file."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="attachment_links")

    class Meta(AttachmentLink.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "attachment"], name="responses_replyattachment_once"
            ),
            models.UniqueConstraint(
                fields=["reply", "position"], name="responses_replyattachment_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reply_id} {self.attachment_id}"

    @property
    def referrer(self) -> Reply:
        return self.reply

    @property
    def referrer_id(self) -> int:
        return self.reply_id
