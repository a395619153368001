"""A file goes into a reply in the editor, and with the reply to the customer."""

import pytest
from playwright.sync_api import expect

from responses.models import Reply
from tests.attachments.factories import make_attachment, pdf
from tests.browser.visits import screenshot, sign_in
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db(transaction=True)


def label(name="Returlabel.pdf", mark=""):
    return {"name": name, "mimeType": "application/pdf", "buffer": pdf(mark)}


def write(page, title="Send label", body="Here is your label."):
    page.goto("/replies/new/")
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Text", exact=True).fill(body)


def test_a_label_is_uploaded_and_sent_from_the_workspace(page, live_server, alice):
    sign_in(page, alice)
    write(page)
    page.get_by_label("Add files").set_input_files([label(), label("Guide.pdf", 2)])
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Files that go with it")).to_be_visible()
    expect(page.get_by_role("link", name="Guide.pdf")).to_be_visible()
    assert Reply.objects.get().kind == "predefined"
    screenshot(page, "reply-with-files")

    page.goto("/#chat=tool:1&customer.first_name=Mette&language=en")
    page.locator("#q").fill("label")
    expect(page.locator("#hits [aria-selected=true]")).to_contain_text("2 files")
    page.locator("#q").press("Enter")
    expect(page.locator("[data-said]")).to_have_text("Copied for Mette · EN · 2 files to send")
    files = page.locator("[data-draft=files] .file")
    expect(files).to_have_count(2)
    screenshot(page, "workspace-files")

    files.first.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-said]")).to_have_text("Link to Returlabel.pdf copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{live_server.url}/files/")
    page.context.clear_cookies()
    answer = page.request.get(link)
    assert (answer.status, answer.body()) == (200, pdf())
    assert answer.headers["content-disposition"] == 'attachment; filename="Returlabel.pdf"'


def test_a_file_can_be_dragged_out_of_the_draft(page, live_server, alice, eva):
    file = make_attachment(eva)
    make_shared(eva, title="Label", kind="predefined", attachments=[file.pk])
    sign_in(page, alice)
    page.goto("/")
    link = page.locator("[data-draft=files] .file-name")
    expect(link).to_have_text("Returlabel.pdf")

    carried = link.evaluate(
        """link => {
          const dataTransfer = new DataTransfer();
          link.dispatchEvent(new DragEvent("dragstart", { dataTransfer, bubbles: true }));
          return dataTransfer.getData("text/uri-list");
        }"""
    )

    assert carried == link.get_attribute("href")
    assert link.get_attribute("draggable") == "true"


def test_a_reply_without_files_shows_none(page, live_server, alice):
    make_reply(alice, title="Plain")
    sign_in(page, alice)
    page.goto("/")
    expect(page.locator("#hits [aria-selected=true]")).to_contain_text("Plain")

    expect(page.locator("[data-draft=files]")).to_be_hidden()


def test_an_uploaded_file_is_still_there_after_a_refused_save(page, live_server, alice, complaints):
    sign_in(page, alice)
    write(page, body="Hi {{customer.nobody}}")
    page.get_by_label("Add files").set_input_files(label())
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    expect(page.get_by_role("link", name="Returlabel.pdf")).to_be_visible()
    complaints.forgive("400")

    page.get_by_label("Text", exact=True).fill("Hi")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("link", name="Returlabel.pdf")).to_be_visible()
    assert Reply.objects.get().attachment_count == 1
