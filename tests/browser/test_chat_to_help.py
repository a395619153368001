"""The whole way of an answer: a pasted chat, a draft, an editor, a customer in the help centre."""

import pytest
from playwright.sync_api import expect

from chats.models import Chat
from kb.models import Article, Revision
from responses.models import Reply
from search.models import SearchDocument
from tests.browser.visits import screenshot, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

TRANSCRIPT = """[10:02] Mette Sørensen: Hej
[10:02] Ole: Hej Mette, du skriver med Ole. Hvad kan jeg hjælpe med?
[10:03] Mette Sørensen: Min støvsuger suger ikke længere. Min mail er mette@example.com
[10:04] Ole: Et øjeblik, jeg tjekker det lige.
[10:05] Ole: Tag filteret ud under låget, skyl det i lunkent vand, og lad det tørre i 24 timer.
[10:06] Ole: Hvis det ikke hjælper, Mette, så kom med bonen fra solsikkefesten og ordre 7654321.
[10:09] Mette Sørensen: Det virkede! Tak for hjælpen!
"""
SECOND = """Kunde: Hej, jeg hedder Jens. Hvorfor suger min støvsuger ikke længere?
Support: Hej Jens. Har du prøvet at skylle filteret i lunkent vand og lade det tørre i 24 timer?
Kunde: Nu virker den
"""
PLANTED = ("Mette", "Sørensen", "mette@example.com", "7654321", "solsikkefesten")
TITLE = "Hvorfor suger min støvsuger ikke længere?"


def paste(page, transcript):
    page.goto("/chats/new/")
    page.get_by_label("Transcript").fill(transcript)
    page.get_by_label("Language").select_option("da")
    page.get_by_role("button", name="Preview").press("Enter")
    page.get_by_role("button", name="Save the chat").press("Enter")
    page.get_by_role("link", name="Make an article of this chat").press("Enter")


def test_a_chat_becomes_an_article_that_customers_find(page, live_server, alice, eva):
    sign_in(page, alice)
    paste(page, TRANSCRIPT)

    _promote_by_keyboard(page)
    assert_nothing_planted_is_left()
    _publish(page, eva)
    _find_as_a_customer(page)

    sign_in(page, alice)
    paste(page, SECOND)
    second = Chat.objects.latest("pk")
    page.goto(f"/#chat={second.source}:{second.external_id}")
    page.get_by_role("link", name="Make an article of this chat").click()
    similar = page.locator(".similar")
    expect(similar).to_have_count(1)
    expect(similar).to_contain_text(TITLE)
    expect(similar).to_contain_text("Answers it")
    screenshot(page, "chat-similar")
    similar.get_by_role("button", name="Link it").press("Enter")
    expect(page.get_by_text("Linked.")).to_be_visible()


def _promote_by_keyboard(page):
    expect(page.get_by_label("Title", exact=True)).to_have_value(TITLE)
    expect(page.locator(".taken").first).to_have_text("Mette")
    page.get_by_label("Reply", exact=True).press("Space")
    expect(page.get_by_label("What the agent sends")).to_be_visible()
    expect(page.locator("[data-by-selecting]")).to_be_visible()  # the script is there
    # A name that no program knows for one is selected and taken out.
    page.get_by_label("Text", exact=True).evaluate(
        "area => { area.focus(); const at = area.value.indexOf('solsikkefesten');"
        "area.setSelectionRange(at, at + 14); }"
    )
    page.keyboard.press("Alt+t")
    expect(page.get_by_label("Text 1 to take out")).to_have_value("solsikkefesten")
    screenshot(page, "chat-promote")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("What is taken out is right")).to_be_focused()
    page.keyboard.press("Alt+r")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Sent to review.")).to_be_visible()
    expect(page.get_by_role("link", name=TITLE)).to_have_count(2)


def assert_nothing_planted_is_left():
    revision, reply = Revision.objects.get(), Reply.objects.get()
    rows = [f"{row.title_keys} {row.keys} {row.words}" for row in SearchDocument.objects.all()]
    texts = [revision.title, revision.summary, revision.body, reply.title, reply.body, *rows]
    for planted in PLANTED:
        assert not [text for text in texts if planted.lower() in text.lower()], planted
    assert "{{customer.first_name}}" in reply.body
    assert "{{order.number}}" in reply.body


def _publish(page, eva):
    article = Article.objects.get()
    sign_in(page, eva)
    page.goto(f"/articles/{article.pk}/edit/")
    page.get_by_label("Who reads it").select_option("public")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_role("link", name="In the help centre")).to_be_visible()


def _find_as_a_customer(page):
    page.context.clear_cookies()
    page.goto("/help/da/search/?q=støvsuger filter")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text("skyl det i lunkent vand").last).to_be_visible()
    assert "mette" not in page.content().lower()
