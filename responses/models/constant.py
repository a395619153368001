from django.db import models

from accounts import roles


class ConstantQuerySet(models.QuerySet["Constant"]):
    def visible_to(self, user: roles.AnyUser) -> "ConstantQuerySet":
        """Colleagues read all of them."""
        return self.all() if roles.is_colleague(user) else self.none()

    def for_listing(self) -> "ConstantQuerySet":
        return self.prefetch_related("value_rows")


class Constant(models.Model):
    """A fact that replies name instead of repeating: `{{constant.return_days}}`."""

    key = models.CharField(max_length=60, unique=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ConstantQuerySet.as_manager()

    class Meta:
        ordering = ["key", "id"]

    def __str__(self) -> str:
        return self.key

    @property
    def values(self) -> dict[str, str]:
        """Language → text, "*" for all languages first."""
        return {row.language: row.text for row in self.value_rows.all()}


class ConstantValue(models.Model):
    """What a constant says in one language; "*" in every language that has no row."""

    constant = models.ForeignKey(Constant, on_delete=models.CASCADE, related_name="value_rows")
    language = models.CharField(max_length=12)
    text = models.CharField(max_length=1000)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["constant", "language"], name="responses_constantvalue_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.constant_id} {self.language}"


class CustomFieldQuerySet(models.QuerySet["CustomField"]):
    def visible_to(self, user: roles.AnyUser) -> "CustomFieldQuerySet":
        """Colleagues read all of them."""
        return self.all() if roles.is_colleague(user) else self.none()


class CustomField(models.Model):
    """A value that the chat tool of this company may send: `{{custom.membership}}`."""

    key = models.CharField(max_length=60, unique=True)
    label = models.CharField(max_length=120)

    objects = CustomFieldQuerySet.as_manager()

    class Meta:
        ordering = ["label", "id"]

    def __str__(self) -> str:
        return self.label
