"""What every visit to a page needs: somebody signed in, and sometimes a picture."""

import os
from pathlib import Path

from django.conf import settings
from django.test import Client


def sign_in(page, user):
    """Give the browser a session of the user, without the sign-in form."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "domain": "localhost", "path": "/"}]
    )


def screenshot(page, name):
    """Save a picture of the whole page in the folder that SCREENSHOTS names, if it does."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
