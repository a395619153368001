from django.db import models
from django.utils import timezone


class Feedback(models.Model):
    """A reader's answer to "Did this help?". It names nobody."""

    article = models.ForeignKey("kb.Article", on_delete=models.CASCADE, related_name="feedback")
    helpful = models.BooleanField()
    comment = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "feedback"
        indexes = [models.Index(fields=["article", "helpful"], name="kb_feedback_votes")]

    def __str__(self) -> str:
        return f"{self.article_id}: {'helpful' if self.helpful else 'not helpful'}"
