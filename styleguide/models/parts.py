from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from styleguide.models.entry import StyleEntry
from styleguide.sentences import Part, to_read

# Of a long list of words this many are read; its editors see all of them.
WORDS_READ = 12


class RuleKind(models.TextChoices):
    """What a rule looks for; `styleguide.shapes` says which parameters each kind has."""

    AVOID = "avoid", _("Avoid words")
    PREFER = "prefer", _("Prefer other words")
    LIMIT = "limit", _("Not too often")
    REQUIRE_AFTER = "require_after", _("When this is said, say that too")
    LENGTH = "length", _("Length")
    ASK = "ask", _("Ask first")
    REPEAT = "repeat", _("No repetition")
    PATTERN = "pattern", _("Pattern (regular expression)")
    TONE = "tone", _("Only if the customer does")
    TERM = "term", _("Our word for it")


class Verdict(models.TextChoices):
    GOOD = "good", _("Write this")
    BAD = "bad", _("Not this")


class Severity(models.TextChoices):
    SUGGESTION = "suggestion", _("Suggestion")
    WARNING = "warning", _("Should change")
    ERROR = "error", _("Must change")


class Example(models.Model):
    """How it sounds, well or badly."""

    entry = models.ForeignKey(StyleEntry, on_delete=models.CASCADE, related_name="examples")
    position = models.PositiveIntegerField()
    text = models.TextField()
    verdict = models.CharField(max_length=4, choices=Verdict)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "position"], name="styleguide_example_in_its_place"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="styleguide_example_verdict_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Rule(models.Model):
    """What a checker looks for. Its parameters have the shape of its kind (`shapes`)."""

    entry = models.ForeignKey(StyleEntry, on_delete=models.CASCADE, related_name="rules")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=13, choices=RuleKind)
    severity = models.CharField(max_length=10, choices=Severity, default=Severity.SUGGESTION)
    message = models.CharField(max_length=500)
    parameters = models.JSONField()
    exceptions = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "position"], name="styleguide_rule_in_its_place"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=RuleKind.values),
                name="styleguide_rule_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(severity__in=Severity.values), name="styleguide_rule_severity_known"
            ),
        ]

    def __str__(self) -> str:
        return self.message

    @property
    def sentence(self) -> list[Part]:
        """What it looks for, as one reads it."""
        return to_read(self.kind, self.parameters, most=WORDS_READ)
