from django.db import models

from kb.models.article import Article
from styleguide.held import HeldText, HeldUpTo


class ArticleFindings(HeldText):
    """What the writing guide found in the newest wording of an article."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="held"
    )

    def __str__(self) -> str:
        return f"{len(self.findings)} in {self.pk}"


class ArticlesHeld(HeldUpTo):
    def __str__(self) -> str:
        return self.position
