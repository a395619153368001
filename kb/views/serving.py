"""How pages of the help centre are answered: to anyone, without session or cookie, the same bytes
for everyone."""

from functools import wraps

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.compression import compressed
from core.vocabulary import UnknownLanguage, normal_language
from kb import help_centre, language_switch, wrong_addresses
from kb.reaching_us import company


def public_page(view):
    """The page speaks the language of its address, and is asked about before it is sent again."""

    @require_safe
    @wraps(view)
    def shown(request, language="", **rest):
        code = known(language) or help_centre.first_language()
        with translation.override(help_centre.page_language(code)):
            try:
                return checked(request, _answer(view, request, language, code, rest))
            except Http404:
                return checked(request, missing(request, code))

    return shown


def _answer(view, request, language, code, rest):
    """Another spelling of a language leads to ours; no language at all leads nowhere."""
    if language and not known(language):
        raise Http404
    if language and language != code:
        ours = request.get_full_path().replace(f"/{language}/", f"/{code}/", 1)
        return HttpResponsePermanentRedirect(ours)
    return view(request, language=code, **rest)


def known(language):
    """The language as we spell it; "" for none of ours."""
    try:
        return normal_language(language)
    except UnknownLanguage:
        return ""


def show(request, template, language, *, status=200, **context):
    """Rendered without the request: nothing of who asks can get into it but the host's name.

    `about`: the title of what is read, for a letter about it. `ways`: as of
    `kb.language_switch.ways`, where the page has versions.
    """
    place = {"canonical": request.path, "host": request.build_absolute_uri("/").rstrip("/")}
    page = {**_around(language, context.get("about", "")), **place, **context}
    if "ways" not in context:
        page["ways"] = language_switch.ways(language_switch.home, language_switch.home)
    return HttpResponse(render_to_string(template, page), status=status)


def _around(language, about):
    """What stands on every page."""
    house = company(language)
    return {
        "language": language,
        "page_language": help_centre.page_language(language),
        "read_by": help_centre.read_by(language),
        "company": house,
        "team_name": house.name or _("Help centre"),
        "mail_url": house.mail_url(about),
        "home_url": language_switch.home(language),
        "search_url": reverse("kb:help_search", args=[language]),
    }


def missing(request, language):
    """Where an address leads nowhere: to the page it meant, or what its words find."""
    if meant := wrong_addresses.meant(request.path):
        return HttpResponsePermanentRedirect(meant)
    nearest = wrong_addresses.nearest(request.path, language)
    more = {"words": wrong_addresses.words(request.path), "nearest": nearest}
    more["categories"] = help_centre.outermost(language)
    return show(request, "help/not_found.html", language, status=404, **more)


def checked(request, response):
    """A copy may be kept, but is asked about each time: what is withdrawn is gone at once."""
    response["Cache-Control"] = "no-cache"
    if response.status_code == 200:
        set_response_etag(response)
        answer = get_conditional_response(request, etag=response["ETag"], response=response)
        response = answer if answer is not None else response
    return compressed(request, response)
