"""Three chats at once: what is known of a customer stays with that customer."""

import pytest
from playwright.sync_api import expect

from tests.browser.visits import (
    clipboard,
    current_chat,
    draft,
    field,
    find,
    gap,
    open_chat,
    said,
    selected,
    sign_in,
    slowly,
)

pytestmark = pytest.mark.django_db(transaction=True)


def kept(page):
    return page.evaluate("sessionStorage.getItem('replybook.workspace')")


def test_two_chats_keep_their_own_names_and_a_third_has_none(desk):
    for name, number in (("Mette", "1"), ("Øyvind", "2")):
        open_chat(desk, number, customer__first_name=name, order__number=number)
        expect(current_chat(desk)).to_contain_text(name)
        find(desk, "retur")
        desk.keyboard.press("Enter")
        expect(said(desk)).to_contain_text(name)
        assert clipboard(desk) == f"Hej {name}. Ordre {number} kan sendes retur."

    desk.keyboard.press("Control+k")
    desk.keyboard.press("Escape")
    desk.keyboard.press("Escape")
    find(desk, "retur")
    desk.keyboard.press("Enter")
    expect(gap(desk)).to_be_focused()
    expect(draft(desk)).to_have_value("Hej. Ordre ⟦Order number⟧ kan sendes retur.")

    desk.keyboard.press("Alt+PageUp")
    expect(current_chat(desk)).to_contain_text("Øyvind")
    expect(draft(desk)).to_have_value("Hej Øyvind. Ordre 2 kan sendes retur.")


def test_enter_for_one_chat_copies_nothing_for_another(desk):
    """The same reply stands in both drafts, and its filling comes late."""
    for name, number in (("Mette", "1"), ("Øyvind", "2")):
        open_chat(desk, number, customer__first_name=name, order__number=number)
        find(desk, "retur")
        expect(draft(desk)).to_have_value(f"Hej {name}. Ordre {number} kan sendes retur.")
    desk.evaluate("navigator.clipboard.writeText('before')")
    field(desk).fill("tider")
    expect(selected(desk)).to_contain_text("Åbningstider")
    slowly(desk, "/render/", 500)
    field(desk).fill("retur")
    desk.keyboard.press("Enter")
    desk.wait_for_timeout(250)
    desk.keyboard.press("Alt+PageUp")
    expect(current_chat(desk)).to_contain_text("Mette")
    desk.wait_for_timeout(1200)

    assert clipboard(desk) == "before"
    expect(said(desk)).to_be_empty()


def test_no_row_shows_the_name_of_the_chat_before(desk):
    open_chat(desk, 1, customer__first_name="Mette")
    expect(desk.locator("#hits")).to_contain_text("Hej Mette")
    slowly(desk, "/hits/", 600)

    open_chat(desk, 2, customer__first_name="Øyvind")
    assert "Mette" not in desk.locator("#hits").inner_text()
    expect(desk.locator("#hits")).to_contain_text("Hej Øyvind")

    desk.keyboard.press("Alt+PageUp")
    expect(current_chat(desk)).to_contain_text("Mette")
    assert "Hej Mette" in desk.locator("#hits").inner_text(), "its own list is there at once"


def test_a_chat_comes_back_as_it_was_left(desk):
    open_chat(desk, 1, customer__first_name="Mette")
    find(desk, "r")
    desk.keyboard.press("ArrowDown")
    left = selected(desk).get_attribute("data-key")

    open_chat(desk, 2, customer__first_name="Øyvind")
    expect(field(desk)).to_have_value("")
    desk.keyboard.press("Alt+PageUp")

    expect(field(desk)).to_have_value("r")
    expect(selected(desk)).to_have_attribute("data-key", left)


def test_the_name_leaves_the_address_bar(desk):
    desk.evaluate("location.hash = 'chat=tool:9&customer.first_name=Mette'")
    expect(current_chat(desk)).to_contain_text("Mette")

    assert desk.url.endswith("/")


def test_a_link_to_a_chat_survives_signing_in(page, live_server, alice, returns):
    alice.set_password("correct horse battery")
    alice.save()
    page.goto("/#chat=tool:9&customer.first_name=Mette&language=da")
    page.get_by_label("User name").fill("alice")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()

    expect(current_chat(page)).to_contain_text("Mette")
    assert page.url.endswith("/")


def test_values_are_forgotten_after_twenty_idle_minutes(page, live_server, alice, returns):
    page.clock.install()
    sign_in(page, alice)
    page.goto("/")
    expect(selected(page)).to_be_visible()
    open_chat(page, 1, customer__first_name="Mette")
    expect(current_chat(page)).to_contain_text("Mette")
    page.clock.fast_forward("15:00")
    open_chat(page, 2, customer__first_name="Øyvind")
    expect(current_chat(page)).to_contain_text("Øyvind")

    page.clock.fast_forward("06:00")
    expect(page.locator(".chats")).not_to_contain_text("Mette")
    expect(page.locator(".chats")).to_contain_text("Øyvind")
    assert "Mette" not in kept(page)

    page.clock.fast_forward("15:00")
    expect(page.locator(".chats")).not_to_contain_text("Øyvind")
    expect(said(page)).to_contain_text("dropped")
    assert "Øyvind" not in kept(page)


def test_my_own_words_are_forgotten_with_the_chat(page, live_server, alice, returns):
    page.clock.install()
    sign_in(page, alice)
    page.goto("/")
    expect(selected(page)).to_be_visible()
    open_chat(page, 1, customer__first_name="Mette")
    find(page, "tider", "Åbningstider")
    draft(page).fill("Hej Mette, det ordner vi.")
    field(page).fill("retur")
    field(page).press("Enter")
    expect(page.get_by_role("button", name="Bring back my text")).to_be_visible()

    page.clock.fast_forward("21:00")

    expect(page.locator(".chats")).not_to_contain_text("Mette")
    expect(page.get_by_role("button", name="Bring back my text")).to_be_hidden()


def test_a_shouted_name_is_written_otherwise_by_one_key_alone(desk):
    open_chat(desk, 1, customer__name="METTE SANDKLIT", order__number="7")
    find(desk, "retur")
    expect(draft(desk)).to_have_value("Hej METTE. Ordre 7 kan sendes retur.")
    expect(desk.get_by_role("button", name="Write “Mette”?")).to_be_visible()

    desk.keyboard.press("Alt+n")

    expect(draft(desk)).to_have_value("Hej Mette. Ordre 7 kan sendes retur.")
    expect(current_chat(desk)).to_contain_text("Mette")
    expect(selected(desk)).to_contain_text("Hej Mette")
    expect(desk.get_by_role("button", name="Write “Mette”?")).to_be_hidden()
    expect(field(desk)).to_be_focused()


@pytest.mark.parametrize("name", ["Mette", "van der Berg", "Øyvind", "AJ", "McDonald", "O’Neill"])
def test_a_name_with_a_will_of_its_own_is_left_alone(desk, name):
    open_chat(desk, 1, customer__first_name=name)

    expect(current_chat(desk)).to_contain_text(name)
    expect(desk.locator("[data-strip=proposal]")).to_be_hidden()


def test_what_is_known_can_be_put_right(desk):
    open_chat(desk, 1, customer__first_name="Mette", order__number="7")
    find(desk, "retur")
    desk.get_by_text("Known: 1").click()
    desk.get_by_label("Order number").fill("77")

    expect(draft(desk)).to_have_value("Hej Mette. Ordre 77 kan sendes retur.")
    desk.get_by_label("Order number").press("Escape")
    expect(field(desk)).to_be_focused()
    expect(desk.get_by_label("Order number")).to_be_hidden()
