from django.db import models
from django.utils import timezone

from accounts.models import Team
from responses.models.use import Use


class UseLesson(models.Model):
    """What was said before a use, as numbers: a similar conversation is known by them, no word is.

    `recipe` names the version of the features and the key they were hashed under; others are not
    comparable and are left alone.
    """

    use = models.OneToOneField(
        Use, on_delete=models.CASCADE, primary_key=True, related_name="lesson"
    )
    recipe = models.CharField(max_length=40)
    features = models.BinaryField()

    class Meta:
        ordering = ["use"]

    def __str__(self) -> str:
        return f"of use {self.use_id}"


class LearnedModel(models.Model):
    """What the background job made of all uses, or of those of a team. Plain arrays, no pickle."""

    team = models.OneToOneField(
        Team, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    recipe = models.CharField(max_length=40)
    content = models.BinaryField()
    lessons = models.PositiveIntegerField()
    last_use = models.BigIntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(team__isnull=True),
                name="responses_learnedmodel_one_of_all",
            )
        ]

    def __str__(self) -> str:
        return f"of team {self.team_id}" if self.team_id else "of all teams"
