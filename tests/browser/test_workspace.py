"""The page agents live in, as an agent uses it: find, fill, copy."""

import pytest
from playwright.sync_api import expect

from responses.models import Use
from tests.browser.visits import (
    clipboard,
    draft,
    field,
    find,
    gap,
    said,
    screenshot,
    selected,
    sign_in,
    slowly,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reply_is_filled_and_copied_in_a_few_keys(desk):
    desk.keyboard.type("retur")
    desk.keyboard.press("Enter")
    expect(gap(desk)).to_be_focused()
    desk.keyboard.type("DK-77")
    desk.keyboard.press("Enter")

    expect(said(desk)).to_contain_text("DA")
    assert clipboard(desk) == "Hej. Ordre DK-77 kan sendes retur."
    screenshot(desk, "workspace-copied")


def test_a_use_is_counted_and_the_row_marked(desk, alice):
    field(desk).fill("tider")
    expect(selected(desk)).to_contain_text("Åbningstider")
    with desk.expect_response("**/uses/") as counted:
        desk.keyboard.press("Enter")

    assert counted.value.status == 201
    expect(desk.locator("[data-used]").first).to_be_visible()
    expect(said(desk)).to_contain_text("DA")
    assert [use.user for use in Use.objects.all()] == [alice]


def test_enter_waits_for_the_answer_to_what_was_typed(desk):
    slowly(desk, "/hits/", 400)
    desk.keyboard.type("tider")
    desk.keyboard.press("Enter")

    expect(said(desk)).to_contain_text("DA")
    assert clipboard(desk) == "Vi har åbent."


def test_what_is_typed_before_the_page_is_ready_counts(page, live_server, alice, returns):
    page.route(
        "**/workspace/main.js", lambda route: (page.wait_for_timeout(800), route.continue_())
    )
    sign_in(page, alice)
    page.goto("/", wait_until="commit")
    field(page).press_sequentially("tider")

    expect(selected(page)).to_contain_text("Åbningstider")
    expect(field(page)).to_have_value("tider")


def test_what_stands_in_the_draft_is_what_is_copied(desk):
    find(desk, "retur")
    expect(draft(desk)).to_have_value("Hej. Ordre ⟦Order number⟧ kan sendes retur.")
    desk.keyboard.press("Tab")
    draft(desk).fill("Hej igen. Pakken er på vej.")
    desk.keyboard.press("Control+Enter")

    expect(said(desk)).to_contain_text("DA")
    assert clipboard(desk) == "Hej igen. Pakken er på vej."


def test_an_edited_draft_can_be_brought_back(desk):
    find(desk, "retur")
    expect(draft(desk)).to_have_value("Hej. Ordre ⟦Order number⟧ kan sendes retur.")
    draft(desk).fill("Mine egne ord.")
    field(desk).fill("tider")
    expect(selected(desk)).to_contain_text("Åbningstider")
    expect(draft(desk)).to_have_value("Mine egne ord.")
    field(desk).press("Enter")
    expect(draft(desk)).to_have_value("Vi har åbent.")

    desk.get_by_role("button", name="Bring back my text").click()

    expect(draft(desk)).to_have_value("Mine egne ord.")


def test_alt_enter_adds_to_the_draft(desk):
    field(desk).fill("tider")
    expect(selected(desk)).to_contain_text("Åbningstider")
    expect(draft(desk)).to_have_value("Vi har åbent.")
    draft(desk).fill("Hej Mette.")
    field(desk).press("Alt+Enter")

    expect(draft(desk)).to_have_value("Hej Mette.\n\nVi har åbent.")


def test_another_language_asks_for_a_second_enter(page, live_server, alice, returns):
    sign_in(page, alice)
    page.goto("/")
    field(page).fill("tider")
    expect(selected(page)).to_contain_text("Åbningstider")
    field(page).press("Enter")
    expect(said(page)).to_contain_text("Enter again")

    field(page).press("Enter")
    expect(said(page)).to_contain_text("Copied")


def test_the_last_row_starts_a_new_reply(desk):
    field(desk).fill("gavekort")
    desk.locator("#hit-new").click()

    expect(desk).to_have_url("/replies/new/?title=gavekort")
    expect(desk.get_by_label("Title", exact=True)).to_have_value("gavekort")
