from django.db import models
from django.urls import reverse

from accounts import roles
from core.flags import Flag, FlagStatus
from kb.models.article import Article


class ArticleFlagQuerySet(models.QuerySet["ArticleFlag"]):
    def open(self) -> "ArticleFlagQuerySet":
        return self.filter(status=FlagStatus.OPEN)

    def visible_to(self, user: roles.AnyUser) -> "ArticleFlagQuerySet":
        """Editors see all, colleagues those on texts of their own."""
        if roles.can_edit(user):
            return self
        return self.filter(article__owner=user.pk) if roles.is_colleague(user) else self.none()


class ArticleFlag(Flag):
    """A colleague reported an article."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="flags")

    objects = ArticleFlagQuerySet.as_manager()

    class Meta(Flag.Meta):
        pass

    @property
    def accept_url(self) -> str:
        return reverse("kb:flag_accept", args=[self.pk])

    @property
    def dismiss_url(self) -> str:
        return reverse("kb:flag_dismiss", args=[self.pk])

    @property
    def heard_url(self) -> str:
        return reverse("kb:flag_heard", args=[self.pk])
