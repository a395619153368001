"""Advice is tried while an editor writes it; a reader sees that it is new, and checks a text."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from styleguide.models import StyleEntry
from styleguide.services.entries import change_entry
from tests.browser.visits import screenshot, sign_in
from tests.styleguide.factories import a_rule, make_entry
from tests.styleguide.test_editor import ONE_OF_EACH

pytestmark = pytest.mark.django_db(transaction=True)


def tried(page, row):
    return page.locator(f"[data-tried={row}]")


def write_example(page, number, text, verdict):
    page.locator(f"[name=examples-{number}-text]").fill(text)
    page.locator(f"[name=examples-{number}-verdict]").select_option(verdict)


def write_rule(page):
    """A rule of one kind, then of another: what was typed goes along into the other sentence."""
    page.locator("[name=rules-0-kind]").select_option("avoid")
    page.get_by_label("Words to avoid").fill("nej")
    expect(tried(page, "examples-0")).to_contain_text("Found, as it should be")
    expect(tried(page, "examples-1")).to_contain_text("A rule finds something")
    page.locator("[name=rules-0-kind]").select_option("require_after")
    expect(page.locator("[data-sentence]").first).to_contain_text("When the text says")
    page.get_by_label("One of these must follow").fill("men, i stedet")
    page.locator("[name=rules-0-message]").fill("Sig også, hvad du kan gøre.")
    assert page.get_by_label("When one of these stands").input_value() == "nej"
    expect(tried(page, "examples-1")).to_contain_text("Nothing found, as it should be")
    expect(page.locator("[data-tried-summary]")).to_have_text(
        "2 of 2 examples are as they should be."
    )


def add_a_rule_and_take_it_away_twice(page):
    page.get_by_role("button", name="Add a rule").click()
    kind = page.locator("[name=rules-1-kind]")
    kind.select_option("limit")
    expect(tried(page, "rules-1")).to_contain_text("Not tried yet")
    remove = page.locator("[data-row]").filter(has=kind).get_by_role("button", name="Remove")
    remove.click()
    expect(kind).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    remove.click()
    expect(kind).to_be_hidden()


def test_a_rule_is_tried_while_it_is_written(page, eva):
    sign_in(page, eva)
    page.goto("/style/new/")
    page.get_by_label("Advice in one line").fill("Say what you can do")
    page.locator("[name=language]").select_option("da")
    write_example(page, 0, "Nej, det kan vi ikke.", "bad")
    write_example(page, 1, "Nej, men jeg spørger.", "good")
    write_rule(page)
    add_a_rule_and_take_it_away_twice(page)
    assert Axe().run(page).violations_count == 0

    # Nothing is lost by a reload, nor does what was taken away come back.
    page.reload()
    expect(page.get_by_label("When one of these stands")).to_have_value("nej")
    expect(page.locator("[name=rules-1-kind]")).to_be_hidden()
    expect(tried(page, "examples-0")).to_contain_text("Found, as it should be")
    page.get_by_role("button", name="Save and publish").click()
    page.wait_for_url("**/style/*/")

    parts = StyleEntry.objects.get().parts
    assert [rule["kind"] for rule in parts["rules"]] == ["require_after"]


def test_a_reader_sees_what_is_new_and_checks_a_text(page, eva, alice):
    rule = a_rule(severity="suggestion", parameters={"words": ["nej"], "use": []})
    entry = make_entry(eva, language="da", rules=[rule])
    sign_in(page, alice)
    page.goto("/style/?language=da")
    expect(page.get_by_text("1 piece of advice is new or changed")).to_be_visible()
    page.get_by_label("Check a text").fill("Hej! Nej, det kan vi ikke.")
    expect(page.locator(".underlined-layer mark.is-suggestion")).to_have_text("Nej")
    remark = page.locator("[data-found] > li")
    expect(remark).to_contain_text("Say it another way.")
    expect(remark.get_by_role("link")).to_have_attribute("href", entry.get_absolute_url())
    screenshot(page, "style-book-checked")
    assert Axe().run(page).violations_count == 0
    page.get_by_label("Check a text").fill("Hej!")
    expect(page.get_by_text("The guide has no remark on this.")).to_be_visible()
    page.get_by_role("button", name="I have read them").click()
    expect(page.get_by_text("is new or changed")).to_have_count(0)

    change_entry(entry, by=eva, version=1, guidance="Altid.")
    page.reload()

    expect(page.get_by_text("Changed since you read it")).to_be_visible()


@pytest.mark.anywhere
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_guide_is_fit_for_everybody(page, eva, adam, scheme):
    examples = [{"text": "Desværre.", "verdict": "bad"}, {"text": "Desværre!", "verdict": "good"}]
    entry = make_entry(adam, language="da", guidance="Why", rules=ONE_OF_EACH, examples=examples)
    change_entry(entry, by=adam, version=1, guidance="Why not")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, eva)
    for path in (
        "",
        f"{entry.pk}/",
        f"{entry.pk}/edit/",
        f"{entry.pk}/history/",
        "check/",
        "transfer/",
    ):
        page.goto(f"/style/{path}")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
