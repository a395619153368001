"""What was searched, without a trace of who did: days instead of times, numbers instead of names.

A text is kept once three people asked it or all its words stand in texts that are open anyway.
Before that nothing of it can be read: see `VeiledSearch`.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts import roles
from search.registry import Asker

LONGEST = 200
# So many asks without a hit being opened or used say that the hits are not what was meant.
ASKED_IN_VAIN = 3


class SearchedTextQuerySet(models.QuerySet["SearchedText"]):
    def visible_to(self, user: Asker) -> "SearchedTextQuerySet":
        """What is searched for is the editors' business."""
        return self if roles.can_edit(user) else self.none()

    def since(self, day: date) -> "SearchedTextQuerySet":
        return self.filter(last_on__gte=day)

    def of_kind(self, kind: str) -> "SearchedTextQuerySet":
        """ "nothing": found nothing; "wished": sent to the editors; anything else: all."""
        return self.filter(**{"nothing": {"hits": 0}, "wished": {"wished__gt": 0}}.get(kind, {}))

    def wished_for(self) -> "SearchedTextQuerySet":
        """Sent to the editors by a colleague, and not yet dealt with."""
        return self.filter(wished__gt=0, dismissed=False)

    def in_vain(self) -> "SearchedTextQuerySet":
        """Found nothing, or nothing that anybody opened or used; not yet dealt with.

        Only asks that would have told of an opened hit count: not every chat tool tells.
        """
        unused = Q(taken=0, watched__gte=ASKED_IN_VAIN)
        return self.filter(Q(hits=0) | unused, wished=0, asked__gt=0, dismissed=False)

    def most_asked(self) -> "SearchedTextQuerySet":
        return self.order_by(-(F("asked") + F("wished")), "-last_on", "pk")

    def for_listing(self) -> "SearchedTextQuerySet":
        return self.prefetch_related("hits_taken")


class SearchedText(models.Model):
    """One text that was searched for, in one language, by colleagues or by visitors."""

    text = models.CharField(max_length=LONGEST)
    folded = models.CharField(max_length=2 * LONGEST)
    language = models.CharField(max_length=12, blank=True)
    type = models.CharField(max_length=32, blank=True, help_text="the only type asked for")
    public = models.BooleanField(help_text="asked by visitors, who find public content alone")
    # What answers called `search`; another SECRET_KEY makes other numbers.
    code = models.BigIntegerField(db_index=True)
    asked = models.PositiveIntegerField(default=0)
    watched = models.PositiveIntegerField(
        default=0, help_text="asks whose caller would have told of an opened hit"
    )
    hits = models.PositiveIntegerField(null=True, help_text="of the last ask that says it")
    taken = models.PositiveIntegerField(default=0, help_text="hits opened or used")
    wished = models.PositiveIntegerField(default=0, help_text="sent to the editors")
    wished_on = models.DateField(null=True)
    dismissed = models.BooleanField(default=False)
    first_on = models.DateField(default=timezone.localdate)
    last_on = models.DateField(default=timezone.localdate, db_index=True)

    objects = SearchedTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["folded", "language", "type", "public"], name="searched_text_once"
            )
        ]

    def __str__(self) -> str:
        return self.text


class SearchedHit(models.Model):
    """What came of a searched text: a hit that was opened or used."""

    searched = models.ForeignKey(SearchedText, on_delete=models.CASCADE, related_name="hits_taken")
    type = models.CharField(max_length=32)
    object_id = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-count", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["searched", "type", "object_id"], name="searched_hit_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.type}:{self.object_id}"


class VeiledSearch(models.Model):
    """A search that fewer than three people made: a keyed digest of its words, and counts.

    The third person lifts the veil: the text is kept, this row and its askers are deleted.
    """

    KEPT = timedelta(days=30)

    code = models.BigIntegerField(unique=True)
    asked = models.PositiveIntegerField(default=0)
    watched = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    first_on = models.DateField(default=timezone.localdate, db_index=True)

    def __str__(self) -> str:
        return str(self.code)


class VeiledAsker(models.Model):
    """Somebody who made a veiled search: a keyed digest, another one for each search."""

    search = models.ForeignKey(VeiledSearch, on_delete=models.CASCADE, related_name="askers")
    digest = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["search", "digest"], name="veiled_asker_once")
        ]

    def __str__(self) -> str:
        return self.digest
