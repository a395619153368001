"""Links in a script: put in by title, followed into the workspace by keyboard."""

import pytest
from playwright.sync_api import expect

from kb.models import Article
from tests.browser.visits import at_workspace, draft, field, open_chat, said, screenshot, sign_in
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def insert(page, words):
    """Ctrl+K, words of the title, and Enter on the first one found."""
    page.get_by_label("Text", exact=True).press("Control+k")
    with page.expect_response("**/search/complete/**"):
        page.get_by_label("Words of the title").fill(words)
    expect(page.locator("#link-choice option").first).to_be_attached()
    page.keyboard.press("Enter")


def test_a_script_is_linked_by_title_and_opens_its_reply_filled(
    page, live_server, alice, eva, returns
):
    prices = make_article("Prices of parcels", language="en")
    sign_in(page, eva)
    page.goto("/articles/new/")
    page.get_by_label("Title", exact=True).fill("How to take a return")
    text = page.get_by_label("Text", exact=True)
    text.fill("See ")
    insert(page, "prices parc")
    expect(text).to_have_value(f"See [Prices of parcels](article:{prices.pk})")
    text.press_sequentially(", then ")
    insert(page, "retur")
    expect(text).to_have_value(
        f"See [Prices of parcels](article:{prices.pk}), then [Returlabel](reply:retur)"
    )
    expect(page.locator("#preview a")).to_have_count(2)
    screenshot(page, "insert-link")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("Saved and published.")).to_be_visible()
    script = Article.objects.get(links__code="retur")

    page.context.clear_cookies()
    at_workspace(page, alice)
    open_chat(page, 1, customer__first_name="Mette")
    page.goto(f"/articles/{script.pk}/")
    page.get_by_role("link", name="Returlabel").press("Enter")

    expect(page).to_have_url(f"{live_server.url}/")
    expect(draft(page)).to_have_value("Hej Mette. Ordre ⟦Order number⟧ kan sendes retur.")
    expect(field(page)).to_have_value("retur")
    page.goto("/r/nothing?fill=1")
    expect(said(page)).to_contain_text("no reply with the short code “nothing”")
