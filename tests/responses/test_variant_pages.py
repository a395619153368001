"""Writing a variant on its page: the text to follow beside it, and what the others have."""

import pytest
from django.utils.translation import override

from responses.services.replies import change_reply
from tests.responses.factories import make_reply, make_shared, make_variant

pytestmark = pytest.mark.django_db

BODY = "Hej {{customer.first_name|du}}. Ordre {{order.number}}."


@pytest.fixture
def danish(eva):
    return make_shared(
        eva, title="Ordren", language="da", kind="predefined", subject="Om ordren", body=BODY
    )


def preview(client, query, **fields):
    fields = {"body": "x", "subject": "", "language": "nb", "tone": "neutral", **fields}
    return client.post(f"/replies/preview/{query}", fields)


def test_new_variant_is_written_beside_its_source(client, eva, danish):
    client.force_login(eva)

    page = client.get(f"/replies/new/?variant_of={danish.pk}")

    assert "The text to follow" in page.text
    assert BODY in page.text
    assert "Om ordren" in page.text
    form = page.context["form"]
    assert form["title"].value() == "Ordren"
    assert form["language"].value() == "nb"
    assert form["body"].value() is None
    assert f'data-preview-url="/replies/preview/?beside={danish.pk}"' in page.text


def test_variant_is_saved_into_the_group_with_its_tone(client, eva, danish):
    client.force_login(eva)
    sent = {"title": "Ordren", "body": "x", "language": "da", "tone": "informal"}

    client.post(f"/replies/new/?variant_of={danish.pk}", {**sent, "then": "publish"})
    again = client.post(f"/replies/new/?variant_of={danish.pk}", sent)

    assert [(each.language, each.tone) for each in danish.group.replies.order_by("pk")] == [
        ("da", "neutral"),
        ("da", "informal"),
    ]
    assert again.status_code == 400
    assert "There is a variant in this language and tone already" in again.text


def test_preview_says_what_the_other_languages_have(client, eva, danish):
    client.force_login(eva)

    page = preview(client, f"?beside={danish.pk}", body="Hei {{customer.first_name}}").text

    assert "Beside the other languages" in page
    assert "The other languages name: Order number" in page
    assert "the other languages can: Customer’s first name" in page
    assert "The other languages have a subject" in page
    same = preview(client, f"?beside={danish.pk}", body=BODY, subject="Om").text
    assert "Beside the other languages" not in same


def test_preview_of_a_change_does_not_compare_with_itself(client, eva, danish):
    norwegian = make_variant(danish, eva, "nb", body=BODY, subject="Om")
    client.force_login(eva)

    page = preview(client, f"?of={norwegian.pk}", body="Hei")

    assert "The other languages name: Order number" in page.text


def test_preview_compares_with_nothing_hidden(client, alice, bob, danish):
    client.force_login(alice)

    assert preview(client, f"?beside={make_reply(bob).pk}").status_code == 404
    assert preview(client, "?beside=x").status_code == 200
    assert preview(client, "").status_code == 200


def test_outdated_variant_is_edited_beside_the_one_that_changed(client, eva, danish):
    norwegian = make_variant(danish, eva, "nb", body="Hei")
    client.force_login(eva)
    assert "The text to follow" not in client.get(f"/replies/{norwegian.pk}/edit/").text

    change_reply(danish, by=eva, major=True, body="Noget nyt")

    page = client.get(f"/replies/{norwegian.pk}/edit/").text
    assert "The text to follow" in page
    assert "Noget nyt" in page
    assert "It still fits" in client.get(f"/replies/{norwegian.pk}/").text


def test_list_has_one_row_a_group_with_its_languages(client, eva, danish):
    make_variant(danish, eva, "nb", title="Ordren nb")
    eva.language = "nb"
    eva.save()
    client.force_login(eva)

    with override("en"):  # the reader's language stays behind in the thread
        page = client.get("/replies/")

    assert [reply.title for reply in page.context["page"]] == ["Ordren nb"]
    assert page.context["page"][0].variant_languages == ["da", "nb"]
