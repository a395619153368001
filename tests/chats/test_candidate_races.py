"""Two editors, and two readers of the log, at once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from chats.exceptions import Decided
from chats.models import Candidate, Occurrence
from chats.services import candidates, mining
from responses.models import Reply
from tests.chats.mining import mined, typed

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*steps):
    """What each answered or refused."""
    start, answers = Barrier(len(steps)), [None] * len(steps)

    def run(place, step):
        start.wait()
        try:
            answers[place] = step()
        except Decided as refused:
            answers[place] = refused
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(steps)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=30)
    return answers


def test_one_decision_holds_and_the_others_are_told(alice, eva, adam):
    typed(alice, "Butikken åbner klokken ti om lørdagen.")
    mined()
    row = Candidate.objects.get()

    answers = at_once(
        lambda: candidates.make_reply(row, by=eva),
        lambda: candidates.make_reply(row, by=adam),
        lambda: candidates.ignore(row, by=eva),
        lambda: candidates.ignore(row, by=adam),
    )

    row.refresh_from_db()
    held = [each for each in answers if isinstance(each, Candidate)]
    told = [each for each in answers if isinstance(each, Decided)]
    assert (len(held), len(told)) == (2, 2)
    assert {each.status for each in held} == {each.decided for each in told} == {row.status}
    assert Reply.objects.count() == (row.status == "created")


def test_two_readers_count_each_chat_once(alice, monkeypatch):
    monkeypatch.setattr(mining, "BATCH", 2)
    mined()
    typed(alice, "Butikken åbner klokken ti om lørdagen.", 7)

    at_once(mined, mined)
    mined()

    row = Candidate.objects.get()
    assert (row.said, row.chats, Occurrence.objects.count()) == (7, 7, 7)
