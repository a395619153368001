"""The pages of the help centre."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.markup import headings, plain
from core.markup import render as render_markdown
from core.paging import page_number
from kb import help_centre, language_switch, votes
from kb.help_centre import VISITOR
from kb.help_search import search_help
from kb.leading import leader_for
from kb.models import Article, Category
from kb.related import related
from kb.services.feedback import COMMENT_LENGTH
from kb.sitemap import alternates
from kb.views.serving import checked, known, missing, public_page, show
from kb.visitors import note_opened, note_search

PER_PAGE = 50
SHORTEST_CONTENTS = 3
DESCRIPTION = 160


@public_page
def home(request, language):
    return _home(request, language, canonical=reverse("kb:help"))


@public_page
def language_home(request, language):
    return _home(request, language, canonical=reverse("kb:help_language", args=[language]))


def _home(request, language, **context):
    topics = help_centre.topics(language)
    ways = language_switch.ways(language_switch.home, language_switch.home)
    versions = {way.code: way.url for way in ways}
    context["alternates"] = alternates(versions, reverse("kb:help"))
    context["missed"] = _missed(request)
    context["description"] = _("Answers to what customers ask most.")
    return show(request, "help/home.html", language, ways=ways, topics=topics, **context)


@public_page
def category(request, language, slug):
    shelf = Category.objects.visible_to(VISITOR).filter(slug=slug).first()
    if shelf is None:
        raise Http404
    found = help_centre.public_articles(language).filter(category=shelf).for_listing().by_title()
    inside = help_centre.shelves_inside(shelf, language)
    if not (inside or found.exists()):
        return _elsewhere(language_switch.category(shelf)(language))
    page = Paginator(found.order_by("read_title", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"category": shelf, "inside": inside, "page": page, "missed": _missed(request)}
    return show(request, "help/category.html", language, **context, **_shelf(request, shelf, page))


def _shelf(request, shelf, page):
    same, near = language_switch.category(shelf), language_switch.near(None, shelf.slug)
    return {
        "way": help_centre.way_to(shelf)[:-1],
        "ways": language_switch.ways(same, near),
        "about": shelf.name,
        "canonical": request.path if page.number == 1 else f"{request.path}?page={page.number}",
    }


def _elsewhere(address):
    if not address:
        raise Http404
    return HttpResponsePermanentRedirect(address)


@public_page
def article(request, language, slug):
    public = Article.objects.visible_to(VISITOR).for_reading(VISITOR)
    found = public.filter(slug=slug).first()
    if found is None:
        raise Http404
    versions = language_switch.versions([found, *found.others])
    if found.language != language:
        return HttpResponsePermanentRedirect(versions(language) or found.public_url)
    note_opened(request, found)
    near = language_switch.near(found.category, slug)
    ways = language_switch.ways(versions, near)
    context = {**_text(found), **_newer(found), **_voted(request, found)}
    return show(request, "help/article.html", language, ways=ways, article=found, **context)


def _text(article):
    wording = article.wording
    body = render_markdown(wording.body, leader=leader_for(wording.body, VISITOR, article.language))
    contents = headings(body)
    versions = {each.language: each.public_url for each in [article, *article.others]}
    about = wording.summary or plain(wording.body[: DESCRIPTION * 4], addresses=False)
    return {
        "body": body,
        "headings": contents if len(contents) >= SHORTEST_CONTENTS else [],
        "way": help_centre.way_to(article.category),
        "alternates": alternates(versions),
        "description": " ".join(about.split())[:DESCRIPTION],
        "about": wording.title,
        "related": related(article, VISITOR),
    }


def _newer(article):
    """The version that says more than this translation of it, where a visitor may read that."""
    if not article.outdated:
        return {}
    source = article.translated_from.article_id
    return {"newer": next((each for each in article.others if each.pk == source), None)}


def _voted(request, article):
    ticket = request.GET.get("vote", "")
    helped = votes.helped(ticket, article) if ticket else None
    return {
        "voted": helped is not None,
        "helped": helped,
        "ticket": ticket,
        "commented": "thanks" in request.GET,
        "longest": COMMENT_LENGTH,
    }


@public_page
def search(request, language):
    text = request.GET.get("q", "").strip()
    found = search_help(language, text, page_number(request.GET.get("page", ""))) if text else None
    if found and found.page == 1:
        note_search(request, text, language, hits=found.count)
    same = language_switch.search(text)
    ways = language_switch.ways(same, same)
    return show(request, "help/search.html", language, ways=ways, q=text, found=found)


def _missed(request):
    slug = request.GET.get("instead", "")
    return language_switch.missed(slug) if slug else None


@require_safe
def nothing_here(request):
    code = known(request.path.split("/")[2]) or help_centre.first_language()
    with translation.override(help_centre.page_language(code)):
        return checked(request, missing(request, code))
