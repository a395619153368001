"""What every visit to a page needs: somebody signed in, and sometimes a picture."""

import os
import re
from pathlib import Path

from django.conf import settings
from django.test import Client
from playwright.sync_api import expect


def sign_in(page, user, domain="localhost"):
    """Give the browser a session of the user, without the sign-in form."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "domain": domain, "path": "/"}]
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


def draft(page):
    return page.locator("#draft-text")


def gap(page):
    return page.locator(".gaps input")


def said(page):
    """What the workspace says of what was just done."""
    return page.locator("[data-said]")


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def find(page, text, title="Returlabel"):
    """Type into the field, and wait for the answer to it."""
    with page.expect_response("**/render/"):
        field(page).fill(text)
    expect(selected(page)).to_contain_text(title)
    expect(page.locator("[data-draft=title]")).to_have_text(title)


def open_chat(page, number, **values):
    """What a chat tool's link does: the chat `tool:number` with what is known of its customer."""
    known = "&".join(f"{name.replace('__', '.')}={value}" for name, value in values.items())
    page.evaluate(f"location.hash = 'chat=tool:{number}&{known}&language=da'")
    expect(page).not_to_have_url(re.compile("#"))


def current_chat(page):
    return page.locator(".chat.is-current")


def slowly(page, path, milliseconds):
    """Answers of the service come late; what was asked meanwhile is answered meanwhile."""
    delay = f"new Promise(done => setTimeout(done, {milliseconds}))"
    page.evaluate(
        f"""() => {{
          const quick = window.quick ||= window.fetch;
          window.fetch = async (url, ...rest) => {{
            const answer = await quick(url, ...rest);
            if (String(url).includes({path!r})) await {delay};
            if (rest[0]?.signal?.aborted) throw rest[0].signal.reason;
            return answer;
          }};
        }}"""
    )


def screenshot(page, name):
    """Save a picture of the whole page in the folder that SCREENSHOTS names, if it does."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
