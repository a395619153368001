"""Fields are put into a reply without typing a bracket."""

import pytest

from responses.models import Reply
from tests.browser.visits import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editor(page, alice):
    sign_in(page, alice)
    page.goto("/replies/new/")
    return page


def choose(page, words):
    page.locator("#field-search").fill(words)


def text_of(page):
    return page.locator("[name=body]").input_value()


def test_field_comes_in_at_the_cursor_by_keyboard_alone(editor):
    editor.locator("[name=body]").fill("Hi !")
    editor.keyboard.press("ArrowLeft")
    editor.keyboard.press("Control+Space")
    choose(editor, "customer first name")
    editor.keyboard.press("Enter")

    assert text_of(editor) == "Hi {{customer.first_name}}!"
    editor.keyboard.type("?")
    assert text_of(editor) == "Hi {{customer.first_name}}?!"


def test_dialog_asks_what_happens_if_nothing_is_known(editor):
    editor.locator("[name=body]").fill("Hi ")
    editor.get_by_role("button", name="Insert field").click()
    choose(editor, "customer first name")
    editor.get_by_label("Whose it is").check()
    editor.get_by_label("Write this instead").first.check()
    editor.locator("#field-instead").fill("your")
    editor.get_by_role("button", name="Insert", exact=True).click()

    assert text_of(editor) == "Hi {{customer.first_name:genitive|your}}"


def test_marked_words_become_a_clause_that_may_be_left_out(editor):
    editor.locator("[name=body]").fill("Dear ")
    editor.keyboard.press("Control+a")
    editor.keyboard.press("Control+Space")
    choose(editor, "customer full name")
    editor.get_by_label("Leave out the words I marked").check()
    editor.get_by_role("button", name="Insert", exact=True).click()

    assert text_of(editor) == "[[Dear {{customer.name}}|]]"


def test_question_to_the_agent_needs_its_words(editor):
    editor.locator("[name=body]").fill("")
    editor.keyboard.press("Control+Space")
    choose(editor, "ask me")
    editor.keyboard.press("Enter")
    editor.get_by_label("What shall be asked").fill("order number")
    editor.keyboard.press("Enter")

    assert text_of(editor) == "{{?order number}}"


def test_preview_follows_and_the_reply_is_saved(editor):
    editor.get_by_label("Title").fill("Hello")
    editor.locator("[name=body]").fill("Hi {{customer.first_name|there}}")

    preview = editor.locator("#preview")
    preview.get_by_text("Hi Emma").wait_for()
    preview.get_by_text("Hi there").wait_for()
    editor.get_by_role("button", name="Save", exact=True).click()
    editor.wait_for_url("**/replies/*/")

    assert Reply.objects.get().body == "Hi {{customer.first_name|there}}"


def test_what_was_typed_survives_a_reload(editor):
    editor.locator("[name=body]").fill("Not saved yet")
    editor.reload()

    assert text_of(editor) == "Not saved yet"
    editor.get_by_text("Restored what you had typed").wait_for()
