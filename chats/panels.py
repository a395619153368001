"""Links back: from an article or a reply to the chats it came from and to those it was used in.
Only to chats that the reader may see.
"""

from typing import Any

from django.db.models import Avg, Count, Exists, OuterRef, Q
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chats.models import Candidate, Chat, Target
from chats.services.candidates import as_seen_by
from core.panels import Panel, PanelRow
from responses.beside_articles import about
from responses.models import Use

SHOWN = 10
LATEST = 5
# A mean of fewer says nothing.
FEWEST_RATED = 3


def behind_article(article: Any, user: Any) -> Panel | None:
    return _panel(Chat.objects.visible_to(user).filter(promotions__article=article))


def behind_reply(reply: Any, user: Any) -> Panel | None:
    return _panel(Chat.objects.visible_to(user).filter(promotions__reply=reply))


def used_in(reply: Any, user: Any) -> Panel | None:
    """The latest chats it was used in, and how customers rated all of them."""
    return _used(Chat.objects.visible_to(user).filter(_with_use_of([reply.pk])))


def article_used_in(article: Any, user: Any) -> Panel | None:
    """The same of an article: linked to, or what a reply about it was sent in."""
    replies = about(article, user).order_by().values("pk")
    linked = Q(promotions__article=article, promotions__target=Target.LINK)
    chats = Chat.objects.visible_to(user).filter(_with_use_of(replies) | linked)
    return _used(chats.distinct())


def _with_use_of(replies: Any) -> Any:
    uses = Use.objects.filter(
        reply__in=replies, chat_source=OuterRef("source"), chat_external_id=OuterRef("external_id")
    )
    return Exists(uses.order_by())


def _used(chats: Any) -> Panel:
    rows = [
        PanelRow(chat.subject or str(chat), chat.get_absolute_url(), chat.closed_at)
        for chat in chats.defer("folded").order_by("-closed_at", "-pk")[:LATEST]
    ]
    return Panel(_("Used in chats"), rows, _rated(chats) if rows else "")


def typed_as(reply: Any, user: Any) -> Panel | None:
    """What agents typed again and again that it was made of, or that it covers."""
    found = Candidate.objects.visible_to(user).filter(reply=reply).order_by("-count", "pk")
    rows = [
        PanelRow(each.text, each.get_absolute_url(), each.decided_at)
        for each in as_seen_by(list(found[:SHOWN]), user)
    ]
    return Panel(_("Typed often"), rows)


def _rated(chats: Any) -> str:
    found = chats.aggregate(mean=Avg("rating"), count=Count("rating"))
    if found["count"] < FEWEST_RATED:
        return ""
    words = {"mean": number_format(round(found["mean"], 1), 1), "count": found["count"]}
    said = ngettext(
        "Rated %(mean)s of 3 by one customer",
        "Rated %(mean)s of 3 by %(count)s customers",
        found["count"],
    )
    return said % words


def _panel(chats: Any) -> Panel:
    rows = [
        PanelRow(chat.subject or str(chat), chat.get_absolute_url(), chat.updated_at)
        for chat in chats.defer("folded")[:SHOWN]
    ]
    return Panel(_("From a chat"), rows)
