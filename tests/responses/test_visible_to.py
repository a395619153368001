from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser

from responses.models import Reply
from tests.factories import make_user
from tests.responses.factories import make_reply

pytestmark = pytest.mark.django_db

STATUSES = ["draft", "in_review", "published", "archived"]
WORDS = {"draft": "draft", "in_review": "in review", "published": "published", "archived": "old"}


@pytest.fixture
def replies(alice, eva, support, billing):
    """One of each status: alice's own, eva's own, for each team, for all."""
    for status in STATUSES:
        word = WORDS[status]
        if status != "in_review":
            make_reply(alice, title=f"alice {word}", shared_with="me", status=status)
            make_reply(eva, title=f"eva {word}", shared_with="me", status=status)
        for team in (support, billing):
            title = f"{team} {word}"
            make_reply(eva, title=title, shared_with="teams", teams=[team], status=status)
        make_reply(eva, title=f"staff {word}", shared_with="staff", status=status)


def of(*names):
    return {
        f"{name} {word}"
        for name, word in product(names, WORDS.values())
        if not (name in ("alice", "eva") and word == "in review")
    }


def seen_by(user):
    return {reply.title for reply in Reply.objects.visible_to(user)}


def test_visitor_sees_nothing(replies):
    assert seen_by(AnonymousUser()) == set()


def test_someone_who_left_sees_nothing(replies, alice):
    alice.is_active = False

    assert seen_by(alice) == set()


def test_agent_sees_own_in_every_state_and_what_is_published_for_the_team(replies, alice):
    assert seen_by(alice) == of("alice") | {"Support published", "staff published"}


def test_agent_of_another_team_sees_that_teams(replies, bob):
    assert seen_by(bob) == {"Billing published", "staff published"}


def test_agent_without_team_sees_what_is_for_all(replies):
    assert seen_by(make_user(role="agent")) == {"staff published"}


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_editors_and_admins_see_everything_shared_and_nobody_elses_personal(replies, role):
    assert seen_by(make_user(role=role)) == of("Support", "Billing", "staff")


def test_editor_sees_own_personal_ones_too(replies, eva):
    assert seen_by(eva) == of("eva", "Support", "Billing", "staff")


def test_author_of_a_proposal_sees_it_in_every_state(alice, bob):
    make_reply(alice, title="proposal", shared_with="staff", status="in_review")

    assert seen_by(alice) == {"proposal"}
    assert seen_by(bob) == set()


def test_reply_for_two_teams_is_listed_once(eva, support, billing):
    both = make_user(role="agent", teams=[support, billing])
    make_reply(eva, title="two", shared_with="teams", teams=[support, billing], status="published")

    assert [reply.title for reply in Reply.objects.visible_to(both)] == ["two"]


def test_changed_team_holds_from_the_next_request(replies, alice, billing):
    alice.teams.set([billing])

    assert "Billing published" in seen_by(type(alice).objects.get(pk=alice.pk))
