from django.db import models

from attachments.models import AttachmentLink
from kb.models.article import Article


class ArticleAttachment(AttachmentLink):
    """A file comes with an article, whatever its wording."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="attachment_links")

    class Meta(AttachmentLink.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["article", "attachment"], name="kb_articleattachment_once"
            ),
            models.UniqueConstraint(
                fields=["article", "position"], name="kb_articleattachment_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.attachment_id}"

    @property
    def referrer(self) -> Article:
        return self.article

    @property
    def referrer_id(self) -> int:
        return self.article_id
