from django.utils import translation

# Staff pages speak these; a reader of another one gets the nearest.
PAGE_LANGUAGES = {"da": "da", "nb": "nb", "nn": "nb", "sv": "en", "en": "en"}


class UserLanguageMiddleware:
    """Pages speak the language of whoever signed in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # The help centre is the same for everyone and has no session: it takes its language from the address.
        if not request.path.startswith("/help/") and request.user.is_authenticated:
            language = PAGE_LANGUAGES.get(request.user.language, "en")
            translation.activate(language)
            request.LANGUAGE_CODE = language
        return self.get_response(request)
