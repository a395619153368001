"""What agents type again and again, and what becomes of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from chats.models.candidate_queryset import CandidateQuerySet
from chats.models.chat import Chat
from core.vocabulary import Stage
from responses.models import Reply

# Words, not letters: fields stay whole.
WORDS_SHOWN = 12


class CandidateStatus(models.TextChoices):
    OPEN = "open", _("Not decided")
    CREATED = "created", _("Made a reply")
    MERGED = "merged", _("Covered by a reply")
    IGNORED = "ignored", _("Ignored")


class Candidate(models.Model):
    """Wordings of one thing. Of what is typed seldom there are rows too: they may grow.

    `said`, `chats` and `agents` count over all chats; what a user sees is counted over the chats
    that user sees. No personal data: fields stand in its place.
    """

    language = models.CharField(max_length=12)
    text = models.TextField()
    folded = models.TextField(editable=False)
    stage = models.CharField(max_length=13, choices=Stage, default=Stage.SOLUTION)
    said = models.PositiveIntegerField(default=0)
    chats = models.PositiveIntegerField(default=0)
    agents = models.PositiveIntegerField(default=0)
    # The whole message that it is nearly always said in.
    part_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    nearest = models.ForeignKey(
        Reply, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    likeness = models.FloatField(default=0)
    # Said often enough, and no reply says it yet.
    is_proposed = models.BooleanField(default=False)
    # To be counted anew.
    is_stale = models.BooleanField(default=False)
    status = models.CharField(max_length=8, choices=CandidateStatus, default=CandidateStatus.OPEN)
    reply = models.ForeignKey(
        Reply, on_delete=models.SET_NULL, null=True, blank=True, related_name="candidates"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)

    objects = CandidateQuerySet.as_manager()

    # As far as a user sees: filled by `visible_to` and `services.candidates.as_seen_by`.
    count: int
    agent_count: int
    chat_count: int
    seen_nearest: Any
    seen_reply: Any

    class Meta:
        ordering = ["-said", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CandidateStatus.values), name="chats_candidate_status_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["status", "-said"],
                condition=Q(is_proposed=True),
                name="chats_candidate_proposed",
            ),
            models.Index(fields=["id"], condition=Q(is_stale=True), name="chats_candidate_stale"),
        ]

    def __str__(self) -> str:
        return Truncator(self.text).words(WORDS_SHOWN)

    def get_absolute_url(self) -> str:
        return reverse("chats:candidate", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status == CandidateStatus.OPEN


class Wording(models.Model):
    """A text that was typed, with fields in place of what is personal.

    `key` is the same for texts with the same words; the first of those has the sketches.
    """

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=12)
    text = models.TextField()
    folded = models.TextField(editable=False)
    digest = models.CharField(max_length=32)
    key = models.CharField(max_length=32)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "digest"], name="chats_wording_once_a_language"
            )
        ]
        indexes = [models.Index(fields=["language", "key"], name="chats_wording_words")]

    def __str__(self) -> str:
        return self.text[:80]


class Sketch(models.Model):
    """A number that a wording shares with others alike."""

    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="sketches")
    number = models.BigIntegerField(db_index=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.number)


class Occurrence(models.Model):
    """A wording in a message of a chat. It goes with the chat's text.

    `agent` tells agents apart and names none of them.
    """

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="occurrences")
    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="occurrences")
    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    agent = models.CharField(max_length=16)
    # The whole message it is a sentence of, where that is a candidate as well.
    whole = models.ForeignKey(
        Candidate, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.wording_id} in chat {self.chat_id}"


class MiningState(models.Model):
    """How far chats were read. One row.

    `read_to`: while all chats are read, the last one; null once the change log is followed.
    """

    recipe = models.PositiveIntegerField(default=0)
    position = models.CharField(max_length=60, blank=True)
    read_to = models.BigIntegerField(null=True, default=0)
    # From so many times on something is typed often; grows with the number of chats.
    fewest = models.PositiveIntegerField(default=3)

    def __str__(self) -> str:
        return self.position
