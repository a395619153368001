"""The languages that this team answers in."""

from django.db.models import Count

from core.vocabulary import Sharing
from responses.models import Reply

# So much of what is shared is there in a language that the rest of it is missed.
MOST = 0.75
FEWEST = 4


def languages_in_use() -> tuple[str, ...]:
    """Languages in which most of the shared replies have a variant; none in a small beginning."""
    shared = Reply.objects.published().exclude(shared_with=Sharing.ME).order_by()
    groups = shared.aggregate(count=Count("group", distinct=True))["count"]
    if groups < FEWEST:
        return ()
    rows = shared.values("language").annotate(count=Count("group", distinct=True))
    return tuple(sorted(row["language"] for row in rows if row["count"] >= MOST * groups))
