"""Every error under /api/ is an RFC 9457 problem, made here.

Services raise `core.exceptions`, serializers and filters raise Django REST framework's
exceptions; viewsets catch neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from math import ceil
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpResponse
from rest_framework import exceptions, status
from rest_framework.renderers import JSONRenderer

from core.exceptions import Invalid, Refusal, Stale
from core.request_id import current_request_id

CONTENT_TYPE = "application/problem+json"
WHOLE = "non_field_errors"
# Python's own phrases differ between its versions.
_TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}
_CODES = {
    400: "invalid",
    401: "not_authenticated",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "too_large",
    415: "unsupported_media_type",
    429: "rate_limited",
    500: "internal_error",
    503: "unavailable",
}
_DETAILS = {
    400: "The request cannot be read.",
    404: "There is nothing here, or you may not see it.",
    500: "Something went wrong on our side. The request id helps to find out what.",
}


class TooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"

    def __init__(self) -> None:
        super().__init__(f"A body may have {settings.DATA_UPLOAD_MAX_MEMORY_SIZE:,} bytes.")


class LengthRequired(exceptions.APIException):
    """A body in chunks reaches us without its length, and would be read as none at all."""

    status_code = status.HTTP_411_LENGTH_REQUIRED
    default_code = "length_required"
    default_detail = "Send the body with Content-Length, not in chunks."


class PreconditionRequired(exceptions.APIException):
    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "precondition_required"
    default_detail = "Send If-Match with the ETag you read, or * to change whatever is there."


class MissingScope(exceptions.PermissionDenied):
    """The token may not do this. `scopes`: any of them would do."""

    default_code = "insufficient_scope"

    def __init__(self, scopes: Sequence[str], detail: str = "") -> None:
        super().__init__(detail or f"This needs a token with the scope {' or '.join(scopes)}.")
        self.challenge = f'Bearer error="insufficient_scope", scope="{" ".join(scopes)}"'


def problem(
    status: int, *, code: str = "", detail: str = "", errors: Sequence[Any] = (), **members: Any
) -> dict[str, Any]:
    """The body of a problem; `members` are what a certain problem adds, such as `current`."""
    return {
        "type": "about:blank",
        "title": _TITLES.get(status) or HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or _DETAILS.get(status, HTTPStatus(status).description),
        "code": code or _CODES.get(status, "error"),
        "errors": list(errors),
        "request_id": current_request_id(),
        **members,
    }


def exception_handler(exc: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """The one place where an exception becomes an answer. None: it is a fault of ours."""
    if isinstance(exc, Http404):
        exc = exceptions.NotFound()
    elif isinstance(exc, DjangoPermissionDenied):
        exc = exceptions.PermissionDenied()
    elif isinstance(exc, RequestDataTooBig):
        exc = TooLarge()
    if isinstance(exc, Refusal):
        return _refused(exc, context["view"])
    if isinstance(exc, exceptions.APIException):
        return problem_response(_body(exc), _headers(exc))
    return None


def _refused(refusal: Refusal, view: Any) -> HttpResponse:
    errors: list[dict[str, str]] = []
    members = refusal.members()
    headers = {}
    if isinstance(refusal, Invalid):
        errors = [
            _error(f"/{field}" if field else "", code, detail)
            for field, each in refusal.errors.items()
            for code, detail in each
        ]
    if isinstance(refusal, Stale):
        # A service carries the bare row that it locked.
        current = view.reread(refusal.current)
        members["current"] = view.represent(current)
        headers["ETag"] = view.match_tag(current)
    body = problem(
        refusal.status, code=refusal.code, detail=str(refusal.detail), errors=errors, **members
    )
    return problem_response(body, headers)


def _body(exc: exceptions.APIException) -> dict[str, Any]:
    if isinstance(exc, exceptions.ValidationError):
        errors = list(flat_errors(exc.detail))
        return problem(exc.status_code, code="invalid", detail=_summary(errors), errors=errors)
    code = str(exc.get_codes())
    if isinstance(exc, exceptions.NotFound):
        generic = exc.detail == exc.default_detail
        return problem(404, detail="" if generic else str(exc.detail))
    if type(exc) in (exceptions.PermissionDenied, exceptions.Throttled, exceptions.ParseError):
        code = {"permission_denied": "not_allowed", "throttled": "rate_limited"}.get(code, code)
    return problem(exc.status_code, code=code, detail=str(exc.detail))


def _headers(exc: exceptions.APIException) -> dict[str, str]:
    headers = {}
    # The framework sets auth_header on what has no challenge of its own.
    if challenge := getattr(exc, "challenge", getattr(exc, "auth_header", None)):
        headers["WWW-Authenticate"] = challenge
    if (wait := getattr(exc, "wait", None)) is not None:
        headers["Retry-After"] = str(max(1, ceil(wait)))
    return headers


def problem_response(body: dict[str, Any], headers: Mapping[str, str]) -> HttpResponse:
    """A problem as an answer, JSON whatever the caller said it accepts."""
    return HttpResponse(JSONRenderer().render(body), CONTENT_TYPE, body["status"], headers=headers)


def flat_errors(detail: Any, pointer: str = "") -> Iterator[dict[str, str]]:
    """Nested validation errors as {pointer, code, detail}, with JSON pointers (RFC 6901)."""
    if isinstance(detail, Mapping):
        for name, each in detail.items():
            step = "" if name == WHOLE else "/" + _escaped(str(name))
            yield from flat_errors(each, pointer + step)
    elif isinstance(detail, list | tuple):
        for number, each in enumerate(detail):
            nested = isinstance(each, Mapping | list | tuple)
            yield from flat_errors(each, f"{pointer}/{number}" if nested else pointer)
    else:
        yield _error(pointer, getattr(detail, "code", None) or "invalid", str(detail))


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")


def _error(pointer: str, code: str, detail: str) -> dict[str, str]:
    return {"pointer": pointer, "code": code, "detail": str(detail)}


def _summary(errors: list[dict[str, str]]) -> str:
    if len(errors) == 1:
        return errors[0]["detail"]
    return f"{len(errors)} things cannot be taken as sent. See errors."
