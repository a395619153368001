from django.db import models

from kb.models import Article
from responses.models.reply import Reply


class ArticleSummary(models.Model):
    """A reply that says the summary of an article, with the link to it.

    `said`: the text that the article gave when the two were last brought in line.
    """

    reply = models.OneToOneField(
        Reply, on_delete=models.CASCADE, primary_key=True, related_name="summary_of"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="summaries")
    said = models.TextField()

    def __str__(self) -> str:
        return f"{self.reply_id} of {self.article_id}"
