import threading

import pytest
from django.db import connection

from accounts.models import User
from core.exceptions import Invalid
from responses.models import Reply, Shortcut
from responses.services.replies import change_reply
from responses.services.states import archive, restore
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db


def refusal_of(write):
    with pytest.raises(Invalid) as refusal:
        write()
    return refusal.value.errors


def rows():
    return list(
        Shortcut.objects.order_by("holder", "language").values_list("holder", "key", "language")
    )


def test_one_row_for_each_holder(eva, support, billing):
    make_shared(eva, shortcut="Køb", shared_with="teams", teams=[support, billing])

    assert rows() == sorted(
        [(f"team:{support.pk}", "koeb", "en"), (f"team:{billing.pk}", "koeb", "en")]
    )


def test_taken_code_names_the_reply_that_has_it(eva):
    make_shared(eva, title="Returlabel", shortcut="retur")

    errors = refusal_of(lambda: make_shared(eva, shortcut="RETUR"))

    assert errors == {"shortcut": [("taken", "“Returlabel” has this short code.")]}
    assert Reply.objects.count() == 1


def test_reply_that_the_writer_does_not_see_is_not_named(alice, bob):
    make_reply(bob, title="Secret", shortcut="retur", shared_with="staff")

    errors = refusal_of(lambda: make_reply(alice, shortcut="retur", shared_with="staff"))

    assert errors == {"shortcut": [("taken", "Another reply has this short code.")]}


def test_own_team_and_all_may_have_the_same_code(alice, bob, eva, support):
    make_reply(alice, shortcut="retur")
    make_reply(bob, shortcut="retur")
    make_shared(eva, shortcut="retur")
    make_shared(eva, shortcut="retur", shared_with="teams", teams=[support])

    assert Shortcut.objects.count() == 4


def test_other_language_or_tone_may_have_the_same_code(eva):
    make_shared(eva, shortcut="retur")
    make_shared(eva, shortcut="retur", language="da")
    make_shared(eva, shortcut="retur", tone="formal")

    assert Shortcut.objects.count() == 3


def test_code_changes_hands(eva):
    first = make_shared(eva, shortcut="retur")

    change_reply(first, by=eva, shortcut="label")
    make_shared(eva, shortcut="retur")

    assert {key for _holder, key, _language in rows()} == {"label", "retur"}


def test_archived_reply_holds_no_code_and_cannot_come_back_to_a_taken_one(eva):
    first = make_shared(eva, shortcut="retur")
    archive(first, by=eva)
    second = make_shared(eva, title="New", shortcut="retur")

    assert "shortcut" in refusal_of(lambda: restore(first, by=eva))
    assert Reply.objects.get(pk=first.pk).status == "archived"

    archive(second, by=eva)
    assert restore(first, by=eva).status == "draft"


def test_team_of_two_with_one_code_taken_takes_none(eva, support, billing):
    make_shared(eva, shortcut="retur", shared_with="teams", teams=[billing])

    refusal_of(
        lambda: make_shared(eva, shortcut="retur", shared_with="teams", teams=[support, billing])
    )

    assert rows() == [(f"team:{billing.pk}", "retur", "en")]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_a_code_at_once_one_is_refused(eva):
    start = threading.Barrier(2)
    outcomes = []

    def write(user_id):
        user = User.objects.get(pk=user_id)
        start.wait()
        try:
            make_shared(user, shortcut="retur")
            outcomes.append("saved")
        except Invalid as refusal:
            outcomes.append(next(iter(refusal.errors)))
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=[eva.pk]) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(outcomes) == ["saved", "shortcut"]
    assert Reply.objects.count() == 1
