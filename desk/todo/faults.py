"""Product faults: those that wait for somebody, and texts that speak of a closed one."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import roles
from accounts.models import User
from chats.models import Fault, FaultMention
from desk.todo import Row, Step, each


def faults(user: User) -> QuerySet[Any]:
    """Open ones: the owner's own; for editors also those that nobody here looks after."""
    left = Q(owner__isnull=True) | Q(owner__is_active=False)
    nobodys = left if roles.can_edit(user) else Q(pk__in=[])
    return Fault.objects.visible_to(user).open().filter(Q(owner=user.pk) | nobodys)


def replies(user: User) -> QuerySet[Any]:
    """Replies that mention a fault closed since somebody looked at them."""
    return _mentions(user, "reply")


def articles(user: User) -> QuerySet[Any]:
    return _mentions(user, "article")


def fault_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(fault: Fault) -> Row:
        told = ngettext("Came up in %s chat", "Came up in %s chats", fault.chat_count)
        look = Step(_("Look at it"), fault.get_absolute_url(), "eye", posts=False)
        return Row(
            what=str(fault),
            url=fault.get_absolute_url(),
            language="",
            why=told % fault.chat_count,
            since=fault.created_at,
            owner=fault.owner,
            steps=[look],
        )

    return each(Fault.objects.filter(pk__in=found.values("pk")).for_listing(user), row)


def mention_rows(found: QuerySet[Any], user: User) -> Mapping[int, Row]:
    def row(mention: FaultMention) -> Row:
        text, edit = mention.text, "responses:edit" if mention.reply_id else "kb:article_edit"
        why = f"{mention.fault.get_status_display()}: {mention.fault}"
        right = reverse("chats:fault_looked_at", args=[mention.pk])
        assert mention.due_at is not None, "asked for by it"
        return Row(
            what=text.title if mention.reply_id else str(text),
            url=text.get_absolute_url(),
            language=text.language,
            why=why,
            since=mention.due_at,
            owner=text.owner,
            steps=[
                Step(_("Edit"), reverse(edit, args=[text.pk]), "pencil", posts=False),
                Step(_("Still right"), right, "check"),
            ],
        )

    return each(FaultMention.objects.filter(pk__in=found.values("pk")).with_texts(), row)


def _mentions(user: User, column: str) -> QuerySet[Any]:
    seen = FaultMention.objects.visible_to(user).to_look_at()
    found = seen.filter(**{f"{column}__isnull": False}).exclude(**{f"{column}__status": "archived"})
    return found if roles.can_edit(user) else found.filter(**{f"{column}__owner": user.pk})
