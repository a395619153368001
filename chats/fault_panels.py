"""On an article or a reply: the product faults that it mentions."""

from typing import Any

from django.utils.translation import gettext as _

from chats.models import Fault, FaultMention
from core.panels import Panel, PanelRow

SHOWN = 10


def of_article(article: Any, user: Any) -> Panel | None:
    return _panel(FaultMention.objects.filter(article=article), user)


def of_reply(reply: Any, user: Any) -> Panel | None:
    return _panel(FaultMention.objects.filter(reply=reply), user)


def _panel(mentions: Any, user: Any) -> Panel:
    named = mentions.standing().values("fault")
    faults = Fault.objects.visible_to(user).filter(pk__in=named)[:SHOWN]
    rows = [
        PanelRow(
            f"{fault}: {fault.get_status_display()}", fault.get_absolute_url(), fault.updated_at
        )
        for fault in faults
    ]
    return Panel(_("Product faults"), rows)
