"""Saying that something was saved, so that the browser may forget what it kept of the form."""

from django.contrib import messages
from django.http import HttpRequest


def say_saved(request: HttpRequest, text: str, *, form: str) -> None:
    """Show `text` on the next page and drop the text kept for `form`, the key given to {% keep %}."""
    messages.success(request, text, extra_tags=f"saved:{form}")
