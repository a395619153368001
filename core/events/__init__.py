"""The change log: services `record` what they did, followers catch up from it.

    with transaction.atomic():
        article.save(...)
        events.record("article", article.pk, "published", by=user)

A follower (the search index; later webhooks) registers in its `AppConfig.ready` and keeps its
own position. Nothing here is a model signal: what is not recorded did not happen.
"""

from core.events.followers import Follower, follow
from core.events.log import (
    Position,
    changes_after,
    is_newest,
    last_position,
    record,
    record_many,
    recorded_after,
    unsettled_changes,
)

__all__ = [
    "Follower",
    "Position",
    "changes_after",
    "follow",
    "is_newest",
    "last_position",
    "record",
    "record_many",
    "recorded_after",
    "unsettled_changes",
]
