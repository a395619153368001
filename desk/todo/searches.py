"""Searches that led nowhere, and what colleagues asked the editors for."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import IntegerField, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from desk.todo import Row, Step, each
from search.asked import SearchedText


def _nobodys(found: QuerySet[Any]) -> QuerySet[Any]:
    """With the column of an owner: a search has none."""
    return found.annotate(nobody=Value(None, output_field=IntegerField()))


def wishes(user: User) -> QuerySet[Any]:
    return _nobodys(SearchedText.objects.visible_to(user).wished_for())


def in_vain(user: User) -> QuerySet[Any]:
    return _nobodys(SearchedText.objects.visible_to(user).in_vain())


def wish_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(searched: SearchedText) -> Row:
        why = ngettext(
            "A colleague asks for this",
            "Colleagues asked for this %(count)s times",
            searched.wished,
        ) % {"count": searched.wished}
        return _row(searched, why, searched.wished_on)

    return each(found, row)


def in_vain_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    return each(found, lambda searched: _row(searched, _why(searched), searched.first_on))


def _why(searched: SearchedText) -> str:
    asked = _asked(searched)
    if searched.hits == 0:
        return _("%(asked)s, nothing found") % {"asked": asked}
    return _("%(asked)s, nothing of it opened or used") % {"asked": asked}


def _asked(searched: SearchedText) -> str:
    count = {"count": searched.asked}
    if searched.public:
        return (
            ngettext("Asked once by a visitor", "Asked %(count)s times by visitors", searched.asked)
            % count
        )
    return ngettext("Asked once", "Asked %(count)s times", searched.asked) % count


def _row(searched: SearchedText, why: str, since: Any) -> Row:
    begin = urlencode({"title": searched.text, "language": searched.language})
    article = Step(
        _("Start an article"), f"{reverse('kb:article_new')}?{begin}", "file-text", posts=False
    )
    reply = Step(
        _("Start a reply"),
        f"{reverse('responses:new')}?{begin}",
        "message-square-text",
        posts=False,
    )
    dismiss = Step(_("Leave it"), reverse("desk:dismiss_search", args=[searched.pk]), "x")
    return Row(
        what=searched.text,
        url=f"{reverse('desk:workspace')}?{urlencode({'q': searched.text})}",
        language=searched.language,
        why=why,
        since=since,
        owner=None,
        steps=[article, reply, dismiss],
    )
