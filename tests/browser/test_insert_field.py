"""Fields are put into a reply, and changed there, without typing a bracket."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from kb.services.articles import create_article
from responses.models import Reply
from tests.browser.visits import screenshot, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.anywhere]


@pytest.fixture
def editor(page, alice):
    sign_in(page, alice)
    page.goto("/replies/new/")
    return page


def text(page):
    return page.locator("[name=body]")


def dialog(page):
    return page.locator("#field-dialog")


def chips(page):
    return page.locator("[data-field-chips] li")


def ask_for(page, words):
    page.keyboard.press("Control+Space")
    page.locator("#field-search").fill(words)


def test_field_comes_in_at_the_cursor_by_keyboard_alone(editor):
    text(editor).fill("Hi !")
    editor.keyboard.press("ArrowLeft")
    ask_for(editor, "customer first name")
    editor.keyboard.press("Enter")

    expect(text(editor)).to_have_value("Hi {{customer.first_name}}!")
    editor.keyboard.type("?")
    expect(text(editor)).to_have_value("Hi {{customer.first_name}}?!")


@pytest.mark.parametrize("words", ["kundens fornavn", "Customer’s first", "first_name", "for name"])
def test_field_is_found_by_its_name_in_any_language(editor, words):
    text(editor).focus()
    ask_for(editor, words)
    editor.keyboard.press("Enter")

    expect(text(editor)).to_have_value("{{customer.first_name}}")


def test_two_braces_open_the_list_and_may_be_typed_to_the_end(editor):
    text(editor).focus()
    editor.keyboard.type("Hi {{")
    expect(dialog(editor)).to_be_visible()
    editor.keyboard.type("customer.first_name|there}}")

    expect(dialog(editor)).to_be_hidden()
    expect(text(editor)).to_have_value("Hi {{customer.first_name|there}}")


def test_escape_leaves_what_was_typed(editor):
    text(editor).focus()
    editor.keyboard.type("Hi {{")
    editor.keyboard.press("Escape")
    editor.keyboard.type("x")

    expect(text(editor)).to_have_value("Hi {{x")


def test_braces_that_are_meant_as_text_open_nothing(editor):
    text(editor).focus()
    editor.keyboard.type("\\{{ and {{{")

    expect(dialog(editor)).to_be_visible()
    editor.keyboard.press("Escape")
    expect(text(editor)).to_have_value("\\{{ and {{")


def test_dialog_asks_what_is_written_instead(editor):
    text(editor).fill("Hi ")
    editor.get_by_role("button", name="Insert field").click()
    editor.locator("#field-search").fill("customer first name")
    editor.get_by_label("Whose it is").check()
    editor.get_by_label("Write something else instead").check()
    editor.get_by_label("Write this instead").fill("your")
    editor.get_by_role("button", name="Insert", exact=True).click()

    expect(text(editor)).to_have_value("Hi {{customer.first_name:genitive|your}}")


def test_marked_words_become_a_phrase_that_may_be_left_out(editor):
    text(editor).fill("Dear ")
    editor.keyboard.press("Control+a")
    ask_for(editor, "customer full name")
    expect(editor.get_by_label("Words before it")).to_have_value("Dear ")
    editor.get_by_label("Words after it").fill(",")
    editor.get_by_label("Instead of the phrase").fill("Hello,")
    editor.get_by_role("button", name="Insert", exact=True).click()

    expect(text(editor)).to_have_value("[[Dear {{customer.name}},|Hello,]]")


def test_phrase_without_words_takes_the_space_before_it_along(editor):
    text(editor).fill("Thanks , bye")
    for _ in ", bye":
        editor.keyboard.press("ArrowLeft")
    ask_for(editor, "customer first name")
    editor.get_by_label("Leave the phrase out").check()
    editor.keyboard.press("Enter")

    expect(text(editor)).to_have_value("Thanks[[ {{customer.first_name}}]], bye")


def test_question_to_the_agent_needs_its_words(editor):
    text(editor).focus()
    ask_for(editor, "ask me")
    editor.keyboard.press("Enter")
    editor.get_by_label("What shall be asked").fill("order number")
    editor.keyboard.press("Enter")

    expect(text(editor)).to_have_value("{{?order number}}")


def test_undo_takes_a_field_out_again(editor):
    text(editor).focus()
    editor.keyboard.type("Hi ")
    ask_for(editor, "customer first name")
    editor.keyboard.press("Enter")
    editor.keyboard.press("Control+z")

    expect(text(editor)).to_have_value("Hi ")


def test_chips_say_what_happens_if_nothing_is_known(editor):
    text(editor).fill(
        "[[Hi {{customer.first_name}}|Hi]] {{order.number|your order}} {{?day}} \\{{no}} {{nobody}}"
    )

    expect(chips(editor)).to_have_text(
        [
            "Customer’s first nameelse: Hi",
            "Order numberelse: your order",
            "dayhas to be known",
            "nobodythere is no such field",
        ]
    )


def test_field_is_changed_and_taken_out_by_its_chip(editor):
    text(editor).fill("Hi {{customer.first_name}}, {{order.number}}!")
    chips(editor).nth(1).get_by_role("button").click()
    editor.get_by_label("Write something else instead").check()
    editor.get_by_label("Write this instead").fill("your order")
    editor.get_by_role("button", name="Change", exact=True).click()
    expect(text(editor)).to_have_value("Hi {{customer.first_name}}, {{order.number|your order}}!")

    chips(editor).nth(0).get_by_role("button").press("Enter")
    editor.get_by_role("button", name="Take it out").click()

    expect(text(editor)).to_have_value("Hi , {{order.number|your order}}!")
    expect(text(editor)).to_be_focused()


def test_fields_go_into_the_subject_too(editor):
    editor.locator("[name=subject]").focus()
    ask_for(editor, "ticket number")
    editor.keyboard.press("Enter")

    expect(editor.locator("[name=subject]")).to_have_value("{{ticket.id}}")
    expect(chips(editor)).to_have_text(["Ticket numberhas to be known"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_editor_and_dialog_are_accessible_and_fit(editor, scheme, width):
    editor.set_viewport_size({"width": width, "height": 800})
    editor.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    text(editor).fill("[[Hi {{customer.first_name}}|Hi]] {{nobody}}")
    editor.locator("#preview").get_by_text("Hi Emma").wait_for()
    shown = [Axe().run(editor)]
    screenshot(editor, f"reply-editor-{width}-{scheme}")
    chips(editor).first.get_by_role("button").click()
    shown.append(Axe().run(editor))
    screenshot(editor, f"insert-field-{width}-{scheme}")

    assert [each.generate_report() for each in shown if each.violations_count] == []
    assert editor.evaluate("document.documentElement.scrollWidth") <= width


def test_editor_works_without_scripts(chromium_browser, live_server, alice, data_dir):
    context = chromium_browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, alice)
    page.goto("/replies/new/")
    page.get_by_text("Fields you can write into the text").click()
    expect(page.get_by_text("{{customer.first_name}}", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Insert field")).to_be_hidden()
    page.get_by_label("Title").fill("Hello")
    text(page).fill("Hi {{customer.first_name|there}}")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/replies/*/")
    context.close()

    assert Reply.objects.get().body == "Hi {{customer.first_name|there}}"


def test_link_to_an_article_is_found_by_its_words(editor, eva):
    facts = {"body": "Print the label.", "language": "en", "status": "published"}
    create_article(by=eva, title="How to return an item", visibility="public", **facts)
    create_article(by=eva, title="How returns are booked", **facts)
    text(editor).fill("Read ")
    ask_for(editor, "return")
    links = dialog(editor).locator("option", has_text="Link to the article")
    expect(links).to_have_text(["Link to the article How to return an item · EN"])
    editor.locator("#field-search").press("ArrowDown")
    editor.locator("#field-choice").select_option("article:how-to-return-an-item")
    editor.keyboard.press("Enter")

    expect(text(editor)).to_have_value("Read {{article:how-to-return-an-item}}")
    chips(editor).first.get_by_role("button").click()
    expect(editor.locator("#field-choice")).to_have_value("article:how-to-return-an-item")
