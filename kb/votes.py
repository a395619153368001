"""Votes of visitors: how often one may give them, and how a comment finds the vote it is about."""

from typing import Any

from django.conf import settings
from django.core import signing

from core import limits
from core.addresses import client_network
from kb.models import Article, Feedback

A_MINUTE = 10
# How long after a vote one may still say why.
HOUR = 3600
_SALT = "kb.votes"


def count_vote(request: Any) -> limits.Standing:
    """Count a vote by this address, unless there were too many in the last minute."""
    limit = min(A_MINUTE, settings.RATE_LIMIT_ANONYMOUS)
    return limits.ask(f"votes:{client_network(request)}", limit)


def ticket(vote: Feedback) -> str:
    """Stands in the address of the page after a vote, in place of a session."""
    return signing.dumps([vote.pk, vote.article_id, vote.helpful], salt=_SALT)


def helped(code: str, article: Article) -> bool | None:
    """What the vote of this ticket on the article was; None where there is none, or no longer."""
    return said[1] if (said := _read(code, article)) else None


def vote_of(code: str, article: Article) -> Feedback | None:
    said = _read(code, article)
    return Feedback.objects.filter(pk=said[0], article=article).first() if said else None


def _read(code: str, article: Article) -> tuple[int, bool] | None:
    try:
        vote, of, helpful = signing.loads(code, salt=_SALT, max_age=HOUR)
    except signing.BadSignature:
        return None
    return (vote, helpful) if of == article.pk else None
