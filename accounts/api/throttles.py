"""Rate limits: per token or user, and per address for everybody else."""

from typing import Any

from django.conf import settings
from rest_framework.throttling import BaseThrottle

from core import limits
from core.addresses import client_network


class RateLimit(BaseThrottle):
    """Counts requests; the exception it causes tells when to come back."""

    def allow_request(self, request: Any, view: Any) -> bool:
        caller, limit = _caller(request)
        self.standing = limits.ask(caller, limit)
        if limit:
            request.rate_limit_headers = {
                "RateLimit-Policy": f'"minute";q={limit};w={limits.WINDOW}',
                "RateLimit": f'"minute";r={self.standing.remaining}',
            }
        return self.standing.allowed

    def wait(self) -> float:
        return self.standing.retry_after


def _caller(request: Any) -> tuple[str, int]:
    """Whose count it is. A token that acts as somebody spends that user's."""
    if not request.user.is_authenticated:
        return f"address:{client_network(request)}", settings.RATE_LIMIT_ANONYMOUS
    token = request.auth
    if token is not None and token.user_id == request.user.pk:
        return f"token:{token.pk}", settings.RATE_LIMIT
    return f"user:{request.user.pk}", settings.RATE_LIMIT
