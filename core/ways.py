"""Where a page leads after its step: back to the list that the button stood in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


def go_back(request: HttpRequest, to: str, **arguments: Any) -> HttpResponse:
    """To `next` of the form, where that is one of our own pages; else to `to`."""
    wanted = request.POST.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return redirect(wanted)
    return redirect(to, **arguments)
