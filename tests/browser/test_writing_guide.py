"""The guide is read, searched and written in a browser."""

import pytest

from styleguide.models import StyleEntry
from tests.browser.visits import screenshot, sign_in
from tests.styleguide.factories import a_rule, make_entry

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_agent_reads_and_searches_the_book(page, alice, eva):
    examples = [{"text": "Nej.", "verdict": "bad"}, {"text": "Nej, men …", "verdict": "good"}]
    make_entry(eva, "Say what you can do", topic="refusal", guidance="A way on.", examples=examples)
    make_entry(eva, "Ask before they wait", topic="hold")
    sign_in(page, alice)
    page.goto("/")
    page.get_by_role("link", name="Writing guide").click()
    page.get_by_role("navigation", name="Contents").get_by_text("Ask before they wait").click()
    page.wait_for_url("**/style/#advice-ask-before-they-wait")
    screenshot(page, "style-book")

    page.get_by_label("Search in the guide").fill("way on")
    page.get_by_role("button", name="Search").click()

    page.get_by_role("heading", name="Say what you can do").wait_for()
    assert page.get_by_role("heading", name="Ask before they wait").count() == 0


def test_an_editor_writes_advice_with_rows_that_are_added(page, eva):
    sign_in(page, eva)
    page.goto("/style/new/")
    page.get_by_label("Advice in one line").fill("Thank once")
    page.get_by_label("Guidance").fill("Once is **enough**.")
    page.locator("#preview strong").get_by_text("enough").wait_for()
    for number, text in enumerate(("Thanks. Thanks.", "Thanks.", "Thank you.")):
        if number == 2:
            page.get_by_role("button", name="Add an example").click()
        page.locator(f"[name=examples-{number}-text]").fill(text)
    page.locator("[name=examples-0-verdict]").select_option("bad")
    assert not page.locator("[name=rules-0-words]").is_visible()
    page.locator("[name=rules-0-kind]").select_option("limit")
    page.locator("[name=rules-0-message]").fill("Once")
    page.get_by_label("Words or signs").fill("thanks")
    page.get_by_label("At most, in one text").fill("1")
    screenshot(page, "style-editor")
    page.get_by_role("button", name="Save and publish").click()
    page.wait_for_url("**/style/*/")

    entry = StyleEntry.objects.get()
    assert (entry.status, [each["text"] for each in entry.parts["examples"]]) == (
        "published",
        ["Thanks. Thanks.", "Thanks.", "Thank you."],
    )
    assert entry.parts["rules"][0]["parameters"] == {"words": ["thanks"], "max": 1}


def test_rows_that_were_added_survive_a_reload(page, eva):
    sign_in(page, eva)
    page.goto("/style/new/")
    page.get_by_role("button", name="Add an example").click()
    page.locator("[name=examples-2-text]").fill("Not saved yet")
    page.reload()

    assert page.locator("[name=examples-2-text]").input_value() == "Not saved yet"
    page.get_by_role("button", name="Discard").click()
    assert page.locator("[name=examples-2-text]").count() == 0


def test_enter_on_advice_in_the_workspace_opens_it(page, context, alice, eva):
    entry = make_entry(eva, "Parcel advice", rules=[a_rule()])
    sign_in(page, alice)
    page.goto("/")
    page.get_by_role("combobox", name="Find a reply").fill("parcel advice")
    page.get_by_role("option", name="Parcel advice", exact=False).first.wait_for()

    with context.expect_page() as opened:
        page.get_by_role("combobox", name="Find a reply").press("Enter")

    opened.value.wait_for_url(f"**/style/{entry.pk}/")
