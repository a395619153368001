"""The writing guide reads along: underlined while writing, one key takes the other words."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from responses.models import Reply
from tests.browser.visits import clipboard, draft, find, screenshot, sign_in
from tests.responses.factories import make_shared
from tests.styleguide.factories import a_rule, make_entry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def guide(eva):
    closed = {"words": ["lukket"], "use": []}
    instead = {"words": ["desværre"], "use": ["beklager"]}
    make_entry(
        eva,
        language="da",
        rules=[
            a_rule(severity="error", message="Say it another way.", parameters=instead),
            a_rule(message="Say when it opens.", parameters=closed),
        ],
    )


def marks(page):
    return page.locator(".underlined-layer mark")


def is_mirrored(page):
    """The layer behind the text breaks its lines as the text does, and stands where it stands."""
    return page.evaluate(
        """() => {
          const layer = [...document.querySelectorAll(".underlined-layer")].find(
            (each) => each.querySelector("mark"));
          const area = layer.nextElementSibling;
          return layer.scrollHeight === area.scrollHeight && layer.scrollTop === area.scrollTop;
        }"""
    )


def rows(page):
    return page.locator("[data-findings-of]:visible [data-found] > li")


def test_the_draft_of_a_chat_is_read_along(desk, guide):
    find(desk, "tider", title="Åbningstider")
    desk.keyboard.press("Tab")
    draft(desk).fill("😀 Vi har desværre lukket.\nDesværre.\n" + "Hej igen, kære kunde. " * 60)
    expect(marks(desk)).to_have_text(["desværre", "lukket", "Desværre"])
    expect(rows(desk)).to_have_count(3)
    expect(desk.locator("[data-findings-said]")).to_have_text("Must change: 2 · Should change: 1")
    screenshot(desk, "findings-draft")

    draft(desk).evaluate("area => { area.setSelectionRange(0, 0); area.scrollTop = 60; }")
    desk.keyboard.type("Nå. ")
    expect(marks(desk)).to_have_text(["desværre", "lukket", "Desværre"])
    assert is_mirrored(desk)
    desk.keyboard.press("F2")
    expect(draft(desk)).to_have_value(re.compile("^Nå. 😀 Vi har beklager lukket."))
    expect(rows(desk)).to_have_count(2)
    desk.keyboard.press("F4")
    expect(marks(desk)).to_have_text(["Desværre"])
    desk.keyboard.press("F8")
    desk.keyboard.press("F2")
    expect(marks(desk)).to_have_count(0)
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("[data-said]")).to_contain_text("DA")
    assert clipboard(desk).startswith("Nå. 😀 Vi har beklager lukket.\nBeklager.")


def test_an_editor_is_told_what_must_change_and_publishes_with_a_reason(
    page, eva, guide, complaints
):
    reply = make_shared(eva, title="Lukket", body="Hej.", language="da", status="draft")
    sign_in(page, eva)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"/replies/{reply.pk}/edit/")
    page.locator("[name=body]").fill("Vi har desværre igen lukket. " * 40)
    expect(marks(page)).to_have_count(80)
    assert is_mirrored(page)
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    screenshot(page, "findings-editor")

    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_text("Not published: this must change")).to_be_visible()
    complaints.forgive("409")
    assert Axe().run(page).violations_count == 0
    screenshot(page, "findings-refused")
    page.get_by_label("Why it may stand").fill("It is a quote")
    page.get_by_role("button", name="Publish anyway").click()
    expect(page.get_by_text("Published.", exact=True)).to_be_visible()

    assert Reply.objects.get(pk=reply.pk).status == "published"
