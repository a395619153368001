"""A live server on a file database and a Chromium that minds what the console says."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser import chromium
from tests.browser.visits import at_workspace
from tests.responses.factories import make_shared

PATIENCE = 10_000  # milliseconds: two workers share two cores
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium_browser():
    """Playwright's loop makes Django refuse the database unless told otherwise: only here."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.FLAGS, headless=True
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def returns(eva, alice):
    """A reply that wants an order number and one that wants nothing."""
    make_shared(
        by=eva,
        title="Returlabel",
        shortcut="retur",
        body="[[Hej {{customer.first_name}}|Hej]]. Ordre {{order.number}} kan sendes retur.",
        language="da",
    )
    make_shared(eva, title="Åbningstider", shortcut="tider", body="Vi har åbent.", language="da")


@pytest.fixture
def desk(page, live_server, alice, returns):
    """Alice, who reads English, at the workspace with a Danish customer; the field focused."""
    return at_workspace(page, alice)


class Complaints(list):
    """What the console, uncaught errors and the content security policy said."""

    def forgive(self, words):
        """A test that provokes a refusal forgives exactly the line that names it."""
        matching = [line for line in self if words in line]
        assert matching, f"Nothing to forgive: no complaint names {words!r} in {self}"
        self[:] = [line for line in self if words not in line]


@pytest.fixture
def complaints():
    return Complaints()


@pytest.fixture
def context(chromium_browser, live_server, data_dir):
    context = chromium_browser.new_context(
        base_url=live_server.url, locale="en-GB", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(PATIENCE)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    yield context
    context.close()


@pytest.fixture
def page(context, complaints):
    """A page that fails its test if anything went wrong in the browser."""
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
    page.on(
        "console",
        lambda message: (
            complaints.append(f"{message.text} ({message.location.get('url', '')})")
            if message.type in {"error", "warning"}
            else None
        ),
    )
    yield page
    assert complaints == []
