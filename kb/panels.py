"""What apps above show on the page of an article: the chats behind it, its uses."""

from core.panels import Panel, PanelRow, Panels

ArticlePanel = Panel
article_panels = Panels()

__all__ = ["ArticlePanel", "PanelRow", "article_panels"]
