"""All that a promotion shows before anything is made: for the page and the API."""

from dataclasses import dataclass
from typing import Any

from accounts.models import User
from chats.models import Chat
from chats.services.promotion import first_promotion
from chats.services.proposals import Proposal, propose
from chats.services.similar import Similar, similar_articles
from kb.models import Article


@dataclass(frozen=True)
class Preview:
    proposal: Proposal
    similar: list[Similar]
    category: int | None
    promoted: dict[str, int | None] | None


def preview(chat: Chat, *, by: User) -> Preview:
    proposal = propose(chat)
    similar = similar_articles(by, proposal.draft, language=chat.language)
    return Preview(proposal, similar, _category(chat, similar, by), promoted(chat, by))


def promoted(chat: Chat, user: User) -> dict[str, Any] | None:
    """Ids of the article and the reply made of it, as far as the user may see them."""
    article, reply = first_promotion(chat), first_promotion(chat, reply=True)
    if article is None and reply is None:
        return None
    return {
        "target": (article or reply).target,  # type: ignore[union-attr]  # one of them is there
        "article": _seen(article and article.article, user),
        "reply": _seen(reply and reply.reply, user),
    }


def _seen(row: Any, user: User) -> int | None:
    if row is None:
        return None
    visible = type(row).objects.visible_to(user).filter(pk=row.pk).exists()
    return int(row.pk) if visible else None


def _category(chat: Chat, similar: list[Similar], user: User) -> int | None:
    """The shelf of the nearest article in the chat's language."""
    ids = [each.id for each in similar if each.language == chat.language]
    seen = Article.objects.visible_to(user).filter(pk__in=ids, category__isnull=False)
    shelves = dict(seen.values_list("pk", "category_id"))
    return next((shelves[id] for id in ids if id in shelves), None)
