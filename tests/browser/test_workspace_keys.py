"""The keys of the workspace, pressed slower and faster than the service answers."""

import pytest
from playwright.sync_api import expect

from responses.models import Reply
from responses.services.uses import ChatName, record_use
from tests.browser.visits import (
    at_workspace,
    clipboard,
    draft,
    field,
    find,
    gap,
    open_chat,
    said,
    selected,
)
from tests.responses.factories import make_shared, make_variant

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.anywhere]

MOST_KEYS = 8


class Keys:
    """What is pressed beside the words of the query and the values."""

    def __init__(self, page):
        self.page = page
        self.count = 0

    def press(self, key):
        self.count += 1
        self.page.keyboard.press(key)

    def type(self, words):
        self.page.keyboard.type(words)


def test_from_focus_to_a_filled_copied_reply_in_eight_keys(desk, eva):
    make_shared(
        eva,
        title="Ombytning",
        language="da",
        body="Hej {{customer.first_name}}. Ordre {{order.number}} byttes til {{?størrelse}} i dag.",
    )
    make_shared(eva, title="Ombytning, butik", language="da", body="Kom forbi.")
    keys = Keys(desk)

    keys.press("Control+k")
    keys.type("ombyt")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Enter")
    for value in ("Mette", "77", "large"):
        expect(gap(desk).nth(keys.count - 4)).to_be_focused()
        keys.type(value)
        keys.press("Enter")

    expect(said(desk)).to_have_text("Copied for Mette · DA")
    assert clipboard(desk) == "Hej Mette. Ordre 77 byttes til large i dag."
    assert keys.count <= MOST_KEYS
    expect(field(desk)).to_be_focused()


def test_enter_without_a_hit_leaves_the_page_at_the_second_time(desk):
    desk.keyboard.type("xyzzyqwert")
    desk.keyboard.press("Enter")
    expect(said(desk)).to_contain_text("Enter again writes a new reply")
    desk.keyboard.press("Enter")

    expect(desk).to_have_url("/replies/new/?title=xyzzyqwert")


def test_replies_are_put_together_from_the_field_alone(desk):
    open_chat(desk, 1, customer__first_name="Mette", order__number="7")
    field(desk).fill("retur")
    desk.keyboard.press("Alt+Enter")
    expect(said(desk)).to_contain_text("Added")
    field(desk).fill("tider")
    stays = desk.locator("[data-draft=over]")
    expect(stays).to_contain_text("Enter puts “Åbningstider” in its place")
    desk.keyboard.press("Alt+Enter")
    expect(draft(desk)).to_have_value("Hej Mette. Ordre 7 kan sendes retur.\n\nVi har åbent.")

    desk.keyboard.press("Control+Enter")

    expect(said(desk)).to_contain_text("Copied for Mette")
    assert clipboard(desk) == "Hej Mette. Ordre 7 kan sendes retur.\n\nVi har åbent."


def test_what_is_added_goes_where_the_cursor_stood(desk):
    find(desk, "tider", "Åbningstider")
    draft(desk).fill("Hej.\n\nHilsen Alice")
    draft(desk).evaluate("text => text.setSelectionRange(4, 4)")
    field(desk).press("Alt+Enter")

    expect(draft(desk)).to_have_value("Hej.\n\nVi har åbent.\n\nHilsen Alice")


def test_tab_goes_where_the_reply_wants_words_and_escape_back(desk, eva):
    make_shared(eva, title="Læst", language="da", body="Jeg 👍 ser på {{cursor}} nu.")
    find(desk, "læst", "Læst")
    desk.keyboard.press("Tab")
    desk.keyboard.type("din ordre")
    expect(draft(desk)).to_have_value("Jeg 👍 ser på din ordre nu.")

    desk.keyboard.press("Escape")

    expect(field(desk)).to_be_focused()
    expect(draft(desk)).to_have_value("Jeg 👍 ser på din ordre nu.")


def test_the_arrow_at_the_end_flips_the_language_and_keeps_the_values(desk, eva):
    danish = make_shared(eva, title="Tak", language="da", body="Tak, {{customer.first_name}}.")
    make_variant(danish, eva, "sv", title="Tack", body="Tack, {{customer.first_name}}.")
    open_chat(desk, 1, customer__first_name="Mette")
    find(desk, "tak", "Tak")
    desk.keyboard.press("ArrowRight")
    expect(draft(desk)).to_have_value("Tack, Mette.")
    desk.keyboard.press("Enter")

    expect(said(desk)).to_have_text("Copied for Mette · SV")


def test_the_tone_of_the_chat_chooses_the_variant(desk, eva):
    label = Reply.objects.get(title="Returlabel")
    make_variant(label, eva, "da", title="Returlabel", body="Her er den!", tone="informal")
    find(desk, "retur")
    desk.locator("[data-strip=tone]").select_option("informal")
    expect(draft(desk)).to_have_value("Her er den!")

    field(desk).focus()
    desk.keyboard.press("Enter")

    expect(said(desk)).to_contain_text("Copied")
    assert clipboard(desk) == "Her er den!"


