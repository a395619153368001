"""Reporting a reply: who hears of it, and what becomes of it."""

import pytest

from core.exceptions import Conflict, Invalid, NotAllowed
from core.models import Change
from responses.exceptions import Gone
from responses.models import ReplyFlag
from responses.services.flags import accept_flag, dismiss_flag, flag_reply
from tests.api import caller, errors_of
from tests.responses.factories import make_reply, make_shared, reread

pytestmark = pytest.mark.django_db


def test_a_flag_is_kept_and_logged_and_grows_no_version(alice, eva):
    reply = make_shared(eva)

    answer = caller(alice).post(
        f"/api/v1/replies/{reply.pk}/flag/", {"reason": "wrong", "body": "Better"}
    )

    assert (answer.status_code, answer.json()["body"]) == (201, "Better")
    assert ReplyFlag.objects.get().by == alice
    assert reread(reply).version == reply.version
    last = Change.objects.order_by("sequence").last()
    assert (last.type, last.object_id, last.verb) == ("reply", reply.pk, "flagged")


@pytest.mark.parametrize("body", ["{{customer.shoe_size}}", "x" * 1_000_001, " "])
def test_a_wording_that_could_not_be_saved_is_refused(alice, eva, body):
    reply = make_shared(eva)

    answer = caller(alice).post(
        f"/api/v1/replies/{reply.pk}/flag/", {"reason": "wrong", "body": body}
    )

    assert answer.status_code == 400
    assert list(errors_of(answer)) == ["/body"]
    assert not ReplyFlag.objects.exists()


def test_a_hidden_reply_is_not_reported(alice, bob):
    with pytest.raises(Gone):
        flag_reply(make_reply(alice), reason="wrong", by=bob)


def test_an_accepted_wording_becomes_the_newest(alice, eva):
    reply = make_shared(eva, body="Old")

    flag = flag_reply(reply, reason="wrong", body="New", by=alice)
    accept_flag(flag, by=eva)

    assert reread(reply).body == "New"
    with pytest.raises(Conflict):
        dismiss_flag(flag, by=eva)


def test_a_wording_that_no_longer_fits_leaves_the_flag_open(alice, eva):
    reply = make_shared(eva, body="Old")
    flag = flag_reply(reply, reason="wrong", body="New", by=alice)
    ReplyFlag.objects.update(body="{{constant.gone}}")

    with pytest.raises(Invalid):
        accept_flag(flag, by=eva)

    assert ReplyFlag.objects.get().is_open
    assert reread(reply).body == "Old"


def test_colleagues_do_not_decide_on_texts_of_others(alice, bob, eva):
    flag = flag_reply(make_shared(eva), reason="other", by=alice)

    with pytest.raises(NotAllowed):
        dismiss_flag(flag, by=bob)


def test_the_page_reports_and_shows_it_to_whoever_can_act(client, alice, eva):
    reply = make_shared(eva)
    page = f"/replies/{reply.pk}/"
    client.force_login(alice)
    assert "Report this text" in client.get(page).text

    sent = {"reason": "unclear", "comment": "Which shop"}
    assert "Reported." in client.post(f"{page}flag/", sent, follow=True).text

    assert "Which shop" not in client.get(page).text
    client.force_login(eva)
    assert "Which shop" in client.get(page).text
    assert client.post(ReplyFlag.objects.get().dismiss_url).url == page
    assert "Which shop" not in client.get(page).text


def test_what_a_service_refuses_is_said_on_the_page(client, alice, eva):
    reply = make_shared(eva)
    client.force_login(alice)

    answer = client.post(
        f"/replies/{reply.pk}/flag/", {"reason": "wrong", "body": "{{nobody}}"}, follow=True
    )

    assert "nobody" in answer.text
    assert not ReplyFlag.objects.exists()
