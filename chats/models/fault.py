"""A product fault reported from chats, and the texts that mention it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chats.models.chat import Chat
from chats.models.fault_queryset import FaultQuerySet, MentionQuerySet
from kb.models import Article
from responses.models import Reply

PRODUCT_LENGTH, SYMPTOM_LENGTH = 120, 300


class FaultStatus(models.TextChoices):
    OPEN = "open", _("Open")
    FIXED = "fixed", _("Fixed")
    WONT_FIX = "wont_fix", _("Will not be fixed")


class Fault(models.Model):
    """What is wrong with which product. The same words are the same fault, whoever reports it."""

    product = models.CharField(max_length=PRODUCT_LENGTH)
    symptom = models.CharField(max_length=SYMPTOM_LENGTH)
    folded_product = models.CharField(max_length=2 * PRODUCT_LENGTH, editable=False)
    folded_symptom = models.CharField(max_length=2 * SYMPTOM_LENGTH, editable=False)
    status = models.CharField(max_length=8, choices=FaultStatus, default=FaultStatus.OPEN)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = FaultQuerySet.as_manager()

    # Filled by `for_listing` and `for_reading`: what the user who asked may see.
    chat_count: int
    waiting_count: int
    seen_reports: "list[FaultReport]"
    seen_mentions: "list[FaultMention]"

    class Meta:
        ordering = ["-updated_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["folded_product", "folded_symptom"], name="chats_fault_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=FaultStatus.values), name="chats_fault_status_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product}: {self.symptom}"

    def get_absolute_url(self) -> str:
        return reverse("chats:fault", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status == FaultStatus.OPEN


class FaultReport(models.Model):
    """A chat in which the fault came up. It outlives the chat's text."""

    fault = models.ForeignKey(Fault, on_delete=models.CASCADE, related_name="reports")
    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="fault_reports")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["fault", "chat"], name="chats_fault_once_a_chat")
        ]

    def __str__(self) -> str:
        return f"fault {self.fault_id} in chat {self.chat_id}"


class FaultMention(models.Model):
    """A reply or an article that speaks of the fault.

    `due_at`: since when somebody ought to look at it, because the fault was closed.
    """

    fault = models.ForeignKey(Fault, on_delete=models.CASCADE, related_name="mentions")
    reply = models.ForeignKey(
        Reply, on_delete=models.CASCADE, null=True, blank=True, related_name="fault_mentions"
    )
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, blank=True, related_name="fault_mentions"
    )
    # False where an editor said that it is not: no search brings it back.
    is_about_it = models.BooleanField(default=True)
    due_at = models.DateTimeField(null=True, blank=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["fault", "reply"], name="chats_mention_once_a_reply"),
            models.UniqueConstraint(
                fields=["fault", "article"], name="chats_mention_once_an_article"
            ),
            models.CheckConstraint(
                condition=Q(reply__isnull=False, article__isnull=True)
                | Q(reply__isnull=True, article__isnull=False),
                name="chats_mention_of_one_text",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(due_at__isnull=False), name="chats_mention_due"
            )
        ]

    def __str__(self) -> str:
        return f"fault {self.fault_id} in {self.text}"

    @property
    def text(self) -> Any:
        """The reply or the article."""
        return self.reply or self.article


class FaultNotice(models.Model):
    """A mail that an owner is to get. It stays until a mail server took it."""

    class Why(models.TextChoices):
        REPORTED = "reported", _("Reported")
        AGAIN = "again", _("Reported again after it was fixed")
        YOURS = "yours", _("Given to you")

    fault = models.ForeignKey(Fault, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=8, choices=Why)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.why} fault {self.fault_id}"
