"""The change log: what a service records, and when followers are told."""

import pytest
from django.db import connection, transaction

from core import events
from core.events import followers
from core.models import Change

pytestmark = pytest.mark.django_db(transaction=True)


class Ear:
    """A follower that remembers what it was told."""

    def __init__(self):
        self.written_ids = []
        self.told = 0

    def written(self, changes):
        assert connection.in_atomic_block
        self.written_ids += [change.object_id for change in changes]

    def committed(self):
        assert not connection.in_atomic_block
        self.told += 1


@pytest.fixture
def ear(monkeypatch):
    ear = Ear()
    monkeypatch.setattr(followers, "_followers", [ear])
    return ear


@transaction.atomic
def record_and_fail():
    events.record("reply", 1, "changed")
    raise ZeroDivisionError


def ids_after(position):
    return [change.object_id for change in events.changes_after(position, 10)]


def test_a_change_is_recorded_in_a_transaction_or_not_at_all(ear):
    with pytest.raises(RuntimeError):
        events.record("reply", 1, "changed")

    assert not Change.objects.exists()


def test_a_follower_is_told_once_however_much_a_transaction_records(ear):
    with transaction.atomic():
        events.record("reply", 1, "changed")
        events.record_many("article", [2, 3], "imported")

    assert ear.written_ids == [1, 2, 3]
    assert ear.told == 1


def test_what_is_rolled_back_is_not_told(ear):
    with pytest.raises(ZeroDivisionError):
        record_and_fail()

    assert ear.told == 0
    assert not Change.objects.exists()


def test_a_savepoint_that_is_rolled_back_does_not_silence_the_rest(ear):
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError):
            record_and_fail()
        events.record("reply", 2, "changed")

    assert ear.told == 1
    assert ids_after(events.Position(0, 0)) == [2]


def test_reading_goes_on_where_it_stopped(ear, eva):
    for number in (1, 2, 3):
        with transaction.atomic():
            events.record("reply", number, "changed", by=eva)
    first = events.changes_after(events.Position(0, 0), 1)[0]
    position = events.Position(first.transaction_id, first.sequence)

    assert ids_after(position) == [2, 3]
    assert ids_after(events.last_position()) == []
    assert events.Position.parse(str(position)) == position
    assert first.actor_id == eva.pk


@pytest.mark.postgres
def test_what_is_committed_before_an_older_transaction_ends_counts_as_queued(ear):
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT pg_current_xact_id()")
        with transaction.atomic():
            events.record("reply", 1, "changed")
        queued = [change.object_id for change in events.unsettled_changes()]
        settled = ids_after(events.Position(0, 0))
        cursor.execute("ROLLBACK")
    other.close()

    assert (queued, settled) == ([1], [])
    assert ids_after(events.Position(0, 0)) == [1]
