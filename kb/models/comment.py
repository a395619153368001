from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kb.models.article import Article
from kb.models.revision import Revision

COMMENT_LENGTH = 2_000


class Step(models.TextChoices):
    """What was done with the words; a plain comment does nothing beside."""

    COMMENTED = "commented", _("Comment")
    SUBMITTED = "submitted", _("Sent to review")
    RETURNED = "returned", _("Sent back")


class ReviewComment(models.Model):
    """What author and reviewers said to each other about a wording. Never edited."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="review_comments")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    step = models.CharField(max_length=9, choices=Step, default=Step.COMMENTED)
    comment = models.TextField(max_length=COMMENT_LENGTH)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=Step.values), name="kb_review_comment_step_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.comment[:60]}"
