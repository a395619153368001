"""Concepts of customer service and the words for them: what search takes for the same."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts import roles
from core.vocabulary import content_languages

LONGEST_WORD = 60
LONGEST_FOLDED = 180


class SynonymQuerySet(models.QuerySet["Synonym"]):
    def visible_to(self, user: roles.AnyUser) -> "SynonymQuerySet":
        """Colleagues read all of them."""
        return self.listed() if roles.is_colleague(user) else self.none()

    def listed(self) -> "SynonymQuerySet":
        return self.filter(removed=False)

    def taken_out(self) -> "SynonymQuerySet":
        """What ships with Replybook and an editor removed: it can be brought back."""
        return self.filter(removed=True)

    def for_listing(self) -> "SynonymQuerySet":
        """With the words, in two queries."""
        return self.prefetch_related("word_rows")

    def saying(self, folded: str) -> "SynonymQuerySet":
        """Concepts with this in one of their words."""
        found = SynonymWord.objects.filter(folded__contains=folded)
        return self.filter(pk__in=found.values("synonym"))

    def spoken_in(self, languages: list[str]) -> "SynonymQuerySet":
        found = SynonymWord.objects.filter(language__in=languages)
        return self.filter(pk__in=found.values("synonym"))

    def by_word(self, language: str) -> "SynonymQuerySet":
        """In the order of their first words in this language; those without one come last."""
        first = SynonymWord.objects.filter(synonym=models.OuterRef("pk"), language=language)
        word = models.Subquery(first.order_by("pk").values("folded")[:1])
        return self.alias(first_word=word).order_by(models.F("first_word").asc(nulls_last=True))


class Synonym(models.Model):
    """A concept: `adgangskode`, `passord`, `lösenord` and `password` are one.

    One that ships keeps its key in `shipped`. Removed, it stays as a row without words, so that
    an upgrade does not bring it back; `edited` keeps upgrades from what an editor wrote.
    """

    shipped = models.CharField(max_length=60, blank=True)
    edited = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = SynonymQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["shipped"],
                condition=~models.Q(shipped=""),
                name="search_synonym_shipped_once",
            )
        ]

    def __str__(self) -> str:
        return ", ".join(dict.fromkeys(words[0] for words in self.words.values()))

    @property
    def words(self) -> dict[str, list[str]]:
        """Language → words, in the order of the languages and as they were written."""
        found: dict[str, list[str]] = {language: [] for language in content_languages()}
        for row in self.word_rows.all():
            found.setdefault(row.language, []).append(row.text)
        return {language: words for language, words in found.items() if words}


class SynonymWord(models.Model):
    """A word, or a few, for a concept in one language. It means one concept there, not two."""

    synonym = models.ForeignKey(Synonym, on_delete=models.CASCADE, related_name="word_rows")
    language = models.CharField(max_length=12)
    text = models.CharField(max_length=LONGEST_WORD)
    folded = models.CharField(max_length=LONGEST_FOLDED)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "folded"], name="search_synonymword_means_one"
            )
        ]

    def __str__(self) -> str:
        return self.text
