"""What colleagues report about a text. Apps with texts derive a table of their own from `Flag`."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.differences import difference
from core.exceptions import Conflict

COMMENT_LENGTH = 2_000
# Later nobody wonders any more what became of it.
HEARD_WITHIN = timedelta(days=30)


class FlagReason(models.TextChoices):
    OUTDATED = "outdated", gettext_lazy("Out of date")
    WRONG = "wrong", gettext_lazy("Wrong")
    UNCLEAR = "unclear", gettext_lazy("Hard to understand")
    DUPLICATE = "duplicate", gettext_lazy("There is another text like it")
    OTHER = "other", gettext_lazy("Something else")


class FlagStatus(models.TextChoices):
    OPEN = "open", gettext_lazy("Open")
    ACCEPTED = "accepted", gettext_lazy("Accepted")
    DISMISSED = "dismissed", gettext_lazy("Dismissed")


class Flag(models.Model):
    """A remark on a text, with a wording that would be better or without one."""

    reason = models.CharField(max_length=9, choices=FlagReason)
    comment = models.TextField(blank=True)
    # The proposed wording; blank: none.
    body = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    status = models.CharField(max_length=9, choices=FlagStatus, default=FlagStatus.OPEN)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    # A word back to whoever reported it, and when they read what became of it.
    answer = models.TextField(blank=True)
    heard_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["status", "at"], name="%(app_label)s_flag_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=FlagReason.values), name="%(app_label)s_flag_reason_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=FlagStatus.values), name="%(app_label)s_flag_status_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason}: {self.comment[:60]}"

    @property
    def is_open(self) -> bool:
        return self.status == FlagStatus.OPEN


def close(flag: Any, status: FlagStatus, *, by: Any, answer: str = "") -> None:
    """Say what became of a held flag. Raises Conflict if that was said before."""
    if not flag.is_open:
        raise Conflict(_("Somebody has looked at this already."), code="wrong_status")
    flag.status, flag.closed_by, flag.closed_at = status, by, timezone.now()
    flag.answer = answer.strip()[:COMMENT_LENGTH]
    flag.save(update_fields=["status", "closed_by", "closed_at", "answer"])


def with_lines(flags: Iterable[Any], body: str) -> list[Any]:
    """The flags, each with `lines`: what its wording would change of this text."""
    found = list(flags)
    for flag in found:
        flag.lines = difference(body, flag.body) if flag.body else []
    return found


def hear(flags: Any, pk: int, user: Any) -> bool:
    """This user has read what became of a flag of theirs. False where there is none to hear of."""
    return bool(flags.filter(unheard(user), pk=pk).update(heard_at=timezone.now()))


def unheard(user: Any) -> Q:
    """What became, of late, of the flags of this user, and they have not read."""
    lately = timezone.now() - HEARD_WITHIN
    closed = ~Q(status=FlagStatus.OPEN) & Q(closed_at__gte=lately, heard_at__isnull=True)
    return Q(by=user.pk) & closed & ~Q(closed_by=user.pk)
