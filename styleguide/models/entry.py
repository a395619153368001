from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accounts.models import Team
from core.markup import render
from core.text import SLUG_LENGTH, fold
from core.vocabulary import Channel, Stage, Status, language_choices
from styleguide.models.queryset import StyleEntryQuerySet


class Topic(models.TextChoices):
    """The chapters of the guide, in their order."""

    TONE = "tone", _("Tone")
    GREETING = "greeting", _("Greeting")
    STRUCTURE = "structure", _("Structure")
    TERMINOLOGY = "terminology", _("Our words")
    SLANG = "slang", _("Slang")
    HUMOUR = "humour", _("Humour")
    REFUSAL = "refusal", _("Say no")
    HOLD = "hold", _("Ask to wait")
    TRANSFER = "transfer", _("Hand over")
    COMPLAINT = "complaint", _("Unhappy customer")
    CLOSING = "closing", _("Closing")
    OTHER = "other", _("Other advice")


class StyleEntry(models.Model):
    """One piece of advice: guidance, examples, and rules that a checker can look for.

    Without a language it is for all of them. Rows are written by `styleguide.services` alone.
    """

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=SLUG_LENGTH + 20, unique=True, editable=False)
    topic = models.CharField(max_length=11, choices=Topic, default=Topic.OTHER)
    guidance = models.TextField(blank=True)
    language = models.CharField(  # noqa: DJ001 (the API says null)
        max_length=12, choices=language_choices, null=True, blank=True
    )
    teams = models.ManyToManyField(Team, related_name="style_entries", blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="style_entries",
    )
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1)
    # Of advice that was loaded from somewhere: whence, its name there, and the version that loading
    # wrote last; a later one is somebody's own work.
    source = models.CharField(max_length=120, blank=True, editable=False)
    external_id = models.CharField(max_length=200, blank=True, editable=False)
    loaded_version = models.PositiveIntegerField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now, db_index=True)

    # What examples, rules and links said when this version was saved: the history shows it.
    parts = models.JSONField(default=dict, editable=False)
    # Written by save(): what `q` filters and the order of lists compare.
    folded_title = models.CharField(max_length=400, editable=False)
    folded = models.TextField(editable=False)

    history = HistoricalRecords(
        excluded_fields=["folded_title", "folded", "source", "external_id", "loaded_version"],
        history_change_reason_field=models.TextField(blank=True, null=True),
        cascade_delete_history=True,
    )
    objects = StyleEntryQuerySet.as_manager()

    class Meta:
        ordering = ["folded_title", "id"]
        verbose_name_plural = "style entries"
        indexes = [models.Index(fields=["status", "topic"], name="styleguide_entry_status")]
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__in=Topic.values), name="styleguide_entry_topic_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="styleguide_entry_status_known"
            ),
            models.UniqueConstraint(
                fields=["source", "external_id"],
                condition=~Q(source=""),
                name="styleguide_entry_loaded_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        self.fold()
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("styleguide:entry", args=[self.pk])

    def fold(self) -> None:
        """Fill the columns that are compared."""
        self.folded_title = fold(self.title)[:400]
        examples = [each["text"] for each in self.parts.get("examples", [])]
        self.folded = fold("\n".join([self.title, self.guidance, *examples]))

    @property
    def guidance_html(self) -> SafeString:
        return render(self.guidance)

    @property
    def good_examples(self) -> list[Any]:
        return [each for each in self.examples.all() if each.verdict == "good"]

    @property
    def bad_examples(self) -> list[Any]:
        return [each for each in self.examples.all() if each.verdict == "bad"]

    @property
    def applies_to(self) -> list[Any]:
        """Names of the channels, stages and teams it is about; none where that is all."""
        channels = [Channel(each).label for each in self.channels]
        stages = [Stage(each).label for each in self.stages]
        return [*channels, *stages, *(team.name for team in self.teams.all())]

    @property
    def channels(self) -> list[str]:
        """Codes in the order of the vocabulary; none means all."""
        chosen = {link.channel for link in self.channel_links.all()}
        return [channel.value for channel in Channel if channel in chosen]

    @property
    def stages(self) -> list[str]:
        """The same for stages."""
        chosen = {link.stage for link in self.stage_links.all()}
        return [stage.value for stage in Stage if stage in chosen]


class EntryChannel(models.Model):
    """An entry is about a channel. An entry without such rows is about all."""

    entry = models.ForeignKey(StyleEntry, on_delete=models.CASCADE, related_name="channel_links")
    channel = models.CharField(max_length=7, choices=Channel)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "channel"], name="styleguide_entrychannel_once"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="styleguide_entrychannel_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.channel}"


class EntryStage(models.Model):
    """The same for a place in the chat."""

    entry = models.ForeignKey(StyleEntry, on_delete=models.CASCADE, related_name="stage_links")
    stage = models.CharField(max_length=13, choices=Stage)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "stage"], name="styleguide_entrystage_once"),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="styleguide_entrystage_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.stage}"
