"""Answers made smaller for browsers that take them so."""

import gzip

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

WORTHWHILE = 500
_LEVEL = 6


def compressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The same answer in gzip, the same bytes each time. For pages that hold no secret: the
    length of what is compressed tells of its content."""
    patch_vary_headers(response, ["Accept-Encoding"])
    takes_it = "gzip" in request.headers.get("Accept-Encoding", "")
    if not takes_it or len(response.content) < WORTHWHILE:
        return response
    response.content = gzip.compress(response.content, _LEVEL, mtime=0)
    response["Content-Encoding"] = "gzip"
    if (tag := response.get("ETag", "")) and not tag.startswith("W/"):
        response["ETag"] = f"W/{tag}"  # the same page in other bytes
    return response
