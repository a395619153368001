"""What lists of articles and categories can be narrowed by: the same on pages and in the API."""

from typing import Any

import django_filters
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from core.filters import (
    AnyId,
    AnyLanguage,
    AnyLinked,
    AnyOf,
    AnyText,
    FoldedFilter,
    Moment,
    Ordering,
)
from core.text import fold
from core.vocabulary import Status, Visibility
from kb.models import Article, Category


class _ArticleOrdering(Ordering):
    def filter(self, queryset: Any, value: Any) -> Any:
        if {"title", "-title"} & set(value or ()):
            queryset = queryset.by_title()
        return super().filter(queryset, value)


class _AnyTag(AnyText):
    def filter(self, queryset: Any, value: Any) -> Any:
        if not value:
            return queryset
        tagged = Article.objects.filter(tags__folded__in=[fold(name) for name in value])
        return queryset.filter(pk__in=tagged.order_by().values("pk"))


class ArticleState(models.TextChoices):
    """What an article waits for."""

    OVERDUE = "overdue", _("Review due")
    PLANNED = "planned", _("Publication at a time")
    WAITING = "waiting", _("Newer wording waits")
    OUTDATED = "outdated", _("Translation outdated")


class ArticleFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="with_words", label=_("Words in the text"))
    id = AnyId(field_name="pk", label=_("Id"))
    slug = AnyText(label=_("Slug"))
    language = AnyLanguage(label=_("Language"))
    category = AnyId(field_name="category_id", label=_("Category"))
    status = AnyOf(choices=Status.choices, label=_("Status"))
    visibility = AnyOf(choices=Visibility.choices, label=_("Who reads it"))
    tag = _AnyTag(label=_("Tag"))
    tags = _AnyTag(label=_("Tags"))
    owner = AnyId(method="owned_by", label=_("Owner"))
    source = AnyText(label=_("Source"))
    external_id = AnyText(label=_("External id"))
    updated_after = Moment(
        field_name="updated_at", lookup_expr="gte", label=_("Updated at or after")
    )
    updated_before = Moment(field_name="updated_at", lookup_expr="lt", label=_("Updated before"))
    attachments = AnyLinked("attachment_links", "attachment", label=_("Files"))
    review_due = django_filters.DateFilter(label=_("Review due"))
    review_due_after = django_filters.DateFilter(
        field_name="review_due", lookup_expr="gte", label=_("Review due on or after")
    )
    review_due_before = django_filters.DateFilter(
        field_name="review_due", lookup_expr="lt", label=_("Review due before")
    )
    state = django_filters.ChoiceFilter(
        choices=ArticleState.choices, method="waiting_for", label=_("Waits for")
    )
    ordering = _ArticleOrdering(
        fields=[
            ("updated_at", "updated_at"),
            ("created_at", "created_at"),
            ("published_at", "published_at"),
            ("review_due", "review_due"),
            ("read_title", "title"),
            ("id", "id"),
        ],
        label=_("Order"),
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def with_words(self, queryset: Any, name: str, value: str) -> Any:
        """Every word is somewhere in a wording that the asker may read."""
        for word in fold(value).split():
            queryset = queryset.saying(word, self.request.user)
        return queryset

    def waiting_for(self, queryset: Any, name: str, value: str) -> Any:
        """Visitors are not told what is to come."""
        user = self.request.user
        if not roles.is_colleague(user):
            return queryset.none()
        if value == ArticleState.OVERDUE:
            return queryset.to_look_at(timezone.localdate())
        if value == ArticleState.PLANNED:
            return queryset.planned()
        return queryset.waiting() if value == ArticleState.WAITING else queryset.outdated(user)

    def owned_by(self, queryset: Any, name: str, value: list[int]) -> Any:
        """Visitors are not told who owns what."""
        if not value:
            return queryset
        if not roles.is_colleague(self.request.user):
            return queryset.none()
        return queryset.filter(owner_id__in=value)


class CategoryFilter(django_filters.FilterSet):
    q = FoldedFilter("folded", label=_("Words of the name"))
    id = AnyId(field_name="pk", label=_("Id"))
    name = AnyText(field_name="folded", change=fold, label=_("Name"))
    slug = AnyText(label=_("Slug"))
    language = AnyLanguage(label=_("Language"))
    parent = AnyId(field_name="parent_id", label=_("Parent"))
    ordering = Ordering(
        fields=[("position", "position"), ("folded", "name"), ("id", "id")], label=_("Order")
    )

    class Meta:
        model = Category
        fields: list[str] = []
