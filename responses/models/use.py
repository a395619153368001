from django.conf import settings
from django.db import models
from django.utils import timezone

from responses.models.reply import Reply


class Use(models.Model):
    """A reply was used in a chat. Says nothing of what was written there.

    The chat is named by source and external id, without a foreign key: it may be unknown here.
    """

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="use_rows")
    # No page and no export counts by person; the asker's own counts order the asker's own lists.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    chat_source = models.CharField(max_length=120, blank=True)
    chat_external_id = models.CharField(max_length=200, blank=True)
    edited = models.BooleanField(default=False)
    previous = models.ForeignKey(
        Reply, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["user", "at"], name="responses_use_of_user"),
            # Each search counts the uses of what it found.
            models.Index(fields=["reply", "user", "at"], name="responses_use_of_reply"),
            models.Index(fields=["chat_source", "chat_external_id"], name="responses_use_in_chat"),
        ]

    def __str__(self) -> str:
        return f"{self.reply_id} at {self.at:%F %T}"
