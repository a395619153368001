"""All that a promotion shows before anything is made: for the page and the API."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from chats.drafting import Draft
from chats.models import Chat
from chats.services.promotion import first_promotion
from chats.services.proposals import Proposal, propose
from chats.services.similar import Similar, similar_articles
from kb.models import Article, Category
from search.analysis import keys

OF_ITS_NAME = 0.4
LEAST_VOTE = 0.35
CLEARLY_MORE = 1.3


@dataclass(frozen=True)
class Preview:
    proposal: Proposal
    similar: list[Similar]
    category: int | None
    promoted: dict[str, int | None] | None


def preview(chat: Chat, *, by: User) -> Preview:
    proposal = propose(chat)
    similar = similar_articles(by, proposal.draft, language=chat.language)
    category = _category(proposal.draft, similar, by, chat.language)
    return Preview(proposal, similar, category, promoted(chat, by))


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


def _category(draft: Draft, similar: list[Similar], user: User, language: str) -> int | None:
    """The shelf that similar articles stand on and whose name is asked about; None if unsure."""
    ids = [each.id for each in similar if each.language == language]
    seen = Article.objects.visible_to(user).filter(pk__in=ids, category__isnull=False)
    shelves = dict(seen.values_list("pk", "category_id"))
    votes: dict[int, float] = defaultdict(float)
    for each in similar:
        if each.id in shelves:
            votes[shelves[each.id]] += each.score
    asked = frozenset(keys(f"{draft.title} {draft.question}"))
    for pk, name in Category.objects.filter(language=language).values_list("pk", "name"):
        if asked & frozenset(keys(name)):
            votes[pk] += OF_ITS_NAME
    best = sorted(votes, key=lambda pk: (-votes[pk], pk))
    if not best or votes[best[0]] < LEAST_VOTE:
        return None
    unsure = len(best) > 1 and votes[best[0]] < CLEARLY_MORE * votes[best[1]]
    return None if unsure else best[0]
