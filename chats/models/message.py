from django.db import models
from django.utils.translation import gettext_lazy as _

from chats.models.chat import Chat
from responses.models import Reply


class Author(models.TextChoices):
    CUSTOMER = "customer", _("Customer")
    AGENT = "agent", _("Colleague")
    BOT = "bot", _("Bot")
    NOTE = "note", _("Note to colleagues")


class Message(models.Model):
    """One line of a chat, as it was written."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    author = models.CharField(max_length=8, choices=Author)
    name = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    reply = models.ForeignKey(Reply, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["chat", "number"], name="chats_message_number_once"),
            models.CheckConstraint(
                condition=models.Q(author__in=Author.values), name="chats_message_author_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.author}"
