"""The demo's chats; an article was made of one and waits for an editor."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Team, User
from chats.models import Chat
from chats.services.chats import hand_over
from chats.services.faults import report_fault
from chats.services.promotion import Wish, promote
from desk.services.demo_made import Made

SOURCE = "demo"
PLAIN = ("language", "subject", "customer_name", "status", "rating")
BETWEEN = timedelta(minutes=1)


def make_chats(
    rows: Sequence[Mapping[str, Any]],
    people: Mapping[str, User],
    teams: Mapping[str, Team],
    made: Made,
) -> None:
    """Each handed over by the agent whom the content names."""
    for row in rows:
        opened = timezone.now().replace(microsecond=0) - timedelta(days=row["at"], hours=1)
        messages = [
            _message(each, opened + place * BETWEEN) for place, each in enumerate(row["messages"])
        ]
        chat, _created = hand_over(
            source=SOURCE,
            external_id=row["key"],
            messages=messages,
            by=people[row["by"]],
            team=teams[row["team"]],
            opened_at=opened,
            closed_at=messages[-1]["sent_at"],
            **{name: row[name] for name in PLAIN},
        )
        made.note("chat", chat.pk)
        if "fault" in row:
            _report_fault(chat, row["fault"], people[row["by"]], made)
        if "article" in row:
            _make_article(chat, row, people[row["by"]], made)


def _message(row: Sequence[str], at: datetime) -> dict[str, Any]:
    author, name, text = row
    return {"author": author, "name": name, "text": text, "sent_at": at}


def _report_fault(chat: Chat, words: Sequence[str], by: User, made: Made) -> None:
    product, symptom = words
    fault, _is_new = report_fault(chat, by=by, product=product, symptom=symptom)
    made.note("fault", fault.pk)


def _make_article(chat: Chat, row: Mapping[str, Any], by: User, made: Made) -> None:
    wish = Wish(title=row["article"], create_anyway=row["reason"])
    promotion, _is_new = promote(chat, wish, by=by)
    assert promotion.article is not None
    made.note("article", promotion.article.pk)
