"""Searching with slips, other words and no scripts, as people do it in a browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from kb.services.articles import create_article
from search import upkeep
from search.services.shipped import load_shipped
from tests.browser.visits import at_workspace, field, screenshot, selected, sign_in
from tests.factories import make_user
from tests.kept import kept
from tests.responses.factories import make_shared

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.anywhere]

WIDTHS = {"narrow": 360, "wide": 1440}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}


@pytest.fixture
def words(transactional_db, data_dir):
    """What there is to find, with synonyms, and an index that knows the words."""
    kept(_make_words)


@pytest.fixture
def alice(words, support):
    """After the words, which want an empty database."""
    return make_user("alice", role="agent", teams=[support])


def _make_words():
    eva = make_user("eva", role="editor")
    load_shipped()
    make_shared(
        eva,
        title="Ny adgangskode",
        shortcut="kode",
        language="da",
        body="Her er et link til en ny adgangskode. Det virker i en time.",
    )
    make_shared(eva, title="Reset password", language="en", body="Here is a link. It is valid.")
    make_shared(eva, title="Grøn returlabel", language="da", tags=["Retur"], body="Her er den.")
    make_shared(eva, title="Retur af varer", language="da", tags=["Retur"], body="Send den hjem.")
    for title in ("Glemt adgangskode", "Levering", "Retur <b>uden</b> kvittering"):
        create_article(
            by=eva,
            title=title,
            summary="Det er nemt.",
            body="Sådan gør du, hvis du har glemt din adgangskode.\n\nSend varen retur.",
            language="da",
            visibility="public",
            status="published",
        )
    for number in range(30):
        create_article(
            by=eva,
            title=f"Faktura {number}",
            body="Om faktura.",
            language="nb",
            visibility="public",
            status="published",
        )
    assert upkeep.rebuild()


@pytest.fixture
def desk(page, live_server, alice, words):
    """Alice at the workspace with a Danish customer; the field focused."""
    return at_workspace(page, alice)


def correction(page):
    return page.locator("#hit-correction")


def row(page, title):
    return page.locator("#hits .hit[data-id]").filter(has_text=title)


def violations(page):
    """What axe finds, by light and in the dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour half-way
        found += [each["id"] for each in Axe().run(page, options=RULES).response["violations"]]
    page.emulate_media(color_scheme="light")
    return found


