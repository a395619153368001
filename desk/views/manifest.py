"""What a browser needs to know to install Replybook as an app of its own window."""

from django.http import JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

SIZES = (192, 512)
# The accent and the paper of static/css/tokens.css: a manifest cannot read them there.
APP = {
    "name": "Replybook",
    "short_name": "Replybook",
    "id": "/",
    "start_url": "/",
    "scope": "/",
    "display": "standalone",
    "theme_color": "#0c5a73",
    "background_color": "#f5f6f4",
}


@cache_control(max_age=3600)
def manifest(request):
    """Asked for without a session: it tells nothing of anybody."""
    about = _("The replies and articles of customer service, at hand while you write.")
    app = {**APP, "description": about, "lang": get_language(), "icons": _icons()}
    return JsonResponse(app, content_type="application/manifest+json")


def _icons():
    drawn = {"src": static("img/icon.svg"), "type": "image/svg+xml", "sizes": "any"}
    sizes = [_icon(f"icon-{size}.png", size, "any") for size in SIZES]
    return [drawn, *sizes, _icon("icon-512-maskable.png", 512, "maskable")]


def _icon(name, size, purpose):
    return {
        "src": static(f"img/{name}"),
        "type": "image/png",
        "sizes": f"{size}x{size}",
        "purpose": purpose,
    }
