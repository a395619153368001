"""What visitors of the help centre search for, and which article they open then.

Nothing is put into pages or addresses for it: a browser says from which of our pages it comes.
"""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.urls import Resolver404, resolve

from core.origins import is_from_here
from kb.models import Article
from search import asking, hearing


def note_search(request: Any, text: str, language: str, *, hits: int) -> None:
    if request.method == "GET":
        hearing.hear(request, _question(text, language), hits=hits, watched=True)


def note_opened(request: Any, article: Article) -> None:
    """Note that this article was opened, if it was from what a search found."""
    if request.method != "GET" or not is_from_here(request):
        return
    try:
        page = urlsplit(request.headers.get("Referer", ""))
        place = resolve(page.path)
    except (ValueError, Resolver404):
        return
    if place.view_name == "kb:help_search":
        text = parse_qs(page.query).get("q", [""])[0]
        if question := _question(text, place.kwargs["language"]):
            hearing.took(question.code, "article", article.pk)


def _question(text: str, language: str) -> asking.Question | None:
    return asking.question(text, language, type="article", public=True)
