"""What replies have to do with an article: which lead to it, and how much they are used."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.panels import Panel, PanelRow, PanelStep
from core.vocabulary import Status
from responses.models import Reply, ReplyQuerySet
from responses.services.usage import Usage, usage_of_all

SHOWN = 10


def about(article: Any, user: Any) -> ReplyQuerySet:
    """Replies that the user sees and that lead to the article or sum it up."""
    mentioned = Q(body__contains=f"{{{{article:{article.slug}}}}}")
    leading = Q(article=article) | Q(summary_of__article=article) | mentioned
    return Reply.objects.visible_to(user).not_archived().filter(leading)


def replies_of(article: Any, user: Any) -> Panel | None:
    """Those, and how much they are used."""
    found = about(article, user).order_by("-use_count", "pk")
    rows = [
        PanelRow(reply.title, reply.get_absolute_url())
        for reply in found.defer("folded", "body")[:SHOWN]
    ]
    used = said(usage_of_all(found.order_by().values("pk"))) if rows else ""
    steps = []
    if article.status == Status.PUBLISHED:
        steps.append(
            PanelStep(
                _("Use as a reply"),
                reverse("responses:of_article", args=[article.pk]),
                "message-square-reply",
            )
        )
    return Panel(_("Replies about this"), rows, used, steps)


def said(usage: Usage) -> str:
    """In a sentence; "" where nobody used it."""
    if usage.last_used_at is None:
        return ""
    last = date_format(localtime(usage.last_used_at), "DATE_FORMAT")
    if not usage.quarter:
        return _("Not used in 90 days, last %(date)s.") % {"date": last}
    words = {
        "lately": usage.lately,
        "quarter": usage.quarter,
        "colleagues": usage.colleagues,
        "date": last,
    }
    text = ngettext(
        "Sent %(lately)s times in 30 days, %(quarter)s in 90, by one colleague; last %(date)s.",
        "Sent %(lately)s times in 30 days, %(quarter)s in 90, by %(colleagues)s colleagues; "
        "last %(date)s.",
        usage.colleagues,
    )
    return text % words
