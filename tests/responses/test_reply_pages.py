"""The list and the page of a reply, its buttons, its history."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from responses.models import Reply
from responses.services.replies import change_reply
from responses.services.uses import record_use
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db


def page(client, user, path, status=200):
    client.force_login(user)
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def press(client, user, reply, verb, **fields):
    client.force_login(user)
    return client.post(f"/replies/{reply.pk}/{verb}/", fields)


def test_visitors_sign_in_first(client, eva):
    reply = make_shared(eva)

    for path in ("", "new/", f"{reply.pk}/", f"{reply.pk}/edit/", f"{reply.pk}/history/"):
        response = client.get(f"/replies/{path}")
        assert response.status_code == 302
        assert response["Location"].startswith("/sign-in/")


def test_list_shows_a_row_for_each_reply_with_its_first_line_filled(client, alice, eva):
    reply = make_shared(
        eva,
        title="Returlabel",
        shortcut="retur",
        body="Hi {{agent.first_name}} <b>\n\nMore",
        when_to_use="When it comes back",
    )
    make_variant(reply, eva, "da")
    make_shared(eva, title="Not yet", status="draft")

    shown = page(client, alice, "/replies/")

    assert shown.count('<li class="row">') == 1
    assert "Hi Alice &lt;b&gt;" in shown
    assert "When it comes back" in shown
    assert '<span class="row-code">retur</span>' in shown
    assert "Not yet" not in shown


def test_empty_list_says_what_it_is_for(client, alice):
    assert "Write the first reply" in page(client, alice, "/replies/")
    assert "No reply fits" in page(client, alice, "/replies/?q=nothing")


def test_archived_replies_are_listed_where_they_are_asked_for(client, eva):
    make_reply(eva, title="Old one", shared_with="staff", status="archived")

    assert "Old one" not in page(client, eva, "/replies/")
    assert "Old one" in page(client, eva, "/replies/?status=archived")


@pytest.mark.parametrize("count", [1, 3])
def test_list_needs_as_many_queries_for_three_as_for_one(
    client, alice, eva, count, django_assert_num_queries
):
    for number in range(count):
        make_shared(eva, tags=[f"t{number}"], channels=["chat"], language="en")
    client.force_login(alice)
    client.get("/replies/")

    with django_assert_num_queries(12):
        client.get("/replies/")


def test_page_shows_two_customers(client, alice, eva):
    reply = make_shared(
        eva, kind="predefined", subject="Order {{order.number}}", body="Hi {{customer.first_name}}"
    )

    shown = page(client, alice, f"/replies/{reply.pk}/")

    assert "Hi Emma" in shown
    assert "Hi <mark>Customer’s first name</mark>" in shown
    assert "Order <mark>Order number</mark>" in shown
    assert "It cannot be sent before these are filled" in shown


def test_values_and_titles_are_escaped(client, eva):
    reply = make_shared(eva, title="<script>x</script>", body="<script>y</script> ⟦<i>⟧")

    shown = page(client, eva, f"/replies/{reply.pk}/")

    assert "<script>x" not in shown
    assert "<script>y" not in shown
    assert "<i>⟧" not in shown


def test_hidden_reply_is_missing_on_every_page(client, alice, adam):
    reply = make_reply(alice)

    for path in ("", "edit/", "history/"):
        page(client, adam, f"/replies/{reply.pk}/{path}", status=404)
    for verb in ("submit", "publish", "archive", "restore", "delete", "copy", "return"):
        assert press(client, adam, reply, verb).status_code == 404


def test_agents_are_offered_a_copy_of_what_is_for_all(client, alice, eva):
    reply = make_shared(eva, shortcut="retur", tags=["a"])

    shown = page(client, alice, f"/replies/{reply.pk}/")
    assert f"/replies/{reply.pk}/copy/" in shown
    assert f"/replies/{reply.pk}/edit/" not in shown

    response = press(client, alice, reply, "copy")

    copy = Reply.objects.get(owner=alice)
    assert response["Location"] == f"/replies/{copy.pk}/edit/"
    assert (copy.shared_with, copy.status, copy.shortcut) == ("me", "published", "retur")
    assert (copy.based_on, copy.body) == (reply, reply.body)
    assert copy.group_id != reply.group_id
    press(client, alice, reply, "copy")
    assert Reply.objects.filter(owner=alice, shortcut="").count() == 1


def test_copy_tells_its_owner_when_the_original_changed(client, alice, eva):
    reply = make_shared(eva)
    press(client, alice, reply, "copy")
    copy = Reply.objects.get(owner=alice)
    said = "The reply this is a copy of has changed"
    assert said not in page(client, alice, f"/replies/{copy.pk}/")

    change_reply(reply, by=eva, body="New facts")

    assert said in page(client, alice, f"/replies/{copy.pk}/")


def test_buttons_lead_a_proposal_to_publication(client, alice, eva):
    reply = make_reply(alice, shared_with="staff")

    press(client, alice, reply, "submit")
    assert reread(reply).status == "in_review"
    press(client, eva, reply, "return", comment="Shorter <b>")
    shown = page(client, alice, f"/replies/{reply.pk}/")
    assert "Shorter &lt;b&gt;" in shown
    press(client, alice, reply, "submit")
    press(client, eva, reply, "publish")
    assert reread(reply).status == "published"
    press(client, eva, reply, "archive")
    press(client, eva, reply, "restore")
    assert reread(reply).status == "draft"


def test_refused_button_says_why(client, alice, eva):
    reply = make_shared(eva)

    response = press(client, alice, reply, "archive")

    assert response.status_code == 302
    assert reread(reply).status == "published"
    assert "not do this with it" in page(client, alice, f"/replies/{reply.pk}/")


def test_own_reply_that_was_never_used_is_deleted(client, alice):
    unused, used = make_reply(alice), make_reply(alice)
    record_use(used, by=alice)

    assert press(client, alice, unused, "delete")["Location"] == "/replies/"
    assert press(client, alice, used, "delete")["Location"] == f"/replies/{used.pk}/"
    assert [reply.status for reply in Reply.objects.all()] == ["archived"]


def test_reply_outside_its_dates_says_so(client, eva):
    reply = make_shared(eva, valid_until=timezone.now() - timedelta(days=1))

    assert "Not in use today" in page(client, eva, f"/replies/{reply.pk}/")


def test_history_shows_what_changed_and_brings_it_back(client, alice, eva):
    reply = make_shared(eva, body="Old words")
    change_reply(reply, by=eva, body="New words")

    shown = page(client, eva, f"/replies/{reply.pk}/history/")
    assert "<del>Old</del>" in shown
    assert "<ins>New</ins>" in shown
    assert shown.count("Take this wording again") == 1
    page(client, alice, f"/replies/{reply.pk}/history/", status=403)

    press(client, eva, reply, "restore", revision="1")

    assert reread(reply).body == "Old words"


def test_buttons_are_posts(client, eva):
    reply = make_shared(eva)
    client.force_login(eva)

    for verb in ("submit", "publish", "archive", "restore", "delete", "copy", "return"):
        assert client.get(f"/replies/{reply.pk}/{verb}/").status_code == 405


def test_fields_speak_the_language_of_the_reply_on_a_page_in_another(client, eva):
    eva.language = "en"
    eva.save()
    text = page(client, eva, f"/replies/{make_shared(eva, language='da').pk}/edit/")

    assert '<html lang="en"' in text
    assert re.search(r'<textarea[^>]*name="body"[^>]*lang="da"', text)
