from django.conf import settings
from django.db import models
from django.utils import timezone

from kb.models.revision import Revision


class PublishOverride(models.Model):
    """Somebody published a wording in spite of what was found in it, and said why.

    `kinds` names what was found, never the text itself; `rules` are {rule, entry, message} of the
    rules of the writing guide that were overridden.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="overrides")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=1_000)
    kinds = models.JSONField(default=list)
    rules = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.revision_id}: {', '.join(self.kinds)}"
