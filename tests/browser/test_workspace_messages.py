"""A customer's message pasted into the field: answered, not searched for."""

import pytest
from playwright.sync_api import expect

from responses.models import UseLesson
from search.models import SearchedText
from tests.browser.visits import at_workspace, clipboard, current_chat, field, said, selected
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db(transaction=True)

MESSAGE = "Hej\nMin lampe var gået i stykker i pakken, og kassen var våd. Kan jeg få en ny lampe?"


@pytest.fixture
def desk(page, live_server, alice, eva):
    make_shared(
        eva,
        title="Ødelagt i pakken",
        language="da",
        body="Det er ærgerligt, at pakken var våd og lampen i stykker. En ny lampe er på vej.",
    )
    make_shared(eva, title="Opening hours", language="en", body="We are open from nine to five.")
    return at_workspace(page, alice)


def paste(page, text):
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    field(page).focus()
    page.keyboard.press("Control+v")


def heading(page):
    return page.locator("#hits .hits-note")


def test_a_message_is_answered_and_leaves_no_trace(desk, alice):
    requests = []
    desk.on("request", lambda request: requests.append((request.method, request.url)))
    paste(desk, MESSAGE)
    expect(heading(desk)).to_contain_text("For what the customer wrote")
    expect(heading(desk)).to_contain_text("Min lampe var")
    expect(selected(desk)).to_contain_text("Ødelagt i pakken")
    expect(field(desk)).to_have_value("")
    expect(desk.locator("[data-draft=title]")).to_have_text("Ødelagt i pakken")

    with desk.expect_response("**/uses/") as used:
        desk.keyboard.press("Enter")
    expect(said(desk)).to_contain_text("Copied")
    desk.wait_for_timeout(2500)  # searches that stand still are told of after two seconds

    assert used.value.request.post_data_json["messages"][0]["author"] == "customer"
    assert UseLesson.objects.count() == 1
    assert SearchedText.objects.count() == 0
    assert [url for method, url in requests if "lampe" in url or method == "GET"] == []


def test_the_words_tell_the_language_unless_somebody_said_it(page, live_server, eva, alice):
    make_shared(eva, title="Trasig", language="sv", body="Tråkigt att lampan är trasig i paketet.")
    page = at_workspace(page, alice)
    page.keyboard.press("Escape")
    page.evaluate("location.hash = 'chat=tool:1'")
    expect(current_chat(page)).to_contain_text("EN")
    paste(page, "Hej, min lampa är trasig och paketet var blött när jag öppnade det i går kväll.")
    expect(current_chat(page)).to_contain_text("SV")

    page.evaluate("location.hash = 'chat=tool:2&language=da'")
    paste(page, "Hej, min lampa är trasig och paketet var blött när jag öppnade det i går kväll.")
    expect(heading(page)).to_be_visible()
    expect(current_chat(page)).to_contain_text("DA")


def test_a_few_words_are_searched_for(desk):
    paste(desk, "lampe i stykker")

    expect(field(desk)).to_have_value("lampe i stykker")
    expect(desk.locator("#hit-new")).to_be_visible()


def test_where_nothing_answers_the_usual_replies_stand_there(desk):
    paste(desk, "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich")

    expect(heading(desk)).to_contain_text("Nothing here answers")
    expect(desk.locator("#hits [data-type=reply]")).to_have_count(2)


def test_escape_lets_go_of_the_message_and_then_of_the_customer(desk):
    paste(desk, MESSAGE)
    expect(heading(desk)).to_be_visible()
    desk.keyboard.type("open")
    expect(selected(desk)).to_contain_text("Opening hours")
    desk.keyboard.press("Escape")
    expect(heading(desk)).to_be_visible()

    desk.keyboard.press("Escape")
    expect(heading(desk)).to_have_count(0)
    expect(desk.locator(".chat")).to_have_count(1)


def test_after_the_answer_the_message_is_answered(desk):
    paste(desk, MESSAGE)
    expect(selected(desk)).to_contain_text("Ødelagt i pakken")
    desk.keyboard.press("Enter")
    expect(said(desk)).to_contain_text("Copied")
    assert clipboard(desk).startswith("Det er ærgerligt")

    desk.locator("[data-strip=name]").fill("Mette")

    expect(heading(desk)).to_have_count(0)
    expect(desk.locator("[data-used]").first).to_be_visible()
