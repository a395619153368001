"""What every answer carries, and the guarantee that the API never answers in HTML errors."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from core.api.problems import CONTENT_TYPE, problem, problem_response
from core.request_id import begin_request

Respond = Callable[[HttpRequest], HttpResponse]
_KEPT = ("Allow", "Vary", "Retry-After", "WWW-Authenticate")


class RequestIdMiddleware:
    """X-Request-Id in and out."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = begin_request(request.headers.get("X-Request-Id"))
        response = self.get_response(request)
        response["X-Request-Id"] = request_id
        return response


class ProblemsMiddleware:
    """Errors under /api/ that no API view saw: unknown paths, bad hosts, our own faults.

    Also with DEBUG, where Django would answer with a page about the error; it is logged.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not _is_api(request) or response.status_code < 400:
            return response
        if response.headers.get("Content-Type", "").startswith(CONTENT_TYPE):
            return response
        body = problem(response.status_code, detail=_hint(request, response))
        kept = {name: response[name] for name in _KEPT if name in response.headers}
        return problem_response(body, kept)


class HeadersMiddleware:
    """Headers that browsers obey, beside those of SecurityMiddleware and the CSP."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        if _is_api(request):
            # With an ETag a copy may be kept and asked about, by its owner alone.
            keep = "private, no-cache" if "ETag" in response.headers else "no-store"
            response.headers.setdefault("Cache-Control", keep)
        return response


def _is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/") or request.path == "/api"


def _hint(request: HttpRequest, response: HttpResponse) -> str:
    if response.status_code != 404:
        return ""
    if not request.path.endswith("/"):
        return f"There is nothing here. Addresses end in a slash: {request.path[:200]}/"
    return "There is nothing here. /api/docs/ lists what there is."
