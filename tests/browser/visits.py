"""What every visit to a page needs: somebody signed in, and sometimes a picture."""

import os
from pathlib import Path

from django.conf import settings
from django.test import Client
from playwright.sync_api import expect


def sign_in(page, user):
    """Give the browser a session of the user, without the sign-in form."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "domain": "localhost", "path": "/"}]
    )


def at_workspace(page, user):
    """The user at the workspace with a Danish customer; the field focused."""
    sign_in(page, user)
    page.goto("/")
    expect(selected(page)).to_be_visible()
    with page.expect_response("**/hits/"):
        page.locator("[data-strip=language]").select_option("da")
    field(page).focus()
    return page


def field(page):
    """The one field of the workspace."""
    return page.locator("#q")


def selected(page):
    """The selected hit of the workspace."""
    return page.locator("#hits [aria-selected=true]")


def screenshot(page, name):
    """Save a picture of the whole page in the folder that SCREENSHOTS names, if it does."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
