"""What every app stands on: the change log and tags."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from core.events.models import Change
from core.jobs.models import JobLease
from core.text import fold

__all__ = ["Change", "JobLease", "Tag"]


class TagQuerySet(models.QuerySet["Tag"]):
    def named(self, names: Sequence[str]) -> "list[Tag]":
        """Tags for these names, in their order. Missing ones are made as they are spelled first."""
        wanted = {fold(name): name.strip() for name in reversed(names) if fold(name)}
        found = {tag.folded: tag for tag in self.filter(folded__in=wanted)}
        missing = [
            Tag(name=name, folded=folded) for folded, name in wanted.items() if folded not in found
        ]
        if missing:
            self.bulk_create(missing, ignore_conflicts=True)
            found = {tag.folded: tag for tag in self.filter(folded__in=wanted)}
        return [found[folded] for folded in reversed(wanted)]


class Tag(models.Model):
    """A word that groups replies and articles. Case and Nordic spelling do not make another."""

    name = models.CharField(max_length=60)
    folded = models.CharField(max_length=120, unique=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["folded", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        super().save(**kwargs)
