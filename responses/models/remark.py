from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts import roles
from core.vocabulary import Sharing, Status
from responses.models.reply import Reply


class RemarkKind(models.TextChoices):
    LONG = "long"
    NO_FILE = "no_file"
    HIDDEN_LINK = "hidden_link"
    LACKS = "lacks"
    NO_VARIANT = "no_variant"
    NEAR = "near"
    SUMMARY = "summary"


class RemarkQuerySet(models.QuerySet["Remark"]):
    def open(self) -> "RemarkQuerySet":
        """Nobody said that it is meant so; the reply is in use, and so is the one beside it.
        One whose time is over is looked at for that.

        A pair that was reworded since is not said before it is compared again.
        """
        alone = Q(other__isnull=True)
        unchanged = Q(reply__worded_at__lte=F("at"), other__worded_at__lte=F("at"))
        pair = Q(other__status=Status.PUBLISHED) & unchanged
        in_time = Q(reply__valid_until__isnull=True) | Q(reply__valid_until__gt=timezone.now())
        waiting = self.filter(settled_at__isnull=True, reply__status=Status.PUBLISHED)
        return waiting.filter(in_time, alone | pair)

    def visible_to(self, user: roles.AnyUser) -> "RemarkQuerySet":
        """For those who can put it right: `looked_after_by`, of published replies. Pairs are of
        shared replies, and so for editors.
        """
        if not roles.is_colleague(user):
            return self.none()
        own = Q(reply__owner=user.pk, reply__shared_with=Sharing.ME)
        if not roles.can_edit(user):
            return self.filter(own, other__isnull=True)
        shared = Q(other__isnull=True) | ~Q(other__shared_with=Sharing.ME)
        return self.filter(own | ~Q(reply__shared_with=Sharing.ME), shared)


class Remark(models.Model):
    """Something about a reply that somebody should look at. Made anew whenever it changes.

    `about` says more: the word that promises a file, the slug of an article, the name of a field,
    languages. `other` is the reply that says nearly the same.
    """

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=12, choices=RemarkKind)
    about = models.CharField(max_length=250, blank=True)
    other = models.ForeignKey(
        Reply, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    # Somebody said that it is meant so; it stays settled while it would be remarked again.
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "settled_at"], name="responses_remark_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=RemarkKind.values), name="responses_remark_kind_known"
            ),
            models.UniqueConstraint(
                fields=["reply", "kind", "about"],
                condition=Q(other__isnull=True),
                name="responses_remark_once",
            ),
            models.UniqueConstraint(
                fields=["reply", "other"],
                condition=Q(other__isnull=False),
                name="responses_remark_one_a_pair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.reply_id}"


class LookedAt(models.Model):
    """How far in the change log replies were looked at, and compared in pairs. One row."""

    position = models.CharField(max_length=60, blank=True)
    paired = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.position
