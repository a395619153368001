"""What the database itself knows of everything that can be found."""

from collections.abc import Collection, Iterable

from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.text import fold


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    def labelled(self, labels: Collection[str]) -> "SearchDocumentQuerySet":
        """Documents that share a label with these. No labels: no documents."""
        named = SearchLabel.objects.filter(label__in=labels).values("document")
        return self.filter(pk__in=named) if labels else self.none()

    def with_facets(
        self, facets: Iterable[Collection[tuple[str, str]]]
    ) -> "SearchDocumentQuerySet":
        """Documents that have one value of each set."""
        found = self
        for values in facets:
            wanted = Q(pk__in=[])
            for name, value in values:
                wanted |= Q(facet_lines__contains=f"\n{name}:{fold(value)}\t")
            found = found.filter(wanted)
        return found

    def containing(self, keys: Iterable[str]) -> "SearchDocumentQuerySet":
        """Documents with one of these keys among their first words."""
        wanted = Q(pk__in=[])
        for key in keys:
            wanted |= Q(keys__contains=f" {key} ")
        return self.filter(wanted)

    def keyed(self, keys: Iterable[str]) -> "SearchDocumentQuerySet":
        """Documents with these keys, such as "reply:12"."""
        ids: dict[str, list[int]] = {}
        for key in keys:
            type, _, id = key.rpartition(":")
            ids.setdefault(type, []).append(int(id))
        wanted = Q(pk__in=[])
        for type, of_type in ids.items():
            wanted |= Q(type=type, object_id__in=of_type)
        return self.filter(wanted)


class SearchDocument(models.Model):
    """A findable thing in short, written in the transaction that changed it.

    It orders the hits, stands in for the engine, and finds what the index has yet to take in.
    Keys stand between spaces, facets in lines `name:folded value, tab, value`, so that both
    databases can look for one with LIKE.
    """

    type = models.CharField(max_length=32)
    object_id = models.BigIntegerField()
    language = models.CharField(max_length=12)
    group = models.CharField(max_length=64, blank=True)
    shortcut = models.CharField(max_length=64, blank=True)
    title_keys = models.TextField(blank=True)
    keys = models.TextField(blank=True, help_text="of title, shortcut and the first of the body")
    words = models.TextField(blank=True, help_text="as written, one for each of the keys")
    facet_lines = models.TextField(blank=True)
    length = models.IntegerField(default=0)
    checksum = models.CharField(max_length=32)
    analysis = models.IntegerField()
    updated_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["type", "object_id"], name="search_document_once")
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        return f"{self.type}:{self.object_id}"


class SearchLabel(models.Model):
    """One label of a document: a table of its own, for both databases to narrow by."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="labels")
    label = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["label", "document"], name="search_label_once")
        ]

    def __str__(self) -> str:
        return self.label


from search.asked import SearchedHit, SearchedText, VeiledAsker, VeiledSearch  # noqa: E402, F401 (Django looks for models here)
from search.concepts import Synonym, SynonymWord  # noqa: E402, F401 (Django looks for models here)
from search.vectors import LexiconBase, LexiconChange, SearchVector  # noqa: E402, F401 (Django looks for models here)
