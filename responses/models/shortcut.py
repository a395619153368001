from django.db import models

from responses.models.reply import Reply


class Shortcut(models.Model):
    """A short code in the hands of one holder, in one language and tone.

    `holder` is `user:12`, `team:3` or `staff`; `key` is the folded code. A reply has one row
    for each holder it is shared with, and none while it is archived.
    """

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="shortcut_rows")
    holder = models.CharField(max_length=30)
    key = models.CharField(max_length=120)
    language = models.CharField(max_length=12)
    tone = models.CharField(max_length=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "key", "language", "tone"], name="responses_shortcut_once"
            )
        ]
        indexes = [models.Index(fields=["key"], name="responses_shortcut_key")]

    def __str__(self) -> str:
        return f"{self.holder} {self.key}"
