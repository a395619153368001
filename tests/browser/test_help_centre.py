"""A customer in the help centre: finds, reads, changes language, votes; and everybody can."""

import pytest
from playwright.sync_api import expect

from accounts.services.company import set_company_facts
from kb.models import Feedback
from tests.browser import accessibility
from tests.browser.visits import screenshot
from tests.kb.factories import make_article, make_category

pytestmark = pytest.mark.django_db(transaction=True)

FIRST_VIEW = 60_000  # bytes, of page, styles, scripts and icons together
ARTICLE = "/help/da/saadan-returnerer-du-en-vare/"
BODY = """Du har 14 dage.

## Før du sender

| Vare | Frist |
| --- | ---: |
| Støvsuger med ekstra langt navn | 14 dage |

### Husk

`ordrenummer` og [kvittering](https://example.com/kvittering), se ![etiketten](/etiket.png).

## Når du sender

> Gem kvitteringen, til pengene er kommet.

1. Pak varen.
2. Send den.

## Bagefter

Vent.
"""


@pytest.fixture
def shop(adam, eva):
    set_company_facts(
        "*",
        {"name": "Havn", "phone": "+45 00 00 00 00", "email": "hej@havn.example"}
        | {"chat_url": "https://havn.example/chat", "opening_hours": "9-16"},
        by=adam,
    )
    shelf = make_category("Retur", language="da", parent=make_category("Køb", language="da"))
    returns = make_article(
        "Sådan returnerer du en vare",
        summary="Inden 14 dage, med kvittering.",
        language="da",
        visibility="public",
        category=shelf,
        body=BODY,
    )
    make_article(
        "Slik returnerer du en vare", language="nb", visibility="public", translation_of=returns
    )
    make_article("Returnerede varer og penge", language="da", visibility="public", category=shelf)
    make_article("Returnering internt", language="da")


def received(page, address):
    """Bytes over the wire for a first look at a page."""
    sizes = []
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    wire.on("Network.loadingFinished", lambda each: sizes.append(each["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    wire.detach()
    return sum(sizes)


def choose_a_suggestion(page):
    """By keyboard: closed, opened again, and the first one taken."""
    field = page.get_by_role("combobox", name="Søg i hjælpecentret")
    field.press_sequentially("sådan returner")
    options = page.get_by_role("option")
    expect(options).to_have_text(
        [
            "Sådan returnerer du en vare",
            "Returnerede varer og penge",
            "Alle resultater for »sådan returner«",
        ]
    )
    screenshot(page, "help-suggestions")
    field.press("Escape")
    expect(options.first).to_be_hidden()
    field.press("ArrowDown")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-0")
    field.press("Enter")


def vote_without_scripts(browser, address):
    """Find the other article, and say that it helped and why."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/help/da/")
    page.get_by_label("Søg i hjælpecentret").fill("penge")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Returnerede varer og penge").click()
    page.get_by_role("button", name="Ja").click()
    page.get_by_label("Hvad kunne siges bedre?").fill("Intet")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#helped")).to_contain_text("går til dem")
    context.close()


def test_a_customer_finds_reads_and_says_so(page, live_server, shop, chromium_browser):
    assert received(page, ARTICLE) < FIRST_VIEW
    assert received(page, "/help/da/") < FIRST_VIEW

    choose_a_suggestion(page)
    expect(page).to_have_url(f"{live_server.url}{ARTICLE}")

    page.get_by_role("link", name="Norsk (bokmål)").click()
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    page.get_by_role("link", name="Dansk").click()

    page.get_by_role("button", name="Nej").press("Enter")
    expect(page.locator("#helped")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Hvor er etiketten?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#helped")).to_contain_text("går til dem")
    expect(page).to_have_url(f"{live_server.url}{ARTICLE}")
    mail = page.get_by_role("link", name="hej@havn.example").get_attribute("href")
    assert mail == "mailto:hej@havn.example?subject=S%C3%A5dan%20returnerer%20du%20en%20vare"
    assert page.context.cookies() == []

    vote_without_scripts(chromium_browser, live_server.url)
    given = Feedback.objects.order_by("pk").values_list("helpful", "comment")
    assert list(given) == [(False, "Hvor er etiketten?"), (True, "Intet")]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_everybody_can_read_every_page(page, complaints, shop, colours):
    page.emulate_media(color_scheme=colours)
    pages = {
        "home": "/help/da/",
        "category": "/help/da/category/retur/",
        "article": ARTICLE,
        "missed": "/help/nb/?instead=returnerede-varer-og-penge",
        "hits": "/help/da/search/?q=returner",
        "nothing": "/help/da/search/?q=zebra",
        "404": "/help/da/en-helt-anden-returnering/",
    }
    found = {}
    for name, address in pages.items():
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(address)
        if name == "home":
            page.get_by_role("combobox").press_sequentially("retur")
            expect(page.get_by_role("option").first).to_be_visible()
            page.keyboard.press("ArrowDown")
        if name == "article":
            page.get_by_role("button", name="Ja").click()
            expect(page.locator("#comment")).to_be_visible()
        found[name] = accessibility.faults(page)
        found[name] += accessibility.without_visible_focus(page)
        page.set_viewport_size({"width": 320, "height": 640})
        found[name] += [accessibility.too_wide(page)] * bool(accessibility.too_wide(page))
        page.set_viewport_size({"width": 1280, "height": 800})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found[name] += [accessibility.too_wide(page)] * bool(accessibility.too_wide(page))
        screenshot(page, f"help-{name}-{colours}")
    complaints.forgive("404 (Not Found)")

    assert found == {name: [] for name in pages}
