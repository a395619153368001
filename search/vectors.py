"""Tables of the PostgreSQL engine. On other databases they do not exist."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connections, models


class OnPostgresAlone:
    """Keeps these tables out of every other database, and of what is said about it."""

    def allow_migrate(self, db: str, app_label: str, model_name: str = "", **hints: Any) -> Any:
        if app_label == "search" and model_name in TABLES:
            return connections[db].vendor == "postgresql"
        return None


class SearchVector(models.Model):
    """The words of a `search_document`: written and deleted with it.

    `words` picks candidates: keys, `t:` keys of the title, `p:` pieces of it, `a:` `b:` `c:` keys
    that it is about most. `packed` says how
    often each word stands where (`search/engines/packing.py`). `terms` is what the lexicon counts.
    """

    document_id = models.BigIntegerField(primary_key=True)
    labels = ArrayField(models.TextField())
    facets = ArrayField(models.TextField())
    is_open = models.BooleanField()
    is_public = models.BooleanField()
    shortcut = models.TextField(blank=True)
    words = SearchVectorField()
    terms = models.TextField(blank=True)
    packed = models.BinaryField()
    checksum = models.CharField(max_length=32)
    analysis = models.IntegerField()

    class Meta:
        db_table = "search_vector"
        indexes = [
            GinIndex(fields=["words"], fastupdate=False, name="search_vector_words"),
            GinIndex(fields=["labels"], fastupdate=False, name="search_vector_labels"),
            GinIndex(fields=["facets"], fastupdate=False, name="search_vector_facets"),
            models.Index(
                fields=["shortcut"],
                opclasses=["text_pattern_ops"],
                condition=~models.Q(shortcut=""),
                name="search_vector_shortcut",
            ),
        ]

    def __str__(self) -> str:
        return str(self.document_id)


class LexiconBase(models.Model):
    """All words with their numbers of documents, as of the last time they were put together.

    One row. `origin` is new whenever the table is begun anew, `epoch` grows with every putting
    together. `complete`: every `search_document` has its vector, of this analysis.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    origin = models.UUIDField()
    epoch = models.IntegerField()
    analysis = models.IntegerField()
    complete = models.BooleanField()
    terms = models.TextField(blank=True)
    counts = models.BinaryField()

    class Meta:
        db_table = "search_lexicon"

    def __str__(self) -> str:
        return f"{self.origin} {self.epoch}"


class LexiconChange(models.Model):
    """By how much some numbers differ since. Rows are only ever added, so nobody waits for anybody.

    `folded`: the epoch of the base that has them in it.
    """

    transaction_id = models.BigIntegerField(db_index=True)
    terms = models.TextField()
    counts = models.BinaryField()
    folded = models.IntegerField(null=True)

    class Meta:
        db_table = "search_lexicon_change"

    def __str__(self) -> str:
        return str(self.pk)


TABLES = frozenset({"searchvector", "lexiconbase", "lexiconchange"})
