from chats.models.chat import Chat, ChatStatus
from chats.models.message import Author, Message
from chats.models.promotion import Promotion, Target
from chats.models.queryset import ChatQuerySet

__all__ = ["Author", "Chat", "ChatQuerySet", "ChatStatus", "Message", "Promotion", "Target"]
