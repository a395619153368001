"""The help centre: pages for anyone, without session or cookie, the same bytes for everyone."""

from functools import wraps

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.http import require_safe

from core.markup import headings
from core.markup import render as render_markdown
from core.paging import page_number
from core.vocabulary import UnknownLanguage, normal_language
from kb import help_centre
from kb.help_centre import VISITOR
from kb.help_search import search_help
from kb.models import Article, Category
from kb.visitors import note_opened, note_search

PER_PAGE = 50
SHORTEST_CONTENTS = 3


def public_page(view):
    """The page speaks the language of its address, and is asked about before it is sent again."""

    @require_safe
    @wraps(view)
    def shown(request, language="", **rest):
        code = _known(language) or help_centre.first_language()
        with translation.override(help_centre.page_language(code)):
            try:
                return _checked(request, _answer(view, request, language, code, rest))
            except Http404:
                return _checked(request, _missing(request, code))

    return shown


def _answer(view, request, language, code, rest):
    """Another spelling of a language leads to ours; no language at all leads nowhere."""
    if language and not _known(language):
        raise Http404
    if language and language != code:
        return redirect(request.path.replace(f"/{language}/", f"/{code}/", 1))
    return view(request, language=code, **rest)


@public_page
def home(request, language):
    return _home(request, language, canonical=reverse("kb:help"))


@public_page
def language_home(request, language):
    return _home(request, language, canonical=reverse("kb:help_language", args=[language]))


@public_page
def category(request, language, slug):
    spoken = help_centre.read_in(language)
    shelf = Category.objects.visible_to(VISITOR).filter(slug=slug).first()
    found = help_centre.public_articles(spoken).filter(category=shelf).for_listing().by_title()
    inside = help_centre.shelves_inside(shelf, spoken) if shelf else []
    if shelf is None or not (inside or found.exists()):
        raise Http404
    page = Paginator(found.order_by("read_title", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"category": shelf, "way": help_centre.way_to(shelf.parent), "inside": inside}
    return show(request, "help/category.html", language, page=page, **context)


@public_page
def article(request, language, slug):
    public = Article.objects.visible_to(VISITOR).for_reading(VISITOR)
    found = public.filter(slug=slug).first()
    if found is None:
        raise Http404
    if found.language != language:
        return redirect("kb:help_article", language=found.language, slug=slug)
    note_opened(request, found)
    body = render_markdown(found.wording.body)
    contents = headings(body)
    context = {"article": found, "body": body, "way": help_centre.way_to(found.category)}
    context["headings"] = contents if len(contents) >= SHORTEST_CONTENTS else []
    versions = [found, *found.others]
    return show(request, "help/article.html", language, versions=versions, **context)


@public_page
def search(request, language):
    text = request.GET.get("q", "").strip()
    found = search_help(language, text, page_number(request.GET.get("page", ""))) if text else None
    if found and found.page == 1:
        note_search(request, text, language, hits=found.count)
    return show(request, "help/search.html", language, q=text, found=found)


@require_safe
def nothing_here(request):
    code = _known(request.path.split("/")[2]) or help_centre.first_language()
    with translation.override(help_centre.page_language(code)):
        return _checked(request, _missing(request, code))


def _known(language):
    try:
        return normal_language(language)
    except UnknownLanguage:
        return ""


def _home(request, language, *, canonical):
    topics = help_centre.topics(help_centre.read_in(language))
    return show(request, "help/home.html", language, topics=topics, canonical=canonical)


def _missing(request, language):
    return show(request, "help/not_found.html", language, status=404)


def show(request, template, language, *, status=200, **context):
    """Rendered without the request: nothing of who asks can get into it but the host's name."""
    shared = {
        "language": language,
        "team_name": help_centre.team_name(language) or translation.gettext("Help centre"),
        "languages": help_centre.spoken(),
        "home_url": reverse("kb:help_language", args=[language]),
        "search_url": reverse("kb:help_search", args=[language]),
        "canonical": request.path,
        "host": request.build_absolute_uri("/").rstrip("/"),
    }
    return HttpResponse(render_to_string(template, {**shared, **context}), status=status)


def _checked(request, response):
    """A copy may be kept, but is asked about each time: what is withdrawn is gone at once."""
    response["Cache-Control"] = "no-cache"
    if response.status_code != 200:
        return response
    set_response_etag(response)
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    return answer if answer is not None else response
