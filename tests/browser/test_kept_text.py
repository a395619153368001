"""What somebody typed and has not saved is not lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.browser.visits import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.anywhere]

PASSWORD = "korrekt hest batteri"
TITLE = "Sådan returnerer du en vare"


@pytest.fixture
def writer(page, live_server, eva):
    """Eva at a new article, with a text and a title typed."""
    eva.set_password(PASSWORD)
    eva.save()
    sign_in(page, eva)
    page.goto("/articles/new/")
    page.get_by_label("Text", exact=True).fill("Læg varen i kassen.")
    title(page).press_sequentially(TITLE)
    page.wait_for_timeout(600)  # kept a moment after the last key
    return page


def title(page):
    return page.get_by_label("Title", exact=True)


def notice(page):
    return page.get_by_text("Restored what you had typed")


def sign_in_again(page):
    page.get_by_label("User name").fill("eva")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_a_reload_brings_it_back(writer):
    writer.reload()

    expect(title(writer)).to_have_value(TITLE)
    expect(notice(writer)).to_be_visible()


def test_discarded_text_stays_away(writer):
    writer.reload()
    writer.get_by_role("button", name="Discard").click()
    expect(title(writer)).to_have_value("")
    writer.reload()

    expect(title(writer)).to_have_value("")
    expect(notice(writer)).to_have_count(0)


def test_an_ended_session_leads_back_to_it(writer):
    Session.objects.all().delete()
    writer.get_by_role("button", name="Save", exact=True).click()
    expect(writer.get_by_text("What you typed is kept")).to_be_visible()
    sign_in_again(writer)

    expect(title(writer)).to_have_value(TITLE)
    writer.get_by_role("button", name="Save", exact=True).click()
    expect(writer.get_by_role("heading", name=TITLE)).to_be_visible()
    writer.goto("/articles/new/")
    expect(title(writer)).to_have_value("")


def test_cookies_that_are_gone_lose_nothing_either(writer, complaints):
    writer.context.clear_cookies()
    writer.get_by_role("button", name="Save", exact=True).click()
    expect(writer.get_by_text("what you typed is kept")).to_be_visible()
    complaints.forgive("403 (Forbidden)")
    writer.goto("/articles/new/")
    sign_in_again(writer)

    expect(title(writer)).to_have_value(TITLE)


def test_nobody_else_at_this_browser_sees_it(writer, adam):
    sign_in(writer, adam)
    writer.goto("/articles/new/")

    expect(title(writer)).to_have_value("")


def test_signing_in_again_in_another_tab_is_enough(writer):
    writer.context.clear_cookies()
    tab = writer.context.new_page()
    tab.goto("/sign-in/")
    sign_in_again(tab)
    expect(tab.get_by_role("navigation", name="Main")).to_be_visible()

    writer.get_by_role("button", name="Save", exact=True).click()

    expect(writer.get_by_role("heading", name=TITLE)).to_be_visible()
