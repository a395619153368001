"""Writing a reply: the preview follows, nothing typed is lost."""

import pytest

from responses.models import Reply
from tests.browser.visits import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editor(page, alice):
    sign_in(page, alice)
    page.goto("/replies/new/")
    return page


def text_of(page):
    return page.locator("[name=body]").input_value()


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
