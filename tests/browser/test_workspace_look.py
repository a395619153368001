"""The workspace at every width, by light and in the dark, for everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from responses.services.favourites import set_favourite
from tests.browser.visits import at_workspace, find, open_chat, screenshot, selected
from tests.responses.factories import make_shared

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.anywhere]

WIDTHS = (360, 768, 900, 1000, 1280, 1600)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
LONG = "Arbejdsskadeforsikringsselskabernes ombytningsbetingelser for regnjakkesamlinger"


@pytest.fixture
def desk(page, live_server, alice, eva, settings):
    alice.language = "da"
    alice.save()
    for number in range(20):
        make_shared(
            eva,
            title=f"{LONG} {number}",
            shortcut=f"arbejdsskadeforsikring-{number}",
            language="da" if number % 2 else "sv",
            when_to_use="Kunden har læst betingelserne og spørger alligevel." * 3,
            body="Hej {{customer.first_name}}. Ordre {{order.number}} er på vej. " * 9,
        )
    make_shared(eva, title="Kort", language="da", body="Tak.", precondition="Tjek lageret.")
    set_favourite(make_shared(eva, title="Kær", language="da").pk, by=alice, kept=True)
    return at_workspace(page, alice)


def violations(page):
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour half-way
        for each in Axe().run(page, options=RULES).response["violations"]:
            found.append(f"{scheme} {each['id']}: {each['nodes'][0]['html'][:150]}")
    return found


def sticks_out(page):
    """Parts that are wider than the window, and buttons whose words are cut off."""
    return page.evaluate(
        """() => {
          const wide = document.documentElement.scrollWidth > innerWidth ? ["page"] : [];
          const cut = [...document.querySelectorAll(".workspace button, .workspace summary")]
            .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1
              && !each.matches(".chat-open"))
            .map((each) => each.outerHTML.slice(0, 80));
          const bar = document.querySelector(".topbar").getBoundingClientRect();
          const over = [...document.querySelectorAll(".topbar > *")]
            .map((each) => each.getBoundingClientRect())
            .some((each, at, all) => each.right > bar.right + 1
              || (all[at + 1]?.left ?? 9e9) < each.right - 1)
            ? ["top bar"] : [];
          return [...wide, ...cut, ...over];
        }"""
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out_and_nobody_is_shut_out(desk, width):
    desk.set_viewport_size({"width": width, "height": 780})
    assert sticks_out(desk) == []
    assert violations(desk) == []
    open_chat(desk, 1, customer__name="METTE", order__number="7", ticket__subject="Retur")
    find(desk, "arbejds", LONG + " 1")
    screenshot(desk, f"workspace-long-{width}")
    draft_is_in_sight = desk.locator("[data-act=copy]").bounding_box()

    assert sticks_out(desk) == []
    assert violations(desk) == []
    assert draft_is_in_sight["y"] + draft_is_in_sight["height"] <= 780


def test_the_list_does_not_jump_while_a_name_is_typed(desk):
    find(desk, "arbejds", LONG + " 1")
    before = selected(desk).bounding_box()

    with desk.expect_response("**/hits/"):
        desk.locator("[data-strip=name]").fill("Mette")
    expect(desk.locator("#hits")).to_contain_text("Hej Mette")

    assert selected(desk).bounding_box() == before


def test_a_browser_offers_to_install_it(desk):
    session = desk.context.new_cdp_session(desk)
    manifest = session.send("Page.getAppManifest")
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert manifest["errors"] == []
    # A browser window of a test is incognito, where nothing is installed.
    assert [each for each in errors if each["errorId"] != "in-incognito"] == []


def test_typing_asks_once_for_what_stands_still_and_drops_the_rest(desk):
    asked = []
    desk.on(
        "request",
        lambda request: (
            asked.append(request.post_data_json["q"]) if request.url.endswith("/hits/") else None
        ),
    )
    desk.keyboard.type("arbejds", delay=10)
    expect(selected(desk)).to_contain_text(LONG)
    desk.wait_for_timeout(400)

    assert asked[-1] == "arbejds"
    assert len(asked) <= 3
