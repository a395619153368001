"""What must change stops a reply from being published, or asks for a reason."""

import pytest

from responses.models import ReplyOverride
from responses.services.flags import flag_reply
from responses.services.replies import change_reply
from responses.services.states import publish
from styleguide.exceptions import Findings
from tests.responses.factories import make_reply, make_shared
from tests.styleguide.factories import a_rule, make_entry

pytestmark = pytest.mark.django_db

BAD = "Desværre er varen udsolgt."


@pytest.fixture(autouse=True)
def guide(eva):
    """Must change in all texts; should change, and must change in chats."""
    chat = a_rule(severity="error", parameters={"words": ["udsolgt"], "use": []})
    make_entry(eva, rules=[chat], channels=["chat"])
    return make_entry(eva, rules=[a_rule(severity="error")])


def drafted(by, **fields):
    return make_reply(by, **{"body": BAD, "language": "da", "status": "draft", **fields})


def test_what_must_change_stops_publishing(eva, guide):
    reply = drafted(eva)

    with pytest.raises(Findings) as refused:
        publish(reply, by=eva)

    assert [(each["field"], each["text"]) for each in refused.value.findings] == [
        ("body", "Desværre")
    ]
    reply.refresh_from_db()
    assert reply.status == "draft"


def test_a_reason_publishes_it_and_is_kept(eva, guide):
    reply = publish(drafted(eva), by=eva, override_reason=" It is a quote. ")

    override = ReplyOverride.objects.get()
    assert (reply.status, override.version, override.by) == ("published", reply.version, eva)
    assert override.reason == "It is a quote."
    assert [(rule["entry"], rule["message"]) for rule in override.rules] == [
        (guide.pk, "Say it another way.")
    ]


def test_a_reason_nobody_needed_is_not_kept(eva):
    publish(drafted(eva, body="Varen kommer."), by=eva, override_reason="To be sure")

    assert not ReplyOverride.objects.exists()


def test_advice_for_a_channel_stops_what_is_meant_for_it(eva):
    fit = {"body": "Den er udsolgt."}
    publish(drafted(eva, channels=["email"], **fit), by=eva)

    with pytest.raises(Findings):
        publish(drafted(eva, channels=["email", "chat"], **fit), by=eva)


def test_a_personal_reply_gets_advice_and_no_more(alice):
    reply = make_reply(alice, body=BAD, language="da")

    assert change_reply(reply, by=alice, body=BAD + " Igen.").status == "published"


def test_a_change_of_what_is_published_is_looked_at_too(eva):
    reply = publish(drafted(eva, body="Varen kommer."), by=eva)

    with pytest.raises(Findings):
        change_reply(reply, by=eva, body=BAD)
    changed = change_reply(reply, by=eva, body=BAD, override_reason="A quote")

    assert ReplyOverride.objects.get().version == changed.version
    assert change_reply(changed, by=eva, review_due=None, title="Udsolgt").title == "Udsolgt"


def test_one_that_is_published_at_once_is_looked_at(eva):
    with pytest.raises(Findings):
        drafted(eva, status="published")

    drafted(eva, status="published", override_reason="A quote")
    assert ReplyOverride.objects.count() == 1


def test_a_reported_wording_that_is_refused_stays_in_its_form(client, alice, eva):
    reply = make_shared(eva, body="Varen er her.", language="da")
    flag = flag_reply(reply, reason="wrong", body=BAD, by=alice)
    client.force_login(eva)

    answer = client.post(flag.accept_url)

    assert answer.status_code == 409
    assert "Not taken over yet" in answer.text
    assert f"{BAD}</textarea>" in answer.text
    flag.refresh_from_db()
    assert flag.is_open
    client.post(flag.accept_url, {"body": BAD, "override_reason": "It is sold out."})
    reply.refresh_from_db()
    assert (reply.body, reply.history.first().history_change_reason) == (
        BAD,
        "changed\nProposed by Alice",
    )
