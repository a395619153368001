from django.db import models
from django.utils import timezone


class Change(models.Model):
    """One line of the change log: what changed, written in the transaction that changed it.

    Append-only. `transaction_id` is 0 on SQLite, where commits come one at a time; on
    PostgreSQL it is the writing transaction's id, because sequence numbers there become
    visible out of order.
    """

    sequence = models.BigAutoField(primary_key=True)
    transaction_id = models.BigIntegerField(db_default=0, editable=False)
    type = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    verb = models.CharField(max_length=30)
    # A plain number: the log outlives the user.
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=timezone.now)
    bulk = models.BooleanField(default=False)

    class Meta:
        app_label = "core"
        ordering = ["transaction_id", "sequence"]
        indexes = [
            models.Index(fields=["transaction_id", "sequence"], name="core_change_position"),
            models.Index(fields=["type", "object_id"], name="core_change_object"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.type} {self.object_id} {self.verb}"