def test_a_favourite_comes_first_before_anything_is_typed(desk):
    find(desk, "tider", "Åbningstider")
    desk.keyboard.press("Alt+f")
    expect(said(desk)).to_contain_text("favourite")
    desk.keyboard.press("Escape")

    expect(desk.locator("#hits [role=option]").first).to_contain_text("Åbningstider")
    expect(desk.locator("#hits-favourites")).to_be_visible()
    expect(desk.get_by_role("button", name="Favourite")).to_have_attribute("aria-pressed", "true")

    desk.keyboard.press("Alt+f")
    expect(said(desk)).to_contain_text("No longer")
    expect(selected(desk).locator("[data-favourite]")).to_be_hidden()


def test_enter_goes_to_the_first_gap_though_it_is_the_subjects(desk, eva):
    make_shared(
        eva,
        kind="predefined",
        title="Afgørelse",
        language="da",
        subject="Sag {{ticket.id}}",
        body="Vi har set på ordre {{order.number}}.",
    )
    find(desk, "afgørelse", "Afgørelse")
    desk.keyboard.press("Enter")
    for value in ("S-1", "77"):
        expect(desk.locator(".gaps input:focus")).to_have_value("")
        desk.keyboard.type(value)
        desk.keyboard.press("Enter")

    expect(said(desk)).to_have_text("Copied · DA")
    assert clipboard(desk) == "Vi har set på ordre 77."


def test_the_subject_has_its_own_key(desk, eva):
    make_shared(
        eva,
        kind="predefined",
        title="Kvittering",
        language="da",
        subject="Ordre {{order.number}}",
        body="Her er den.",
    )
    open_chat(desk, 1, order__number="7")
    find(desk, "kvittering", "Kvittering")
    desk.keyboard.press("Alt+s")

    expect(said(desk)).to_have_text("Subject copied")
    assert clipboard(desk) == "Ordre 7"


def test_coming_back_to_the_window_begins_in_the_field(desk):
    find(desk, "tider", "Åbningstider")
    desk.locator("[data-act=copy-rich]").focus()
    desk.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(field(desk)).to_be_focused()
    assert desk.evaluate("getSelection().toString()") == "tider"


def test_coming_back_to_a_gap_finds_it_as_it_was(desk):
    find(desk, "retur")
    desk.keyboard.press("Enter")
    expect(gap(desk)).to_be_focused()
    desk.keyboard.type("DK-")
    desk.evaluate("window.dispatchEvent(new Event('focus'))")

    expect(gap(desk)).to_be_focused()


def test_the_same_reply_asks_again_in_the_same_chat(desk, eva):
    make_shared(eva, title="Opkald", language="da", body="Vi ringer klokken {{?klokken}}.")
    find(desk, "opkald", "Opkald")
    desk.keyboard.press("Enter")
    expect(gap(desk)).to_be_focused()
    desk.keyboard.type("14")
    field(desk).fill("tider")
    expect(selected(desk)).to_contain_text("Åbningstider")
    find(desk, "opkald", "Opkald")
    expect(draft(desk)).to_have_value("Vi ringer klokken 14.")
    desk.keyboard.press("Enter")
    expect(said(desk)).to_contain_text("Copied")
    find(desk, "tider", "Åbningstider")
    find(desk, "opkald", "Opkald")

    desk.keyboard.press("Enter")

    expect(gap(desk)).to_be_focused()
    expect(gap(desk)).to_have_value("")


def test_all_keys_are_listed_and_the_list_closes(page, live_server, alice, returns):
    desk = at_workspace(page, alice)
    desk.keyboard.press("F1")
    expect(desk.get_by_role("dialog")).to_contain_text("Alt")
    desk.keyboard.press("Escape")

    expect(desk.get_by_role("dialog")).to_be_hidden()
    expect(field(desk)).to_be_focused()


def test_what_usually_comes_next_is_offered_after_a_copy(desk, alice, eva):
    first = Reply.objects.get(shortcut="tider")
    then = make_shared(eva, title="Bagefter", language="da", body="Og så det.")
    for number in range(2):
        for reply in (first, then):
            record_use(reply, by=alice, chat=ChatName("tool", f"earlier-{number}"))
    find(desk, "tider", "Åbningstider")
    before = desk.locator("[data-act=copy]").bounding_box()
    desk.keyboard.press("Enter")
    offered = desk.get_by_role("group", name="Usually next").get_by_role("button")
    expect(offered).to_have_text(["Bagefter"])
    assert desk.locator("[data-act=copy]").bounding_box() == before, "nothing jumps"

    offered.click()
    expect(desk.locator("[data-draft=title]")).to_have_text("Bagefter")
    expect(said(desk)).to_contain_text("Copied")
    desk.keyboard.press("Escape")

    expect(desk.locator("#hits [data-used]:visible")).to_have_count(2)
