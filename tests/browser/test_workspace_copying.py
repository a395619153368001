"""Copying where the browser gives no clipboard: an address with http://, a window that refuses."""

import pytest
from playwright.sync_api import expect

from tests.browser import chromium
from tests.browser.visits import (
    clipboard,
    draft,
    field,
    find,
    open_chat,
    said,
    selected,
    sign_in,
)
from tests.responses.factories import make_shared

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.anywhere]


@pytest.fixture
def http_page(chromium_browser, live_server, settings, alice, returns):
    """The workspace under a name in the network, without TLS: no secure context."""
    settings.ALLOWED_HOSTS = [chromium.NAME]
    port = live_server.url.rsplit(":", 1)[1]
    context = chromium_browser.new_context(base_url=f"http://{chromium.NAME}:{port}")
    page = context.new_page()
    sign_in(page, alice, domain=chromium.NAME)
    page.goto("/")
    yield page
    context.close()


def test_copying_works_over_http(http_page):
    page = http_page
    expect(selected(page)).to_be_visible()
    assert page.evaluate("[isSecureContext, typeof navigator.clipboard]") == [False, "undefined"]
    open_chat(page, 1, customer__first_name="Mette", order__number="7")
    find(page, "retur")
    field(page).press("Enter")
    expect(said(page)).to_have_text("Copied for Mette · DA")
    expect(field(page)).to_be_focused()

    # What is on the clipboard shows where it is pasted.
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("body > textarea").last.press("Control+v")

    pasted = page.locator("body > textarea").last
    expect(pasted).to_have_value("Hej Mette. Ordre 7 kan sendes retur.")


def test_copying_works_without_the_clipboard_api(page, live_server, alice, returns):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    sign_in(page, alice)
    page.goto("/")
    field(page).fill("tider")
    expect(selected(page)).to_contain_text("Åbningstider")
    field(page).press("Enter")  # Alice reads English: the first Enter says that it is Danish
    expect(said(page)).to_contain_text("Enter again")
    field(page).press("Enter")

    expect(said(page)).to_contain_text("DA")


def test_where_nothing_can_be_copied_the_text_is_selected(desk):
    desk.evaluate(
        """() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
          document.execCommand = () => false;
        }"""
    )
    find(desk, "tider", "Åbningstider")
    desk.keyboard.press("Enter")

    expect(said(desk)).to_contain_text("press Ctrl C")
    expect(draft(desk)).to_be_focused()
    assert desk.evaluate("getSelection().toString()") == "Vi har åbent."


def test_formatting_goes_along_when_asked(desk, eva):
    make_shared(eva, title="Fed", language="da", body="Det er **vigtigt**.")
    find(desk, "fed", "Fed")
    desk.keyboard.press("Shift+Enter")
    expect(said(desk)).to_contain_text("Copied")

    html = """async () => {
      const [item] = await navigator.clipboard.read();
      return (await item.getType("text/html")).text();
    }"""
    assert "<strong>vigtigt</strong>" in desk.evaluate(html)
    assert clipboard(desk) == "Det er vigtigt."
