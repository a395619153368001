"""Saying that something was saved, so that the browser may forget what it kept of the form."""

from django.contrib import messages
from django.http import HttpRequest


def say_saved(request: HttpRequest, text: str, *, form: str) -> None:
    """Show `text` on the next page, and drop what was kept for `form`, the key of {% keep %}."""
    messages.success(request, text, extra_tags=f"saved:{form}")
