"""A newcomer with the demo: from the printed address to a reply on the clipboard, and all pages."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from accounts.models import User
from desk import demo_logins
from desk.services.demo import load_demo
from kb.models import Article
from responses.models import Reply
from search import upkeep
from tests.browser.visits import screenshot, sign_in
from tests.kept import kept

pytestmark = pytest.mark.django_db(transaction=True)

MOST_ACTIONS = 20
# Accessible names and contrast in both schemes are the rules; region is a matter of taste.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
# What else than colours could be different in the dark?
RULES_IN_THE_DARK = {**RULES, "runOnly": {"type": "rule", "values": ["color-contrast"]}}


class Hands:
    """What a person does, counted: one for each key combination, click, or word typed."""

    def __init__(self, page):
        self.page = page
        self.actions = 0

    def do(self, act, *arguments):
        self.actions += 1
        return act(*arguments)


@pytest.fixture
def demo(settings, live_server, data_dir):
    settings.DEMO_SIGN_IN = True
    demo_logins.remember(kept(load_demo))
    upkeep.rebuild()


def test_a_newcomer_copies_a_filled_reply_in_a_few_actions(page, demo):
    hands = Hands(page)

    hands.do(page.goto, "/")
    hands.do(page.get_by_role("button", name=re.compile("agent", re.IGNORECASE)).click)
    expect(page.locator("#q")).to_be_focused()
    hands.do(page.keyboard.type, "retur")
    expect(page.locator("#hits [aria-selected=true] mark").first).to_be_visible()
    screenshot(page, "first-hits")
    hands.do(page.keyboard.press, "ArrowDown")
    hands.do(page.keyboard.press, "Enter")
    gaps = page.locator(".gap input")
    expect(gaps.first).to_be_focused()
    for number in range(gaps.count()):
        hands.do(page.keyboard.type, f"value {number}")
        hands.do(page.keyboard.press, "Enter")

    expect(page.locator("[data-said]")).to_have_attribute("data-tone", "good")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "value 0" in copied
    assert "⟦" not in copied
    assert hands.actions < MOST_ACTIONS


@pytest.mark.anywhere
def test_no_page_shuts_anybody_out_by_light_or_in_the_dark(page, demo):
    sign_in(page, User.objects.get(username="ingrid"))
    reply = Reply.objects.filter(subject__gt="").first()
    article = Article.objects.public().first()
    paths = [
        "/",
        "/replies/",
        f"/replies/{reply.pk}/",
        f"/replies/{reply.pk}/edit/",
        "/articles/",
        f"/articles/{article.pk}/",
        f"/articles/{article.pk}/edit/",
        f"/articles/{article.pk}/history/",
        "/settings/company/",
        "/settings/constants/",
        article.public_url,
    ]

    found = {path: violations(page, path) for path in paths}

    assert found == {path: [] for path in paths}


def violations(page, path):
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # no colour half-way
    page.goto(path)
    page.wait_for_load_state("networkidle")
    found = Axe().run(page, options=RULES).response["violations"]
    page.emulate_media(color_scheme="dark")
    found += Axe().run(page, options=RULES_IN_THE_DARK).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:150]}" for each in found]
