"""What the workspace tells of searches, and asking the editors by keyboard."""

import pytest
from playwright.sync_api import expect

from desk.services import work_list
from search import hearing
from search.asked import SearchedText
from tests.browser.visits import screenshot, sign_in
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_buffer():
    hearing.forget()
    yield
    hearing.forget()


@pytest.fixture
def desk(page, live_server, alice, eva):
    make_shared(eva, title="Opening hours", shortcut="hours", body="We open at nine.")
    sign_in(page, alice)
    page.goto("/")
    expect(selected(page)).to_be_visible()
    field(page).focus()
    return page


def field(page):
    return page.locator("#q")


def selected(page):
    return page.locator("#hits [aria-selected=true]")


def kept():
    hearing.flush()
    return list(SearchedText.objects.values_list("text", "asked", "hits", "taken"))


def test_what_stands_still_is_told_once(desk):
    with desk.expect_request("**/searches/settled/") as told:
        field(desk).press_sequentially("opening", delay=50)
    assert told.value.post_data_json["taken"] is None
    assert told.value.response().status == 204

    assert kept() == [("opening", 1, 1, 0)]


def test_a_copied_reply_is_told_as_taken(desk):
    field(desk).fill("hours")
    expect(selected(desk)).to_contain_text("Opening hours")
    with desk.expect_response("**/searches/settled/"), desk.expect_response("**/uses/"):
        desk.keyboard.press("Enter")
    expect(desk.locator("[data-said]")).to_contain_text("Copied")

    assert kept() == [("hours", 1, 1, 1)]


def test_what_names_the_customer_is_not_told(desk):
    desk.evaluate("location.hash = 'chat=tool:1&customer.first_name=Mette&language=en'")
    expect(desk.locator(".chat.is-current")).to_contain_text("Mette")
    told = []
    desk.on("request", lambda request: told.append(request.url))
    field(desk).fill("hours mettes")
    expect(selected(desk)).to_be_visible()
    desk.wait_for_timeout(2500)

    assert [url for url in told if "settled" in url] == []


def test_asking_the_editors_takes_an_arrow_and_enter(desk, eva):
    field(desk).fill("lost gift card")
    expect(selected(desk)).to_contain_text("New reply")
    desk.keyboard.press("ArrowUp")
    expect(selected(desk)).to_contain_text("Ask the editors for this: “lost gift card”")
    screenshot(desk, "workspace-ask")
    with desk.expect_response("**/searches/wish/") as sent:
        desk.keyboard.press("Enter")

    assert sent.value.status == 201
    expect(desk.locator("[data-said]")).to_contain_text("The editors have it.")
    expect(selected(desk)).to_contain_text("The editors have it.")
    desk.keyboard.press("Enter")
    assert [(row.row.what, row.row.why) for row in _listed(eva)] == [
        ("lost gift card", "A colleague asks for this")
    ]


def _listed(user):
    return work_list.rows_of(work_list.entries(user), user)


def test_a_refused_wish_says_why(desk, complaints):
    field(desk).fill("order 12345678")
    expect(selected(desk)).to_contain_text("New reply")
    desk.locator("#hit-wish").click()

    expect(desk.locator("[data-said]")).to_contain_text("Leave out names")
    complaints.forgive("400")
    assert not SearchedText.objects.exists()


def test_the_page_of_searches(page, live_server, eva):
    for text, asked, hits in (("tabt gavekort", 12, 0), ("åbningstider i julen", 4, 3)):
        SearchedText.objects.create(
            text=text, folded=text, language="da", public=hits > 0, code=1, asked=asked,
            watched=asked, hits=hits,
        )  # fmt: skip
    sign_in(page, eva)
    page.goto("/todo/")
    expect(page.get_by_text("Asked 12 times, nothing found")).to_be_visible()
    screenshot(page, "todo-searches")
    page.goto("/settings/searches/")
    screenshot(page, "searches")
    page.get_by_role("link", name="Nothing found").click()

    expect(page.locator(".row")).to_have_count(1)
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Nothing yet")).to_be_visible()
    expect(page).to_have_url("/settings/searches/?kind=nothing")
