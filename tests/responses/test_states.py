import pytest

from core.exceptions import Conflict, Invalid, NotAllowed
from core.models import Change
from responses import access
from responses.exceptions import Gone
from responses.models import Reply
from responses.services import states
from responses.services.replies import change_reply, delete_reply
from responses.services.uses import record_use
from tests.api import caller
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db


def last_change():
    line = Change.objects.order_by("-sequence").first()
    return line.verb, line.object_id, line.actor_id


def test_proposal_goes_back_and_is_published(alice, eva):
    reply = make_reply(alice, shared_with="staff")

    assert states.submit(reply, by=alice).status == "in_review"
    assert last_change() == ("submitted", reply.pk, alice.pk)
    assert states.return_reply(reply, by=eva, comment="Too long").status == "draft"
    assert reply.history.first().history_change_reason == "returned\nToo long"
    states.submit(reply, by=alice)
    assert states.publish(reply, by=eva).status == "published"
    assert last_change() == ("published", reply.pk, eva.pk)
    assert reread(reply).version == 5


@pytest.mark.parametrize(
    ("verb", "status", "allowed"),
    [
        ("submit", "draft", {"alice", "eva", "adam"}),
        ("return_reply", "in_review", {"eva", "adam"}),
        ("publish", "draft", {"eva", "adam"}),
        ("publish", "in_review", {"eva", "adam"}),
        ("archive", "draft", {"alice", "eva", "adam"}),
        ("archive", "published", {"eva", "adam"}),
        ("restore", "archived", {"alice", "eva", "adam"}),
    ],
)
@pytest.mark.parametrize("name", ["alice", "eva", "adam"])
def test_each_role_does_exactly_this_with_a_shared_reply(
    request, alice, verb, status, allowed, name
):
    reply = make_reply(alice, shared_with="staff")
    Reply.objects.filter(pk=reply.pk).update(status=status)
    user = request.getfixturevalue(name)

    if name in allowed:
        getattr(states, verb)(reply, by=user)
        assert reread(reply).status != status
    else:
        with pytest.raises(NotAllowed):
            getattr(states, verb)(reply, by=user)
        assert reread(reply).status == status


@pytest.mark.parametrize("verb", ["submit", "return_reply", "publish", "archive", "restore"])
def test_personal_reply_is_gone_for_everyone_else(alice, adam, verb):
    reply = make_reply(alice)

    with pytest.raises(Gone):
        getattr(states, verb)(reply, by=adam)


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("submit", "published"),
        ("return_reply", "draft"),
        ("publish", "archived"),
        ("restore", "published"),
    ],
)
def test_state_that_does_not_fit_is_a_conflict(eva, verb, status):
    reply = make_reply(eva, shared_with="staff", status=status)

    with pytest.raises(Conflict):
        getattr(states, verb)(reply, by=eva)

    assert reread(reply).version == 1


@pytest.mark.parametrize(
    ("verb", "status"),
    [("submit", "in_review"), ("publish", "published"), ("archive", "archived")],
)
def test_verb_whose_result_already_holds_changes_nothing(eva, verb, status):
    reply = make_reply(eva, shared_with="staff", status=status)

    assert getattr(states, verb)(reply, by=eva).version == 1


def test_personal_reply_needs_no_review_and_its_owner_publishes_it(alice):
    reply = make_reply(alice, status="draft")

    with pytest.raises(Conflict):
        states.submit(reply, by=alice)
    assert states.publish(reply, by=alice).status == "published"


def test_archived_comes_back_as_a_draft(eva):
    reply = make_shared(eva)
    states.archive(reply, by=eva)

    assert states.restore(reply, by=eva).status == "draft"


def test_earlier_wording_comes_back_as_the_newest(eva):
    reply = make_shared(eva, title="First", body="one", shortcut="code")
    change_reply(reply, by=eva, title="Second", body="two", tags=["kept"])

    restored = reread(states.restore(reply, by=eva, revision=1))

    assert (restored.title, restored.body, restored.version) == ("First", "one", 3)
    assert (restored.status, restored.shortcut) == ("published", "code")
    assert [tag.name for tag in restored.tags.all()] == ["kept"]


def test_earlier_wording_with_a_subject_makes_it_a_template_again(eva):
    reply = make_shared(eva, kind="predefined", subject="Subject")
    change_reply(reply, by=eva, kind="canned", subject="")

    restored = states.restore(reply, by=eva, revision=1)

    assert (restored.kind, restored.subject) == ("predefined", "Subject")


def test_wording_from_when_it_was_personal_stays_its_owners(alice, eva):
    reply = make_reply(alice, body="Only for me")
    change_reply(reply, by=alice, body="For all", shared_with="staff")

    with pytest.raises(Invalid):
        states.restore(reply, by=eva, revision=1)
    assert [line.body for line in access.history_of(reply, eva)] == ["For all"]
    assert [line.body for line in access.history_of(reply, alice)] == ["For all", "Only for me"]
    address = f"/api/v1/replies/{reply.pk}/history/"
    assert b"Only for me" not in caller(eva).get(address).content
    assert b"Only for me" in caller(alice).get(address).content
    states.restore(reply, by=alice, revision=1)


def test_wording_that_never_was_is_refused(eva):
    with pytest.raises(Invalid) as refusal:
        states.restore(make_shared(eva), by=eva, revision=9)

    assert list(refusal.value.errors) == ["revision"]


def test_publishing_shows_in_the_other_variants(eva):
    danish = make_shared(eva, language="da")
    draft = make_variant(danish, eva, "nb", status="draft")
    before = reread(danish).version

    states.publish(draft, by=eva)

    assert reread(danish).version == before + 1


def test_deleting_archives(eva):
    reply = make_shared(eva, shortcut="code")

    delete_reply(reply, by=eva, version=1)

    assert reread(reply).status == "archived"
    assert reply.shortcut_rows.count() == 0
    delete_reply(reply, by=eva)
    assert reread(reply).version == 2


def test_own_personal_reply_that_was_never_used_is_removed_with_its_history(alice):
    reply = make_reply(alice)

    delete_reply(reply, by=alice)

    assert not Reply.objects.exists()
    assert not Reply.history.exists()
    assert last_change() == ("deleted", reply.pk, alice.pk)


def test_own_draft_that_was_never_published_is_removed(alice):
    reply = make_reply(alice, shared_with="staff")
    states.submit(reply, by=alice)

    delete_reply(reply, by=alice)

    assert not Reply.objects.exists()


def test_draft_of_somebody_else_or_once_published_is_archived(alice, eva):
    of_alice = make_reply(alice, shared_with="staff")
    once = states.restore(states.archive(make_shared(eva), by=eva), by=eva)

    delete_reply(of_alice, by=eva)
    delete_reply(once, by=eva)

    assert {reread(of_alice).status, reread(once).status} == {"archived"}


def test_own_personal_reply_that_was_used_is_archived(alice):
    reply = make_reply(alice)
    record_use(reply, by=alice)

    delete_reply(reply, by=alice)

    assert reread(reply).status == "archived"


def test_agent_does_not_delete_what_is_for_all(alice, eva):
    reply = make_shared(eva)

    with pytest.raises(NotAllowed):
        delete_reply(reply, by=alice)
