"""What search engines ask for."""

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from kb import sitemap as contents
from kb.views.serving import checked


@require_safe
def robots(request):
    site = {"host": _host(request), "sitemap_url": reverse("kb:sitemap")}
    text = render_to_string("help/robots.txt", site)
    return checked(request, HttpResponse(text, content_type="text/plain; charset=utf-8"))


@require_safe
def sitemap(request):
    files = contents.in_files(contents.pages())
    if len(files) > 1:
        return _xml(request, contents.listed(len(files), _host(request)))
    return _xml(request, contents.written(files[0], _host(request)))


@require_safe
def sitemap_file(request, number):
    files = contents.in_files(contents.pages())
    if not 1 <= number <= len(files):
        raise Http404
    return _xml(request, contents.written(files[number - 1], _host(request)))


def _xml(request, text):
    return checked(request, HttpResponse(text, content_type="application/xml; charset=utf-8"))


def _host(request):
    return request.build_absolute_uri("/").rstrip("/")
