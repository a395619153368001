"""The id that ties an answer, its log lines and its problem together."""

import logging
import re
from contextvars import ContextVar
from uuid import uuid4

_current: ContextVar[str] = ContextVar("request_id", default="")
_FIT = re.compile(r"[A-Za-z0-9._:-]{1,100}")


def current_request_id() -> str:
    """The id of the request being answered, "" outside of one."""
    return _current.get()


def begin_request(sent: str | None) -> str:
    """Take the id a caller sent, if it is fit to be logged, else make one."""
    request_id = sent if sent and _FIT.fullmatch(sent) else uuid4().hex
    _current.set(request_id)
    return request_id


class RequestIdFilter(logging.Filter):
    """Adds `request_id` to every log record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_request_id() or "-"
        return True
