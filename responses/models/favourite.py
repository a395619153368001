from django.conf import settings
from django.db import models
from django.utils import timezone

from responses.models.reply import VariantGroup


class Favourite(models.Model):
    """A reply that one user wants at hand, whatever its language: the group is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="favourites"
    )
    group = models.ForeignKey(VariantGroup, on_delete=models.CASCADE, related_name="favourites")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "group"], name="responses_favourite_once")
        ]

    def __str__(self) -> str:
        return f"group {self.group_id} of user {self.user_id}"
