"""How often one visitor may vote, on the pages and over the API together."""

from typing import Any

from django.conf import settings

from core import limits
from core.addresses import client_network

A_MINUTE = 10


def count_vote(request: Any) -> limits.Standing:
    """Count a vote by this address, unless there were too many in the last minute."""
    limit = min(A_MINUTE, settings.RATE_LIMIT_ANONYMOUS)
    return limits.ask(f"votes:{client_network(request)}", limit)
