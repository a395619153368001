"""How far somebody has read the guide, so that it can say what changed since."""

from django.conf import settings
from django.db import models

from styleguide.models.entry import StyleEntry


class Reading(models.Model):
    """Somebody read an entry as this version had it.

    What was last written before somebody came needs no row: it counts as read.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="guide_readings"
    )
    entry = models.ForeignKey(StyleEntry, on_delete=models.CASCADE, related_name="readings")
    version = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "entry"], name="styleguide_reading_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.entry_id}"
