"""Fingers are faster than the service: keys pressed before an answer act on that answer."""

import pytest
from playwright.sync_api import expect

from tests.browser.visits import (
    clipboard,
    field,
    find,
    said,
    selected,
    slowly,
)
from tests.responses.factories import make_shared

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.anywhere]


def test_arrows_pressed_before_the_answer_count_in_it(desk):
    slowly(desk, "/hits/", 400)
    desk.keyboard.type("r")
    desk.keyboard.press("ArrowDown")
    expect(desk.locator("#hits mark").first).to_be_visible()

    keys = desk.locator("#hits [role=option]").evaluate_all("all => all.map(o => o.dataset.key)")
    expect(selected(desk)).to_have_attribute("data-key", keys[1])


def test_enter_before_the_answer_takes_the_first_hit_of_what_was_typed(desk):
    find(desk, "retur")
    field(desk).select_text()
    slowly(desk, "/hits/", 400)
    desk.keyboard.type("tider")
    desk.keyboard.press("Enter")

    expect(said(desk)).to_contain_text("Copied")
    assert clipboard(desk) == "Vi har åbent."


def test_what_is_typed_after_enter_waits_for_the_gap(desk):
    """Fingers know what comes; the service is slow."""
    find(desk, "tider", "Åbningstider")
    slowly(desk, "/", 400)
    field(desk).select_text()
    desk.keyboard.type("retur")
    desk.keyboard.press("Enter")
    desk.keyboard.type("DK-77")
    desk.keyboard.press("Enter")
    expect(said(desk)).to_have_text("Waiting for the answer")

    expect(said(desk)).to_have_text("Copied · DA")
    assert clipboard(desk) == "Hej. Ordre DK-77 kan sendes retur."


def test_what_is_typed_after_a_copy_is_the_next_query(desk):
    slowly(desk, "/", 400)
    desk.keyboard.type("tider")
    desk.keyboard.press("Enter")
    desk.keyboard.type("retur")
    expect(said(desk)).to_have_text("Copied · DA")
    assert clipboard(desk) == "Vi har åbent."

    expect(field(desk)).to_have_value("retur")
    expect(selected(desk)).to_contain_text("Returlabel")


def test_enter_twice_in_a_hurry_does_not_agree_to_another_language(desk, eva):
    make_shared(eva, title="Tracking", language="en", body="It is on its way.")
    desk.evaluate("navigator.clipboard.writeText('before')")
    slowly(desk, "/", 400)
    desk.keyboard.type("tracking")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    expect(said(desk)).to_contain_text("Enter again")
    desk.wait_for_timeout(500)

    assert clipboard(desk) == "before"


def test_a_late_answer_never_moves_the_selection(desk):
    find(desk, "r", "Returlabel")
    desk.keyboard.press("ArrowDown")
    chosen = selected(desk).get_attribute("data-key")
    slowly(desk, "/hits/", 300)

    desk.locator("[data-strip=name]").fill("Mette")  # rows are asked for anew, with the name
    expect(desk.locator("#hits")).to_contain_text("Hej Mette")

    expect(selected(desk)).to_have_attribute("data-key", chosen)
