"""What the guide found in a text when it was last held against it: kept by the app of the text.

Rows are written by `styleguide.services.keeping` alone.
"""

from typing import Any

from django.db import models


class HeldText(models.Model):
    """One row for each text that was looked at; its key is that of the text.

    `findings` are as `services.holding.findings_in` answers them, each with a `mark` by which it is
    known again. `broken` are marks of findings that came with a change of the guide, `ignored` of
    those of which somebody said that they may stay: both only while they are found.
    """

    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    suggestions = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list)
    broken = models.JSONField(default=list)
    ignored = models.JSONField(default=list)
    broken_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def open(self) -> list[dict[str, Any]]:
        """Findings that nobody said may stay."""
        return [each for each in self.findings if each["mark"] not in self.ignored]

    @property
    def worst(self) -> str:
        """The severity that a list marks; "" for nothing of weight."""
        return "error" if self.errors else "warning" if self.warnings else ""


class HeldUpTo(models.Model):
    """How far the texts of an app were held. One row.

    `position` is that in the change log; `guide` names the guide that all texts were held against,
    `against` the one they are being held against, as far as the text of number `last`.
    """

    position = models.CharField(max_length=60, blank=True)
    guide = models.CharField(max_length=64, blank=True)
    against = models.CharField(max_length=64, blank=True)
    last = models.BigIntegerField(default=0)

    class Meta:
        abstract = True
