"""What is due is published before anybody reads."""

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from kb.services.plans import publish_due

log = logging.getLogger(__name__)

# They speak of the machine, some of them also while the database does not answer.
_ABOUT_THE_MACHINE = frozenset({"/healthz", "/readyz", "/metrics", "/api/schema/", "/api/docs/"})


class DuePublicationsMiddleware:
    """One look at a table that is nearly always empty; a write only where a time has come."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path not in _ABOUT_THE_MACHINE:
            _keep_time()
        return self.answer(request)


def _keep_time() -> None:
    """Somebody who only reads is not refused because somebody else writes for long."""
    try:
        publish_due()
    except DatabaseError as error:
        log.warning("What is due could not be published yet: %s", error)
