from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.utils import translation

from core.origins import is_from_here

# Staff pages speak these; a reader of another one gets the nearest.
PAGE_LANGUAGES = {"da": "da", "nb": "nb", "nn": "nb", "sv": "en", "en": "en"}
SAME_FOR_EVERYONE = ("/help/", "/robots.txt", "/sitemap")


class UserLanguageMiddleware:
    """Pages speak the language of whoever signed in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # The help centre is the same for everyone and has no session: it takes its language
        # from the address.
        if not request.path.startswith(SAME_FOR_EVERYONE) and request.user.is_authenticated:
            language = PAGE_LANGUAGES.get(request.user.language, "en")
            translation.activate(language)
            request.LANGUAGE_CODE = language
        return self.get_response(request)


class BackToTheFormMiddleware:
    """Whoever is asked to sign in while sending a form comes back to the page of the form.

    The address it was sent to often answers POST alone; the page has what was typed, kept by
    the browser.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        location = response.headers.get("Location", "")
        asks = response.status_code == 302 and location.startswith(f"{settings.LOGIN_URL}?")
        if asks and request.method == "POST" and is_from_here(request):
            sender = urlsplit(request.headers.get("Referer", ""))
            page = urlunsplit(("", "", sender.path, sender.query, ""))
            if page:
                response["Location"] = redirect_to_login(page).url
        return response
