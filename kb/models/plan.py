from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kb.models.article import Article
from kb.models.revision import Revision


class Refused(models.TextChoices):
    """Why a wording was not published when its time came."""

    PERSONAL_DATA = "personal_data", _("It holds a national number.")
    FINDINGS = "findings", _("The writing guide says that something in it must change.")


class PublishPlanQuerySet(models.QuerySet["PublishPlan"]):
    def due(self) -> "PublishPlanQuerySet":
        """What readers should have by now."""
        return self.filter(at__lte=timezone.now(), refused="")


class PublishPlan(models.Model):
    """Readers get this wording from `at` on. Gone once they have it; kept where it was refused."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="plan"
    )
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    refused = models.CharField(max_length=20, choices=Refused, blank=True)

    objects = PublishPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(refused__in=["", *Refused.values]), name="kb_plan_refused_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} at {self.at:%F %T}"
