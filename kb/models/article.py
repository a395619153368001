from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts import roles
from core.models import Tag
from core.vocabulary import Status, Visibility
from kb.models.category import Category
from kb.models.queryset import UNPUBLISHED, ArticleQuerySet
from kb.models.revision import Revision

__all__ = ["Article", "ArticleQuerySet", "TranslationGroup"]


class TranslationGroup(models.Model):
    """What language versions of one text have in common."""

    def __str__(self) -> str:
        return str(self.pk)


class Article(models.Model):
    """Something we know. Its wordings are revisions; readers see the published one."""

    slug = models.SlugField(max_length=100, unique=True, editable=False)
    language = models.CharField(max_length=12)
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="articles", null=True, blank=True
    )
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.INTERNAL)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="articles",
        null=True,
        blank=True,
    )
    tags = models.ManyToManyField(Tag, related_name="articles", blank=True)
    review_due = models.DateField(null=True, blank=True)
    # Who last said that it is still right, and when.
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True
    )
    translation_group = models.ForeignKey(
        TranslationGroup, on_delete=models.PROTECT, related_name="articles", null=True
    )
    # The wording of another language that this one was made from, or last brought in line with.
    translated_from = models.ForeignKey(
        Revision, on_delete=models.SET_NULL, related_name="translations", null=True
    )
    # Where it came from, for imports: the same row is known again by these and its language.
    source = models.CharField(max_length=200, blank=True)
    external_id = models.CharField(max_length=300, blank=True)
    # Made of a chat: agents may read it, marked, while it waits for review.
    from_chat = models.BooleanField(default=False)
    # The two pointers do nothing on delete: revisions go with their article or not at all.
    newest_revision = models.ForeignKey(
        Revision, on_delete=models.DO_NOTHING, related_name="+", null=True
    )
    published_revision = models.ForeignKey(
        Revision, on_delete=models.DO_NOTHING, related_name="+", null=True
    )
    # When readers last got a new wording; kept in the archive, so null means "never published".
    published_at = models.DateTimeField(null=True)
    # What the reviewer said when sending a draft back.
    review_comment = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)

    objects = ArticleQuerySet.as_manager()

    # Filled by `for_reading`.
    helpful: int
    not_helpful: int
    outdated: bool
    source_newest: int | None

    class Meta:
        ordering = ["-updated_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="kb_article_status_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="kb_article_visibility_known"
            ),
            models.CheckConstraint(
                condition=Q(status=Status.PUBLISHED, published_revision__isnull=False)
                | (~Q(status=Status.PUBLISHED) & Q(published_revision__isnull=True)),
                name="kb_article_published_has_a_wording",
            ),
            models.UniqueConstraint(
                fields=["source", "external_id", "language"],
                condition=~Q(external_id=""),
                name="kb_article_once_per_source",
            ),
            models.UniqueConstraint(
                fields=["translation_group", "language"],
                condition=Q(translation_group__isnull=False),
                name="kb_article_once_per_language",
            ),
        ]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="kb_article_updated"),
            # Status last: nearly all articles share one, and SQLite, which does not know that,
            # would look up all of them in place of the two hundred it was asked about.
            models.Index(
                fields=["visibility", "language", "category", "status"], name="kb_article_shown_to"
            ),
        ]

    def __str__(self) -> str:
        return self.wording.title

    def get_absolute_url(self) -> str:
        return reverse("kb:article", args=[self.pk])

    # --- Wordings -------------------------------------------------------------------------------

    @property
    def wording(self) -> Revision:
        """What readers get: the published revision; of an unpublished article the newest."""
        revision = self.published_revision or self.newest_revision
        assert revision is not None, "an article has had a revision since its first transaction"
        return revision

    @property
    def newest(self) -> Revision:
        """What the next change starts from."""
        assert self.newest_revision is not None
        return self.newest_revision

    @property
    def waits(self) -> bool:
        """Published, while a newer wording is not."""
        return (
            self.published_revision_id is not None
            and self.published_revision_id != self.newest_revision_id
        )

    @property
    def publish_at(self) -> datetime | None:
        """When readers get another wording; None: nothing is planned."""
        plan = getattr(self, "plan", None)
        return plan.at if plan is not None and not plan.refused else None

    @property
    def is_not_reviewed(self) -> bool:
        """Made of a chat and submitted: colleagues read it before an editor did."""
        return self.from_chat and self.status == Status.IN_REVIEW

    @property
    def was_published(self) -> bool:
        return self.published_at is not None

    # --- Who may ----------------------------------------------------------------------------------

    def is_changeable_by(self, user: roles.AnyUser) -> bool:
        """Editors always; colleagues their own until it is published."""
        if roles.can_edit(user):
            return True
        own = roles.is_colleague(user) and self.owner_id == user.pk
        return own and self.status in UNPUBLISHED and not self.was_published

    def is_removable_by(self, user: roles.AnyUser) -> bool:
        """One's own draft that nobody ever read; anything else is archived."""
        own = roles.is_colleague(user) and self.owner_id == user.pk
        return own and self.status in UNPUBLISHED and not self.was_published

    def shows_history_to(self, user: roles.AnyUser) -> bool:
        """Editors and the author; with it comes reading a wording that still waits."""
        return roles.can_edit(user) or (roles.is_colleague(user) and self.owner_id == user.pk)

    def findings_for(self, user: roles.AnyUser) -> Any:
        """What the writing guide found in the newest wording, for those who may read that."""
        reads = self.shows_history_to(user) or (roles.is_colleague(user) and not self.waits)
        return getattr(self, "held", None) if reads else None

    @property
    def attachment_ids(self) -> list[int]:
        """Files in their order."""
        return [link.attachment_id for link in self.attachment_links.all()]

    @property
    def files(self) -> Any:
        """The same as links with the name and size of each."""
        return self.attachment_links.select_related("attachment__blob")

    # --- Around it --------------------------------------------------------------------------------

    @property
    def others(self) -> "Sequence[Article]":
        """The other language versions that the asker of `for_reading` may see."""
        if self.translation_group is None:
            return []
        seen: list[Article] = getattr(self.translation_group, "seen_articles", [])
        return [each for each in seen if each.pk != self.pk]

    @property
    def is_public(self) -> bool:
        return self.status == Status.PUBLISHED and self.visibility == Visibility.PUBLIC

    @property
    def public_url(self) -> str | None:
        """Its address in the help centre; None while visitors may not read it."""
        if not self.is_public:
            return None
        return reverse("kb:help_article", args=[self.language, self.slug])
