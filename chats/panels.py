"""Links back: from an article or a reply to the chats it came from that the reader may see."""

from typing import Any

from django.utils.translation import gettext as _

from chats.models import Chat
from core.panels import Panel, PanelRow

SHOWN = 10


def behind_article(article: Any, user: Any) -> Panel | None:
    return _panel(Chat.objects.visible_to(user).filter(promotions__article=article))


def behind_reply(reply: Any, user: Any) -> Panel | None:
    return _panel(Chat.objects.visible_to(user).filter(promotions__reply=reply))


def _panel(chats: Any) -> Panel:
    rows = [
        PanelRow(chat.subject or str(chat), chat.get_absolute_url(), chat.updated_at)
        for chat in chats.defer("folded")[:SHOWN]
    ]
    return Panel(_("From a chat"), rows)
