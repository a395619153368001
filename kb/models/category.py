from typing import Any

from django.db import models
from django.db.models import Q

from accounts import roles


class CategoryQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: roles.AnyUser) -> "CategoryQuerySet":
        """Colleagues see all; visitors those that lead to an article they may read."""
        if roles.is_colleague(user):
            return self
        return self.filter(pk__in=ids_with_public_articles())


class Category(models.Model):
    """A shelf for articles, in one language. Shelves stand inside shelves."""

    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=240, editable=False)
    slug = models.SlugField(max_length=100, unique=True, editable=False)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="children", null=True, blank=True
    )
    language = models.CharField(max_length=12)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "folded", "id"]
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "language", "folded"],
                condition=Q(parent__isnull=False),
                name="kb_category_name_per_parent",
            ),
            # A unique constraint of its own: to a database one NULL differs from the next.
            models.UniqueConstraint(
                fields=["language", "folded"],
                condition=Q(parent__isnull=True),
                name="kb_category_name_at_the_top",
            ),
        ]

    def __str__(self) -> str:
        return self.name


def ids_with_public_articles(*languages: str) -> set[int]:
    """Categories holding an article that everyone may read, and what they stand in.

    Naming languages counts articles in those alone.
    """
    from kb.models.article import Article  # each of the two tables asks the other

    public = Article.objects.public().filter(category__isnull=False)
    if languages:
        public = public.filter(language__in=languages)
    found = set(public.order_by().values_list("category_id", flat=True).distinct())
    parents = dict(
        Category.objects.filter(parent__isnull=False).values_list("pk", "parent_id").order_by()
    )
    reached: set[int] = set()
    for each in found:
        while each is not None and each not in reached:
            reached.add(each)
            each = parents.get(each)
    return reached
