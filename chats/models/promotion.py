from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chats.models.chat import Chat
from kb.models import Article
from responses.models import Reply


class Target(models.TextChoices):
    ARTICLE = "article", _("A new article")
    LINK = "link", _("A link to an article")
    REVISION = "revision", _("More text in an article")
    REPLY = "reply", _("A new reply")


class Promotion(models.Model):
    """What was made of a chat: at most one article or link to one, and one reply.

    `kept` says which kinds of personal data somebody left in and why, never what it was.
    """

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="promotions")
    target = models.CharField(max_length=8, choices=Target)
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, blank=True, related_name="promotions"
    )
    reply = models.ForeignKey(
        Reply, on_delete=models.CASCADE, null=True, blank=True, related_name="promotions"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    # Why an article was made although one answered the question already.
    reason = models.TextField(blank=True)
    kept = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["chat"],
                condition=Q(article__isnull=False),
                name="chats_promotion_one_article_per_chat",
            ),
            models.UniqueConstraint(
                fields=["chat"],
                condition=Q(reply__isnull=False),
                name="chats_promotion_one_reply_per_chat",
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=False, reply__isnull=True)
                | Q(article__isnull=True, reply__isnull=False),
                name="chats_promotion_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target} of chat {self.chat_id}"
