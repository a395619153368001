from django.conf import settings
from django.db import models
from django.utils import timezone

from responses.models.reply import Reply
from styleguide.held import HeldText, HeldUpTo


class ReplyFindings(HeldText):
    """What the writing guide found in a reply."""

    reply = models.OneToOneField(
        Reply, on_delete=models.CASCADE, primary_key=True, related_name="held"
    )

    def __str__(self) -> str:
        return f"{len(self.findings)} in {self.pk}"


class RepliesHeld(HeldUpTo):
    def __str__(self) -> str:
        return self.position


class ReplyOverride(models.Model):
    """Somebody published a reply in spite of what must change in it, and said why.

    `rules`: {rule, entry, message} of each rule that was overridden, never the text itself;
    `version` is that of the wording, as the history has it.
    """

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="overrides")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=1_000)
    rules = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.reply_id} r{self.version}"
