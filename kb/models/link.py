from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts import roles
from core.vocabulary import Status, Visibility
from kb.models.article import Article
from kb.models.queryset import UNPUBLISHED

ADDRESS_LENGTH = 500


class LinkFault(models.TextChoices):
    """Why a link leads its readers nowhere."""

    REMOVED = "removed"
    ARCHIVED = "archived"
    UNPUBLISHED = "unpublished"
    INTERNAL = "internal"
    ANCHOR = "anchor"
    REPLY = "reply"


class ArticleLinkQuerySet(models.QuerySet["ArticleLink"]):
    def read(self) -> "ArticleLinkQuerySet":
        """Those that readers meet."""
        return self.filter(in_published=True, article__status=Status.PUBLISHED)

    def visible_to(self, user: roles.AnyUser) -> "ArticleLinkQuerySet":
        """Those in a wording that this user may read."""
        seen = self.filter(article__in=Article.objects.visible_to(user).order_by().values("pk"))
        if roles.can_edit(user):
            return seen
        return seen.filter(Q(in_published=True) | Q(article__status__in=UNPUBLISHED))

    def broken(self) -> "ArticleLinkQuerySet":
        """Those that lead whom the article is for nowhere, with `fault` and `since`.

        Judged when asked: a target that is archived, hidden or brought back shows at once.
        """
        faults = Case(
            *(When(condition, then=Value(fault)) for fault, condition in _faults()),
            default=Value(""),
            output_field=models.CharField(),
        )
        since = Coalesce("target__updated_at", "at")
        return self.annotate(fault=faults, since=since).exclude(fault="")


class ArticleLink(models.Model):
    """A link of an article to an article or a reply, kept with each saved wording.

    `target` is null for a reply, for what was removed and for what never was.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="links")
    # As it was typed.
    address = models.CharField(max_length=ADDRESS_LENGTH)
    target = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, related_name="linked_from"
    )
    # Of a reply: its short code, folded.
    code = models.CharField(max_length=120, blank=True)
    anchor = models.CharField(max_length=ADDRESS_LENGTH, blank=True)
    # The target has no such heading.
    anchor_is_gone = models.BooleanField(default=False)
    in_published = models.BooleanField()
    in_newest = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    objects = ArticleLinkQuerySet.as_manager()

    # Filled by `broken`.
    fault: str
    since: Any

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "address"], name="kb_articlelink_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.address}"


_known_replies: list[Callable[[], Any]] = []


def know_replies(usable: Callable[[], Any]) -> None:
    """For the app of replies: `usable` answers a condition on links, true where colleagues have
    the reply of its `code`."""
    _known_replies[:] = [usable]


def _faults() -> list[tuple[str, Any]]:
    """In the order in which they are said."""
    is_script = ~Q(code="")
    is_public = Q(article__visibility=Visibility.PUBLIC)
    hidden = is_public & Q(target__visibility=Visibility.INTERNAL) & ~_version(public=True)
    gone = ~_version(public=False) | (is_public & ~_version(public=True))
    usable = _known_replies[0]() if _known_replies else Q(pk__isnull=False)
    return [
        (LinkFault.REPLY, is_script & (is_public | ~usable)),
        (LinkFault.REMOVED, Q(target__isnull=True, code="")),
        (LinkFault.ARCHIVED, Q(target__status=Status.ARCHIVED) & gone),
        (LinkFault.UNPUBLISHED, Q(target__status__in=UNPUBLISHED) & ~_is_own() & gone),
        (LinkFault.INTERNAL, hidden & ~_is_own()),
        (LinkFault.ANCHOR, Q(anchor_is_gone=True)),
    ]


def _is_own() -> Any:
    """A link inside its own article leads as far as that."""
    return Q(target=models.F("article"))


def _version(*, public: bool) -> Any:
    """The target in the language of the article, which its readers are led to instead."""
    open_ones = Article.objects.public() if public else Article.objects.published()
    return Exists(
        open_ones.filter(
            translation_group=OuterRef("target__translation_group"),
            language=OuterRef("article__language"),
        ).order_by()
    )
