"""The whole way of an answer: a pasted chat, a draft, an editor, a customer in the help centre."""

import pytest
from playwright.sync_api import expect

from kb.models import Article
from tests.browser.visits import screenshot, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

TRANSCRIPT = """[10:02] Mette Sørensen: Hej
[10:02] Ole: Hej Mette, du skriver med Ole. Hvad kan jeg hjælpe med?
[10:03] Mette Sørensen: Hvordan renser jeg filteret i støvsugeren? Min mail er mette@example.com
[10:04] Ole: Et øjeblik, jeg tjekker det lige.
[10:05] Ole: Tag filteret ud under låget, og skyl det i lunkent vand. Lad det tørre i 24 timer.
[10:06] Mette Sørensen: Tak for hjælpen!
"""


@pytest.fixture
def pasted(page, live_server, alice):
    sign_in(page, alice)
    page.goto("/chats/new/")
    page.get_by_label("Transcript").fill(TRANSCRIPT)
    page.get_by_label("Language").select_option("da")
    page.get_by_role("button", name="Preview").click()
    return page


def test_a_chat_becomes_an_article_that_customers_find(pasted, eva):
    page = pasted
    expect(page.get_by_label("Mette Sørensen")).to_have_value("customer")
    expect(page.get_by_label("Ole")).to_have_value("agent")
    screenshot(page, "chat-preview")
    page.get_by_role("button", name="Save the chat").click()
    page.get_by_role("link", name="Make an article of this chat").click()

    expect(page.get_by_label("Title")).to_have_value("Hvordan renser jeg filteret i støvsugeren?")
    expect(page.get_by_label("Text", exact=True)).not_to_have_value("mette@example.com")
    expect(page.get_by_text("[e-mail 1]").first).to_be_visible()
    screenshot(page, "chat-promote")
    page.get_by_role("button", name="Send as an article").last.click()
    expect(page.get_by_text("Sent to review.")).to_be_visible()
    expect(page.get_by_text("Not reviewed").first).to_be_visible()

    article = Article.objects.get()
    sign_in(page, eva)
    page.goto(f"/articles/{article.pk}/edit/")
    page.get_by_label("Who reads it").select_option("public")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_role("link", name="In the help centre")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/help/da/search/?q=støvsuger filter")
    page.get_by_role("link", name="Hvordan renser jeg filteret i støvsugeren?").click()
    expect(page.get_by_text("skyl det i lunkent vand").last).to_be_visible()
    assert "mette@example.com" not in page.content()


def test_the_promotion_works_by_keyboard_alone(pasted):
    page = pasted
    page.get_by_role("button", name="Save the chat").press("Enter")
    page.get_by_role("link", name="Make an article of this chat").press("Enter")
    keep = page.get_by_label("Keep").first
    keep.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("An address of ours")
    page.get_by_role("button", name="Send as an article").last.press("Enter")

    expect(page.get_by_text("Sent to review.")).to_be_visible()
    assert Article.objects.get().newest.title == "Hvordan renser jeg filteret i støvsugeren?"
