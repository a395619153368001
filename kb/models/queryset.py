"""The words we use to ask for articles. They chain."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce, Substr

from accounts import roles
from core.vocabulary import Status, Visibility
from kb.models.feedback import Feedback
from kb.models.revision import Revision

UNPUBLISHED = (Status.DRAFT, Status.IN_REVIEW)
# Drafts submitted from a chat, which colleagues may use before an editor has read them.
_NOT_REVIEWED = Q(from_chat=True, status=Status.IN_REVIEW)
# Long columns that no list shows.
_LONG = [
    f"{wording}__{column}"
    for wording in ("newest_revision", "published_revision")
    for column in ("body", "folded")
]
_FOLDED = [name for name in _LONG if name.endswith("folded")]
# What a list says of findings is how many there are.
_FOUND = ("held__findings", "held__broken", "held__ignored")
_ON_HITS = ["pk", "slug", "language", "status", "updated_at"]
_SOURCE = ["translated_from__body", "translated_from__summary", "translated_from__folded"]


class ArticleQuerySet(models.QuerySet[Any]):
    def published(self) -> "ArticleQuerySet":
        return self.filter(status=Status.PUBLISHED)

    def public(self) -> "ArticleQuerySet":
        """What a visitor may read."""
        return self.published().filter(visibility=Visibility.PUBLIC)

    def findable(self) -> "ArticleQuerySet":
        """What search may show to somebody: published, or submitted from a chat."""
        return self.filter(Q(status=Status.PUBLISHED) | _NOT_REVIEWED)

    def visible_to(self, user: roles.AnyUser) -> "ArticleQuerySet":
        """Editors see all, agents what is published, their own drafts and what was submitted
        from a chat, visitors the public.

        Pages, API, search results all begin here, so that a draft can leak from one place only.
        """
        if roles.can_edit(user):
            return self
        if roles.is_colleague(user):
            return self.filter(
                Q(status=Status.PUBLISHED)
                | Q(owner_id=user.pk, status__in=UNPUBLISHED)
                | _NOT_REVIEWED
            )
        return self.public()

    def planned(self) -> "ArticleQuerySet":
        """With a wording that readers get later."""
        return self.filter(plan__refused="")

    def waiting(self) -> "ArticleQuerySet":
        """Published, with a newer wording that is not."""
        return self.published().exclude(published_revision=models.F("newest_revision"))

    def saying(self, folded: str, user: roles.AnyUser) -> "ArticleQuerySet":
        """Articles with this folded text in a wording that the asker may read."""
        published = Q(published_revision__folded__contains=folded)
        newest = Q(newest_revision__folded__contains=folded)
        if roles.can_edit(user):
            return self.filter(published | newest)
        if roles.is_colleague(user):
            return self.filter(published | (newest & (Q(owner_id=user.pk) | _NOT_REVIEWED)))
        return self.filter(published)

    def by_title(self) -> "ArticleQuerySet":
        """Adds `read_title`, the folded title that readers see, to order by."""
        return self.annotate(
            read_title=Coalesce("published_revision__folded_title", "newest_revision__folded_title")
        )

    def to_look_at(self, on: date) -> "ArticleQuerySet":
        """Read by others, and somebody was to look at it again by this day."""
        return self.published().filter(review_due__lte=on)

    def for_listing(self) -> "ArticleQuerySet":
        """Everything a list row shows, in a fixed number of queries."""
        shown = self.select_related(
            "newest_revision", "published_revision", "category", "owner", "held", "plan"
        )
        return shown.defer(*_LONG, *_FOUND)

    def hits(self, longest: int) -> models.QuerySet[Any, dict[str, Any]]:
        """What a row of hits shows, as values: the wording that readers get, of its body so many
        characters. In no order: hits have their own."""
        wording = {
            name: Coalesce(f"published_revision__{name}", f"newest_revision__{name}")
            for name in ("title", "summary", "body")
        }
        wording["body"] = Substr(wording["body"], 1, longest)
        return self.order_by().values(*_ON_HITS, **wording)

    def for_finding(self) -> "ArticleQuerySet":
        """All that can be found of an article, in a fixed number of queries."""
        wordings = self.select_related("published_revision", "newest_revision")
        deferred = wordings.defer(*_FOLDED, "review_comment")
        return deferred.prefetch_related("tags", "attachment_links__attachment")

    def for_reading(self, user: roles.AnyUser) -> "ArticleQuerySet":
        """Whole articles with votes, translations the asker may see, and `outdated`."""
        seen: Any = self.model._default_manager.all()
        translations = seen.visible_to(user).order_by("language").defer("review_comment")
        return (
            self.select_related(
                *("newest_revision", "published_revision", "translated_from"),
                *("category", "owner", "held", "plan"),
            )
            .prefetch_related(
                "tags",
                "attachment_links",
                Prefetch(
                    "translation_group__articles", queryset=translations, to_attr="seen_articles"
                ),
            )
            .defer(*_FOLDED, *_SOURCE, *_FOUND)
            .annotate(
                helpful=_votes(True),
                not_helpful=_votes(False),
            )
            .with_source_standing(user)
        )

    def with_source_standing(self, user: roles.AnyUser) -> "ArticleQuerySet":
        """Adds `outdated`, and `source_newest`, how far the source of a translation has come."""
        return self.annotate(
            outdated=Exists(_later_major_wordings(user)),
            source_newest=F("translated_from__article__newest_revision__number"),
        )

    def with_standing(self, user: roles.AnyUser) -> "ArticleQuerySet":
        """What says how language versions stand to each other."""
        wordings = self.select_related("newest_revision", "published_revision", "translated_from")
        return wordings.defer(*_LONG, *_SOURCE).with_source_standing(user)

    def outdated(self, user: roles.AnyUser) -> "ArticleQuerySet":
        """Translations whose source changed in a way that they have to follow."""
        return self.filter(Exists(_later_major_wordings(user)))


def _votes(helpful: bool) -> Any:
    counted = (
        Feedback.objects.filter(article=OuterRef("pk"), helpful=helpful)
        .order_by()
        .values("article")
        .annotate(count=Count("pk"))
    )
    return Coalesce(models.Subquery(counted.values("count")), 0)


def _later_major_wordings(user: roles.AnyUser) -> Any:
    """Major revisions of the source after the one that a translation was made from.

    Visitors are told of those that they can read: of no hidden source, and of no wording to come.
    """
    later = Revision.objects.filter(
        article=OuterRef("translated_from__article"),
        number__gt=OuterRef("translated_from__number"),
        major=True,
    )
    if roles.is_colleague(user):
        return later
    return later.filter(
        article__status=Status.PUBLISHED,
        article__visibility=Visibility.PUBLIC,
        number__lte=F("article__published_revision__number"),
    )
