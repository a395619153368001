from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts import roles

# Said by a reader, and not yet read by whoever looks after the text.
_UNREAD = ~Q(comment="") & Q(read_at=None)


class FeedbackQuerySet(models.QuerySet[Any]):
    def unread(self) -> "FeedbackQuerySet":
        return self.filter(_UNREAD)

    def visible_to(self, user: roles.AnyUser) -> "FeedbackQuerySet":
        """Editors read what was said of every text, colleagues that of their own."""
        if roles.can_edit(user):
            return self
        return self.filter(article__owner=user.pk) if roles.is_colleague(user) else self.none()


class Feedback(models.Model):
    """A reader's answer to "Did this help?". It names nobody."""

    article = models.ForeignKey("kb.Article", on_delete=models.CASCADE, related_name="feedback")
    helpful = models.BooleanField()
    comment = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    # When whoever looks after the text said that they had read the comment.
    read_at = models.DateTimeField(null=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "feedback"
        indexes = [
            models.Index(fields=["article", "helpful"], name="kb_feedback_votes"),
            models.Index(fields=["article"], condition=_UNREAD, name="kb_feedback_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {'helpful' if self.helpful else 'not helpful'}"
