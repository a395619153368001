"""An editor writes, compares and publishes an article; a visitor reads it."""

import pytest
from playwright.sync_api import expect

from kb.models import Article
from kb.services.articles import change_article
from tests.browser.visits import screenshot, sign_in
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editor(page, live_server, eva):
    eva.language = "en"
    eva.save()
    sign_in(page, eva)
    return page


def save(page, name="Save"):
    page.get_by_role("button", name=name, exact=True).click()


def body(page):
    return page.get_by_label("Text", exact=True)


def write(page, text, note):
    page.get_by_role("link", name="Edit", exact=True).click()
    body(page).fill(text)
    page.get_by_label("What changed").fill(note)


def test_three_revisions_their_difference_and_a_reader(editor):
    editor.goto("/articles/new/")
    editor.get_by_label("Title", exact=True).fill("Hvordan returnerer jeg?")
    body(editor).fill("Pak **varen** inden 14 dage.")
    expect(editor.locator("#preview strong")).to_have_text("varen")
    editor.get_by_label("Language").select_option("da")
    expect(body(editor)).to_have_attribute("lang", "da")
    editor.get_by_label("Who reads it").select_option("public")
    save(editor)

    write(editor, "Pak **varen** inden 30 dage.", "new rule")
    save(editor)
    write(editor, "Pak **varen** inden 30 dage, og gem kvitteringen.", "receipt")
    save(editor)

    editor.get_by_role("link", name="Revision 3").click()
    editor.get_by_label("Compare from revision 1").check()
    editor.get_by_role("button", name="Compare").click()
    expect(editor.locator(".sides del").first).to_have_text("14")
    expect(editor.locator(".sides ins").first).to_have_text("30")
    screenshot(editor, "article-difference")

    article = Article.objects.get()
    editor.goto(f"/articles/{article.pk}/")
    save(editor, "Publish")
    editor.get_by_role("link", name="In the help centre").click()
    expect(editor.get_by_role("heading", name="Hvordan returnerer jeg?")).to_be_visible()
    expect(editor.get_by_text("gem kvitteringen")).to_be_visible()


def test_a_stale_save_loses_nothing(editor, adam, complaints):
    article = make_article("Opening hours", body="We are open.", status="draft")
    editor.goto(f"/articles/{article.pk}/edit/")
    change_article(article, by=adam, version=None, body="We are open until ten.")
    body(editor).fill("We are open every day.")
    save(editor)

    expect(editor.get_by_text("Somebody saved this after you opened it")).to_be_visible()
    complaints.forgive("409 (Conflict)")
    expect(editor.locator(".place ins").first).to_have_text(" until ten")
    expect(body(editor)).to_have_value("We are open until ten.\nWe are open every day.")
    screenshot(editor, "article-stale")
    body(editor).fill("We are open every day until ten.")
    save(editor, "Save both")
    expect(editor.get_by_text("We are open every day until ten.")).to_be_visible()


def test_a_visitor_without_javascript_searches_reads_and_votes(chromium_browser, live_server, eva):
    article = make_article("Opening hours", body="We are open.", visibility="public")
    context = chromium_browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()

    page.goto("/help/en/")
    page.get_by_role("searchbox").fill("opening")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Opening hours").click()
    page.get_by_role("button", name="Yes").click()

    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert article.feedback.get().helpful
    assert context.cookies() == []
    context.close()
