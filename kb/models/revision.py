from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.text import fold

TITLE_LENGTH = 300
SUMMARY_LENGTH = 2_000
BODY_LENGTH = 1_000_000
NOTE_LENGTH = 300


class Revision(models.Model):
    """One saved wording of an article. Never edited; a change adds another."""

    article = models.ForeignKey("kb.Article", on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=TITLE_LENGTH)
    summary = models.TextField(blank=True)
    body = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    change_note = models.CharField(max_length=NOTE_LENGTH, blank=True)
    # Translations made from an earlier revision are outdated by this one.
    major = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    # What `ordering=title` and `q` look at.
    folded_title = models.TextField(editable=False)
    folded = models.TextField(editable=False)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="kb_revision_number_per_article"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="kb_revision_number_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def save(self, **kwargs: Any) -> None:
        """Store a new wording. Raises TypeError for one that is stored already."""
        if not self._state.adding:
            raise TypeError("A revision is never changed; add another.")
        self.fold()
        super().save(**kwargs)

    def fold(self) -> None:
        """Fill the columns that filters look at; whoever stores in bulk calls it."""
        self.folded_title = fold(self.title)
        self.folded = fold(f"{self.title} {self.summary} {self.body}")
