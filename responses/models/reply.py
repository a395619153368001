from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accounts.models import Team
from core.models import Tag
from core.text import fold
from core.vocabulary import Channel, Sharing, Stage, Status, Tone, language_choices
from kb.models import Article
from responses.models.queryset import ReplyQuerySet


class Kind(models.TextChoices):
    CANNED = "canned", _("Canned reply")
    PREDEFINED = "predefined", _("Predefined reply (subject and files)")


class VariantGroup(models.Model):
    """What the variants of one reply have in common: that they belong together."""

    def __str__(self) -> str:
        return f"group {self.pk}"


class Reply(models.Model):
    """A text an agent sends, in one language and tone.

    Kind, sharing, teams, stage and tags are the group's: the services keep them alike in all
    variants. Rows are written by `responses.services` alone.
    """

    group = models.ForeignKey(VariantGroup, on_delete=models.PROTECT, related_name="replies")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CANNED)
    title = models.CharField(max_length=200)
    shortcut = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    language = models.CharField(max_length=12, choices=language_choices)
    tone = models.CharField(max_length=8, choices=Tone, default=Tone.NEUTRAL)
    stage = models.CharField(max_length=13, choices=Stage, null=True, blank=True)  # noqa: DJ001 (the API says null)
    shared_with = models.CharField(max_length=5, choices=Sharing, default=Sharing.ME)
    teams = models.ManyToManyField(Team, related_name="replies", blank=True)
    tags = models.ManyToManyField(Tag, related_name="+", blank=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    when_to_use = models.TextField(blank=True)
    precondition = models.TextField(blank=True)
    valid_from = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)
    review_due = models.DateField(null=True, blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="replies"
    )
    based_on = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
    )
    source = models.CharField(max_length=120, blank=True)
    external_id = models.CharField(max_length=200, blank=True)

    version = models.PositiveIntegerField(default=1)
    # Another variant had a major change, and this one was not saved since.
    outdated = models.BooleanField(default=False)
    # When title, subject or body last changed: marks what an agent has not seen yet.
    worded_at = models.DateTimeField(default=timezone.now)
    # For a copy: the original's `worded_at` when its owner last looked.
    original_worded_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now, db_index=True)

    # Counters; they do not grow the version.
    use_count = models.PositiveIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True, blank=True)
    attachment_count = models.PositiveIntegerField(default=0)

    # Written by save(): what `q` filters and the order of lists compare.
    folded_title = models.CharField(max_length=400, editable=False)
    folded = models.TextField(editable=False)

    history = HistoricalRecords(
        excluded_fields=[
            "folded_title",
            "folded",
            "use_count",
            "last_used_at",
            "original_worded_at",
        ],
        history_change_reason_field=models.TextField(blank=True, null=True),
        cascade_delete_history=True,
    )
    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ["folded_title", "id"]
        verbose_name_plural = "replies"
        indexes = [models.Index(fields=["status", "shared_with"], name="responses_reply_status")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Kind.CANNED) | Q(subject="", attachment_count=0),
                name="responses_reply_canned_is_bare",
            ),
            models.CheckConstraint(
                condition=~Q(shared_with=Sharing.ME) | Q(owner__isnull=False),
                name="responses_reply_personal_has_owner",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gt=F("valid_from")),
                name="responses_reply_validity_runs_forward",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="responses_reply_kind"),
            models.CheckConstraint(condition=Q(tone__in=Tone.values), name="responses_reply_tone"),
            models.CheckConstraint(
                condition=Q(stage__isnull=True) | Q(stage__in=Stage.values),
                name="responses_reply_stage",
            ),
            models.CheckConstraint(
                condition=Q(shared_with__in=Sharing.values), name="responses_reply_sharing"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="responses_reply_status_known"
            ),
            models.UniqueConstraint(
                fields=["group", "language", "tone"],
                condition=~Q(status=Status.ARCHIVED),
                name="responses_reply_one_variant_each",
            ),
            models.UniqueConstraint(
                fields=["source", "external_id", "language"],
                condition=~Q(external_id=""),
                name="responses_reply_external_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        self.fold()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded_title", "folded"}
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("responses:reply", args=[self.pk])

    def fold(self) -> None:
        """Fill the columns that are compared; whoever writes rows in bulk calls it."""
        self.folded_title = fold(self.title)[:400]
        parts = (self.title, self.shortcut, self.subject, self.body, self.when_to_use)
        self.folded = fold("\n".join(parts))

    @property
    def is_personal(self) -> bool:
        return self.shared_with == Sharing.ME

    @property
    def findings(self) -> Any:
        """What the writing guide found, as far as it was looked at."""
        return getattr(self, "held", None)

    @property
    def is_valid_now(self) -> bool:
        now = timezone.now()
        started = self.valid_from is None or self.valid_from <= now
        return started and (self.valid_until is None or self.valid_until > now)

    @property
    def channels(self) -> list[str]:
        """Codes in the order of the vocabulary; none means all."""
        chosen = {link.channel for link in self.channel_links.all()}
        return [channel.value for channel in Channel if channel in chosen]

    @property
    def attachment_ids(self) -> list[int]:
        """Files in their order."""
        return [link.attachment_id for link in self.attachment_links.all()]

    @property
    def files(self) -> Any:
        """The same as links with the name and size of each."""
        return self.attachment_links.select_related("attachment__blob")

    @property
    def variants(self) -> list["Reply"]:
        """All variants that the asker of `for_reading` may see, this one among them."""
        seen: list[Reply] = getattr(self.group, "seen_replies", [])
        return seen

    @property
    def uses(self) -> tuple[int, datetime | None]:
        """How often and when last; of all variants together where the row stands for them."""
        of = (self.variants if getattr(self, "stands_for_group", False) else []) or [self]
        times = [each.last_used_at for each in of if each.last_used_at]
        return sum(each.use_count for each in of), max(times, default=None)

    @property
    def variant_languages(self) -> list[str]:
        """Each language once, in the order in which the variants were written."""
        return list(dict.fromkeys(variant.language for variant in self.variants))

    @property
    def original_changed(self) -> bool:
        """This is a copy whose original was reworded since the owner last saved it."""
        if self.based_on is None or self.original_worded_at is None:
            return False
        return self.based_on.worded_at > self.original_worded_at


class ReplyChannel(models.Model):
    """A reply is fit for a channel. A reply without such rows is fit for all."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="channel_links")
    channel = models.CharField(max_length=7, choices=Channel)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "channel"], name="responses_replychannel_once"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="responses_replychannel_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reply_id} {self.channel}"
