from django.db import models

from core.text import fold


class Team(models.Model):
    """Colleagues who share replies and chats."""

    name = models.CharField(max_length=80)
    folded = models.CharField(max_length=160, unique=True)

    class Meta:
        ordering = ["folded", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs):
        self.folded = fold(self.name)
        super().save(**kwargs)
