"""What admins decide about chats: how long texts are kept, who looks after faults."""

from django.conf import settings
from django.db import models

from chats.models.fault import PRODUCT_LENGTH


class ChatRules(models.Model):
    """One row, or none: then nothing is deleted and nobody owns a fault by itself."""

    # Days that a text is kept after its chat ended; 0 for as long as there is room.
    keep_days = models.PositiveIntegerField(default=0)
    fault_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"texts kept {self.keep_days} days"


class ProductOwner(models.Model):
    """Who looks after the faults of one product."""

    product = models.CharField(max_length=PRODUCT_LENGTH)
    folded = models.CharField(max_length=2 * PRODUCT_LENGTH, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["folded"]

    def __str__(self) -> str:
        return self.product
