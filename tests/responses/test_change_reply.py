import pytest

from core.exceptions import Invalid, NotAllowed, Stale
from core.models import Change
from responses.exceptions import Gone, InvalidPlaceholders
from responses.models import Reply
from responses.services.constants import set_constant
from responses.services.replies import change_reply
from tests.responses.factories import make_reply, make_shared, make_variant, reread

pytestmark = pytest.mark.django_db


def test_only_what_is_given_changes(eva):
    reply = make_shared(eva, title="Old", body="Text", shortcut="old", tags=["a"], channels=["sms"])

    changed = reread(change_reply(reply, by=eva, version=1, title="New"))

    assert (changed.title, changed.body, changed.shortcut) == ("New", "Text", "old")
    assert [tag.name for tag in changed.tags.all()] == ["a"]
    assert changed.channels == ["sms"]
    assert changed.version == 2


def test_links_are_replaced(eva):
    reply = make_shared(eva, tags=["a", "b"], channels=["sms"])

    changed = reread(change_reply(reply, by=eva, tags=["b", "c"], channels=["email", "chat"]))

    assert [tag.name for tag in changed.tags.all()] == ["b", "c"]
    assert changed.channels == ["chat", "email"]


def test_saving_without_a_change_keeps_the_version(eva):
    reply = make_shared(eva, tags=["a"])

    change_reply(reply, by=eva, title=reply.title, tags=["A"], stage=None)

    assert reread(reply).version == 1
    assert Change.objects.filter(type="reply").count() == 1


def test_stale_version_is_refused_with_the_reply_as_it_is(eva):
    reply = make_shared(eva)
    change_reply(reply, by=eva, version=1, title="First")

    with pytest.raises(Stale) as refusal:
        change_reply(reply, by=eva, version=1, title="Second")

    assert refusal.value.current.title == "First"
    assert reread(reply).title == "First"


def test_without_a_version_the_newest_is_changed(eva):
    reply = make_shared(eva)
    change_reply(reply, by=eva, version=1, title="First")

    assert change_reply(reply, by=eva, title="Second").version == 3


def test_refused_change_leaves_everything_as_it_was(eva):
    reply = make_shared(eva, title="Old", tags=["a"])

    with pytest.raises(InvalidPlaceholders):
        change_reply(reply, by=eva, title="New", tags=["b"], body="{{nobody.name}}")

    assert reread(reply).title == "Old"
    assert [tag.name for tag in reply.tags.all()] == ["a"]
    assert Change.objects.filter(type="reply").count() == 1


def test_placeholder_gone_since_blocks_only_a_change_of_the_text(eva):
    constant = set_constant("days", {"*": "14"}, by=eva)
    reply = make_shared(eva, body="{{constant.days}}")
    constant.delete()

    assert change_reply(reply, by=eva, title="New").title == "New"
    with pytest.raises(InvalidPlaceholders):
        change_reply(reply, by=eva, body="{{constant.days}} days")


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_agent_changes_a_proposal_of_their_own(alice, status):
    reply = make_reply(alice, shared_with="staff", status=status)

    assert change_reply(reply, by=alice, title="New").title == "New"


def test_agent_does_not_change_what_is_published_for_all(alice, eva):
    proposal = make_reply(alice, shared_with="staff", status="in_review")
    Reply.objects.filter(pk=proposal.pk).update(status="published")
    others = make_shared(eva)

    for reply in (proposal, others):
        with pytest.raises(NotAllowed):
            change_reply(reply, by=alice, title="New")


def test_personal_reply_is_gone_for_everyone_else(alice, bob, eva, adam):
    reply = make_reply(alice)

    for other in (bob, eva, adam):
        with pytest.raises(Gone):
            change_reply(reply, by=other, title="New")


def test_agent_who_shares_a_personal_reply_proposes_it(alice):
    reply = make_reply(alice)

    changed = change_reply(reply, by=alice, shared_with="staff")

    assert (changed.shared_with, changed.status) == ("staff", "draft")


def test_editor_who_shares_a_personal_reply_publishes_it(eva):
    reply = make_reply(eva, shared_with="me")

    assert change_reply(reply, by=eva, shared_with="staff").status == "published"


def test_sharing_with_all_drops_the_teams(eva, support):
    reply = make_shared(eva, shared_with="teams", teams=[support])

    changed = change_reply(reply, by=eva, shared_with="staff")

    assert list(changed.teams.all()) == []


def test_nobody_makes_a_reply_of_others_personal(alice, eva):
    reply = make_reply(alice, shared_with="staff")

    with pytest.raises(Invalid) as refusal:
        change_reply(reply, by=eva, shared_with="me")

    assert list(refusal.value.errors) == ["shared_with"]


def test_proposal_made_personal_is_no_longer_in_review(alice):
    reply = make_reply(alice, shared_with="staff", status="in_review")

    assert change_reply(reply, by=alice, shared_with="me").status == "draft"


def test_copy_is_in_line_again_once_saved(eva):
    from responses.services.copies import copy_to_own

    original = make_shared(eva, body="Old")
    copy = copy_to_own(original, by=eva)
    assert not copy.original_changed

    change_reply(original, by=eva, title="Only the title")
    assert not reread(copy).original_changed

    change_reply(original, by=eva, body="New")
    assert reread(copy).original_changed

    change_reply(copy, by=eva)
    assert not reread(copy).original_changed


def test_major_change_marks_the_other_variants_until_they_are_saved(eva):
    danish = make_shared(eva, language="da")
    norwegian = make_variant(danish, eva, "nb")
    english = make_variant(danish, eva, "en")

    change_reply(danish, by=eva, major=True, body="Other facts")

    assert [reread(each).outdated for each in (danish, norwegian, english)] == [False, True, True]

    change_reply(norwegian, by=eva, body="Andre fakta")
    change_reply(english, by=eva)

    assert [reread(each).outdated for each in (danish, norwegian, english)] == [False] * 3
