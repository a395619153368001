"""Writing a reply: the preview follows, nothing typed is lost."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from responses.models import Reply
from tests.browser.visits import sign_in
from tests.responses.factories import make_shared

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


@pytest.mark.parametrize("width", [360, 1280])
def test_variant_is_written_beside_its_source(page, eva, width):
    body = "Hej {{customer.first_name|du}}. " + "Returneringsforsendelsesvejledning " * 9
    danish = make_shared(eva, language="da", body=body + "x" * 90)
    sign_in(page, eva)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/replies/new/?variant_of={danish.pk}&language=nb")
    page.locator("[name=body]").fill("Hei")

    page.get_by_text("The other languages name: Customer’s first name").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).violations_count == 0
    page.get_by_role("button", name="Save and publish").click()
    page.wait_for_url("**/replies/*/")

    assert [(each.language, each.body) for each in danish.group.replies.order_by("pk")][1] == (
        "nb",
        "Hei",
    )
