from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.models import Team
from chats.models.queryset import ChatQuerySet
from core.vocabulary import Channel


class ChatStatus(models.TextChoices):
    OPEN = "open", _("Open")
    SOLVED = "solved", _("Solved")
    LEFT = "left", _("The customer left")
    MOVED = "moved", _("Handed on")
    UNSOLVED = "unsolved", _("Not solved")


# What an article can be made of: a customer who simply leaves was served.
PROMOTABLE = (ChatStatus.SOLVED, ChatStatus.LEFT)


class Chat(models.Model):
    """A transcript that a chat tool handed over, or that somebody pasted."""

    source = models.CharField(max_length=120)
    external_id = models.CharField(max_length=200)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.CHAT)
    language = models.CharField(max_length=12)
    # Nobody else's by accident: a team that has chats cannot be removed.
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="chats"
    )
    subject = models.CharField(max_length=300, blank=True)
    customer_name = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=8, choices=ChatStatus, default=ChatStatus.OPEN)
    rating = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    handed_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    message_count = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now, db_index=True)
    # What `q` looks at. Written by the services; no index of the search ever sees it.
    folded = models.TextField(editable=False, blank=True)
    # What was said until then is gone, because its time was over or the customer asked for it.
    text_deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    # How many messages went; `message_count` still counts them.
    deleted_count = models.PositiveIntegerField(default=0, editable=False)

    objects = ChatQuerySet.as_manager()

    # Filled by `for_listing`.
    is_promoted: bool

    class Meta:
        ordering = ["-updated_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"], name="chats_chat_once_per_source"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ChatStatus.values), name="chats_chat_status_known"
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__range=(1, 3)),
                name="chats_chat_rating_from_1_to_3",
            ),
        ]
        indexes = [models.Index(fields=["status", "language"], name="chats_chat_shown")]

    def __str__(self) -> str:
        return f"{self.source} {self.external_id}"

    def get_absolute_url(self) -> str:
        return reverse("chats:chat", args=[self.pk])

    @property
    def is_promotable(self) -> bool:
        return self.status in PROMOTABLE and not self.is_without_text

    @property
    def is_without_text(self) -> bool:
        """Its text was deleted, and nothing was said since."""
        return self.text_deleted_at is not None and self.message_count <= self.deleted_count

    def is_changeable_by(self, user: Any) -> bool:
        """Who handed it over, and editors."""
        own = roles.is_colleague(user) and self.handed_over_by_id == user.pk
        return own or roles.can_edit(user)