def pictures(page, name):
    for width, pixels in WIDTHS.items():
        page.set_viewport_size({"width": pixels, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            screenshot(page, f"{name}-{width}-{scheme}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_slip_finds_and_a_better_spelling_is_one_key_away(desk):
    desk.keyboard.type("adgagnskode")
    expect(correction(desk)).to_contain_text("Did you mean “adgangskode”?")
    expect(desk.locator(".hit-note")).to_have_count(0)
    expect(selected(desk)).to_contain_text("Ny adgangskode")
    expect(selected(desk).locator("mark").first).to_have_text("adgangskode")
    expect(desk.locator("[data-hits-status]")).to_contain_text("Did you mean")
    assert desk.locator("#hits [role=option]").first.get_attribute("id") == "hit-correction"
    assert violations(desk) == []
    pictures(desk, "finding-slip")

    desk.keyboard.press("ArrowUp")
    expect(field(desk)).to_have_attribute("aria-activedescendant", "hit-correction")
    desk.keyboard.press("Enter")

    expect(field(desk)).to_have_value("adgangskode")
    expect(field(desk)).to_be_focused()
    expect(correction(desk)).to_have_count(0)
    expect(selected(desk)).to_contain_text("Ny adgangskode")
    desk.keyboard.press("Control+z")
    expect(field(desk)).to_have_value("adgagnskode")


def test_a_better_spelling_can_be_clicked(desk):
    desk.keyboard.type("adgagnskode")

    correction(desk).click()

    expect(field(desk)).to_have_value("adgangskode")
    expect(field(desk)).to_be_focused()


def test_enter_takes_the_hit_and_leaves_what_was_typed(desk):
    desk.keyboard.type("adgagnskode")
    desk.keyboard.press("Enter")

    expect(desk.locator("[data-said]")).to_contain_text("Copied")
    expect(field(desk)).to_have_value("adgagnskode")


def test_a_row_says_by_which_other_word_it_was_found(desk):
    desk.keyboard.type("adgangskode ")

    expect(row(desk, "Reset password").locator(".hit-note")).to_have_text("also: password")
    expect(row(desk, "Reset password").locator("mark")).to_have_text("password")
    expect(row(desk, "Ny adgangskode").locator(".hit-note")).to_have_count(0)
    pictures(desk, "finding-synonym")


def test_a_row_says_that_it_has_fewer_words(desk):
    desk.keyboard.type("grøn returlabel gavekort")

    expect(row(desk, "Grøn returlabel").locator(".hit-note")).to_contain_text(
        re.compile("without “gavekort”|fewer words")
    )
    pictures(desk, "finding-fewer")


def test_titles_of_articles_are_marked_and_safe(desk):
    desk.keyboard.type("uden kvittering")

    expect(row(desk, "Retur <b>uden</b>").locator(".row-title mark")).to_have_text(
        ["uden", "kvittering"]
    )


def test_only_the_last_question_is_answered(desk):
    """The answer to what was typed before comes late, and is not waited for."""
    dropped = []
    desk.on("requestfailed", lambda request: dropped.append(request.post_data_json["q"]))

    def slowly(route):
        if route.request.post_data_json["q"] == "retur":
            desk.wait_for_timeout(600)
        route.continue_()

    desk.route("**/hits/", slowly)
    desk.keyboard.type("retur")
    desk.wait_for_timeout(150)
    field(desk).fill("levering")
    expect(row(desk, "Levering")).to_be_visible()
    desk.wait_for_timeout(800)

    expect(row(desk, "Levering")).to_be_visible()
    expect(row(desk, "Retur af varer")).to_have_count(0)
    expect(field(desk)).to_have_value("levering")
    assert dropped == ["retur"]


def test_the_list_is_never_empty_between_two_letters(desk):
    desk.keyboard.type("r")
    expect(row(desk, "Retur af varer")).to_be_visible()
    desk.evaluate(
        """() => {
          const list = document.querySelector("#hits");
          window.fewest = list.querySelectorAll(".hit").length;
          new MutationObserver(() => {
            const now = list.querySelectorAll(".hit").length;
            window.fewest = Math.min(window.fewest, now);
          }).observe(list, { childList: true });
        }"""
    )

    for letter in "etur":
        with desk.expect_response("**/hits/"):
            desk.keyboard.type(letter)
    expect(selected(desk).locator("mark").first).to_have_text("Retur", ignore_case=True)

    assert desk.evaluate("window.fewest") > 1


def test_what_was_typed_stays_when_the_service_does_not_answer(desk, complaints):
    desk.route("**/hits/", lambda route: route.abort())
    desk.keyboard.type("retur")

    expect(desk.locator("[data-said]")).to_contain_text("does not answer")
    expect(field(desk)).to_have_value("retur")
    expect(selected(desk)).to_be_visible()
    complaints.forgive("net::ERR_FAILED")


@pytest.fixture
def plain(chromium_browser, live_server, alice, words):
    """The workspace in a browser without scripts."""
    context = chromium_browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 1280, "height": 800}
    )
    page = context.new_page()
    sign_in(page, alice)
    yield page
    context.close()


def test_without_scripts_links_correct_narrow_and_turn_pages(plain):
    plain.goto("/?q=adgagnskode")
    plain.get_by_role("link", name="adgangskode", exact=True).click()
    expect(plain.locator("#q")).to_have_value("adgangskode")
    expect(plain.locator(".plain-hits mark").first).to_be_visible()

    narrow = plain.get_by_role("navigation", name="Narrow the list")
    pictures(plain, "finding-plain")
    narrow.get_by_role("link", name="Replies 2").click()
    expect(narrow.locator("[aria-current]")).to_contain_text("Replies")
    expect(plain.locator(".plain-hits .row")).to_have_count(2)
    narrow.get_by_role("link", name=re.compile("Replies")).click()
    expect(narrow.locator("[aria-current]")).to_have_count(0)

    plain.goto("/?q=faktura")
    first = plain.locator(".plain-hits .row-title").all_inner_texts()
    plain.get_by_role("link", name="Next").click()
    expect(plain.locator(".plain-hits .row-title")).to_have_count(10)
    second = plain.locator(".plain-hits .row-title").all_inner_texts()
    assert (len(first), len(second), len({*first, *second})) == (20, 10, 30)
    plain.get_by_role("link", name="Previous").click()
    assert plain.locator(".plain-hits .row-title").all_inner_texts() == first
    pictures(plain, "finding-plain-pages")


def test_a_visitor_is_led_on_from_every_search(page, live_server, words):
    page.goto("/help/da/search/?q=adgagnskode")
    expect(page.locator(".hits mark").first).to_be_visible()
    assert violations(page) == []
    pictures(page, "help-slip")
    page.get_by_role("main").get_by_role("link", name="adgangskode", exact=True).click()
    expect(page.get_by_role("combobox")).to_have_value("adgangskode")
    expect(page.locator(".hits h2").first).to_have_text("Glemt adgangskode")

    page.goto("/help/da/search/?q=faktura 7")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Intet fundet")
    assert violations(page) == []
    pictures(page, "help-nothing")
    page.get_by_role("link", name=re.compile("Norsk")).last.click()
    expect(page.locator(".hits h2").first).to_have_text("Faktura 7")

    page.goto("/help/nb/search/?q=faktura")
    first = page.locator(".hits h2").all_inner_texts()
    page.get_by_role("link", name="Neste").click()
    second = page.locator(".hits h2").all_inner_texts()
    assert (len(first), len(second), len({*first, *second})) == (20, 10, 30)
    pictures(page, "help-pages")


def test_the_list_without_scripts_shuts_nobody_out(page, live_server, alice, words):
    """Axe is a script, so it is shown what a browser without them shows."""
    sign_in(page, alice)
    answer = page.context.request.get("/?q=adgangskode").text()
    inside = answer.rsplit("<noscript>", 1)[1].split("</noscript>")[0]
    page.goto("/")
    expect(selected(page)).to_be_visible()
    place = "document.querySelector('#hits')"
    page.evaluate(f"html => {place}.insertAdjacentHTML('afterend', html)", inside)

    assert violations(page) == []
