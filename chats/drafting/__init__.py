"""A draft out of a chat: an article's title, summary and text, by rules alone. Pure.

Takes lines in which personal details are replaced already.
"""

from chats.drafting.draft import Draft, draft, headings
from chats.drafting.solutions import AGENT, CUSTOMER, Line

__all__ = ["AGENT", "CUSTOMER", "Draft", "Line", "draft", "headings"]
