"""What admins do with users, and what nobody can do to themselves or to the last admin."""

import pytest

from accounts.models import User
from accounts.services import people
from core.exceptions import Conflict, Invalid, NotAllowed
from core.models import Change
from tests.api import caller
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_user_is_changed_and_it_holds_at_once(client, alice, adam, billing):
    client.force_login(alice)
    assert client.get("/settings/constants/").status_code == 403

    people.change_user(alice, by=adam, role="editor", title="Lead", teams=[billing])

    assert client.get("/settings/constants/").status_code == 200
    fresh = User.objects.get(pk=alice.pk)
    assert (fresh.title, list(fresh.teams.all())) == ("Lead", [billing])
    last = Change.objects.order_by("sequence").last()
    assert (last.type, last.object_id, last.verb) == ("user", alice.pk, "changed")


def test_what_is_left_out_stays(alice, adam, support):
    people.change_user(alice, by=adam, title="Lead")

    fresh = User.objects.get(pk=alice.pk)
    assert (fresh.name, fresh.role, list(fresh.teams.all())) == ("Alice", "agent", [support])


@pytest.mark.parametrize("wrong", [{"role": "boss"}, {"email": "nobody"}])
def test_what_cannot_be_is_refused(alice, adam, wrong):
    with pytest.raises(Invalid):
        people.change_user(alice, by=adam, **wrong)

    assert User.objects.get(pk=alice.pk).role == "agent"


def test_admins_alone_do_this(alice, eva):
    for verb in (people.deactivate, people.reactivate, people.new_password):
        with pytest.raises(NotAllowed):
            verb(alice, by=eva)
    with pytest.raises(NotAllowed):
        people.change_user(eva, by=eva, role="admin")


def test_who_is_shut_out_loses_session_and_tokens_with_the_next_request(client, alice, adam):
    client.force_login(alice)
    tool = caller(alice)
    assert tool.get("/api/v1/me/").status_code == client.get("/replies/").status_code == 200

    people.deactivate(alice, by=adam)

    assert client.get("/replies/").status_code == 302
    assert tool.get("/api/v1/me/").status_code == 401

    people.reactivate(alice, by=adam)

    assert tool.get("/api/v1/me/").status_code == 200


def test_a_new_password_ends_the_sessions_of_the_old_one(client, alice, adam):
    client.force_login(alice)

    password = people.new_password(alice, by=adam)

    assert client.get("/replies/").status_code == 302
    assert client.login(username="alice", password=password)
    assert client.get("/replies/").status_code == 200


def test_nobody_lowers_or_shuts_out_themselves(adam):
    make_user(role="admin")

    with pytest.raises(Conflict) as lowered:
        people.change_user(adam, by=adam, role="agent")
    with pytest.raises(Conflict) as shut_out:
        people.deactivate(adam, by=adam)

    assert (lowered.value.code, shut_out.value.code) == ("own_role", "own_account")
    people.change_user(adam, by=adam, role="admin", title="Head")


def test_the_last_admin_stays_one(adam):
    """Two admins may each remove the other; the second of them finds that they are no more."""
    other = make_user(role="admin")
    people.deactivate(other, by=adam)

    for verb in (people.deactivate, lambda user, by: people.change_user(user, by=by, role="agent")):
        with pytest.raises(NotAllowed):
            verb(adam, by=User.objects.get(pk=other.pk))

    stale = User.objects.get(pk=other.pk)
    stale.is_active = True  # what a request that began earlier still believes
    for verb in (people.deactivate, lambda user, by: people.change_user(user, by=by, role="agent")):
        with pytest.raises(Conflict) as refused:
            verb(adam, by=stale)
        assert refused.value.code == "last_admin"

    assert User.objects.active().get(role="admin") == adam


def test_an_admin_who_is_shut_out_already_may_be_lowered(adam):
    other = make_user(role="admin")
    people.deactivate(other, by=adam)

    assert people.change_user(other, by=adam, role="agent").role == "agent"
