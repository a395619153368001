"""What apps above show on the page of a reply: the chats behind it, ratings."""

from core.panels import Panel, PanelRow, Panels

ReplyPanel = Panel
reply_panels = Panels()

__all__ = ["PanelRow", "ReplyPanel", "reply_panels"]
