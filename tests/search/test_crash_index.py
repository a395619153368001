"""Whatever happens to the index, nobody who searches notices, and no hand is needed.

Each case makes a small collection and breaks something, all of it by its number: case 17 is
`pytest tests/search/test_crash_index.py -k "test_case[17-"`. `make crash-index` runs 500, and says
how often it broke what.
"""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from search import finder, upkeep
from search.exceptions import IndexUnusable
from search.upkeep import background, job, library
from tests.search.faults import files, processes
from tests.search.faults.collection import WORDS, Collection
from tests.search.faults.powers import of_anybody

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]

CASES = int(os.environ.get("CRASH_CASES", "60"))
FAULTS = (*files.FAULTS, *processes.FAULTS)
SOON = 20.0


@pytest.fixture
def collection(request, settings, shelf, monkeypatch):
    """The documents of a case, and a process that mends in the background as a server does."""
    monkeypatch.setattr("search.engines.whoosh_engine.WAIT_FOR_WRITER", 0.2)
    monkeypatch.setattr("search.lookup.TAKEN_IN_WITHIN", timedelta(0))
    monkeypatch.setattr(background, "PAUSE_AFTER_FAILURE", 0.0)
    made = Collection(shelf, Random(getattr(request, "param", 0)))
    settings.SEARCH_BACKGROUND = True
    with of_anybody():
        yield made
        background.wait()
    for process in made.started:
        process.kill()
        process.join()


def forget_what_is_open(monkeypatch):
    """As in a process that starts now."""
    monkeypatch.setattr(library, "_opened", None)


def mended(collection):
    """Searches go on until the index answers them; what they start does the rest."""
    until = time.monotonic() + SOON
    while collection.ask_everybody() or differs():
        assert time.monotonic() < until, "the index does not come back by itself"
        background.wait()
        time.sleep(0.01)
    background.wait()


def differs():
    try:
        return bool(upkeep.check())
    except IndexUnusable:
        return True


def fault_of(case):
    return FAULTS[case % len(FAULTS)]


def name_of(case):
    return f"{case}-{fault_of(case).__name__}"


@pytest.mark.parametrize("collection", range(CASES), indirect=True, ids=name_of)
def test_case(request, record_property, collection, monkeypatch):
    fault = fault_of(request.node.callspec.params["collection"])
    record_property("broken", fault.__name__)
    collection.ask(collection.askers[0], WORDS[0])  # the index is open, and what it says is known
    fault(collection)
    if collection.random.random() < 0.5:
        forget_what_is_open(monkeypatch)

    first = [collection.ask_everybody, collection.save_and_withdraw]
    for each in collection.random.sample(first, 2):
        each()
    for process in collection.started:
        process.join()
    if collection.random.random() < 0.5:
        background.wait()
        job.keep_up()  # a worker that was first
    mended(collection)
    forget_what_is_open(monkeypatch)
    mended(collection)
    job.keep_up()
    assert upkeep.check() == []
    collection.nothing_is_left_behind()


def asks_until(done, collection, random):
    """Somebody who searches all the time, and is always answered by the index."""
    try:
        while not done.is_set():
            answer = finder.find(AnonymousUser(), random.choice(WORDS), limit=100)
            assert {row["title"] for row in answer.results} <= collection.ever_public
            assert not answer.degraded, "the database had to answer"
    finally:
        connection.close()


def rebuilds(times):
    try:
        return [upkeep.rebuild(lambda count: time.sleep(0.1)) for _ in range(times)]
    finally:
        connection.close()


def test_rebuilding_while_others_search_and_save(settings, collection, monkeypatch):
    settings.SEARCH_BACKGROUND = False  # nothing may need to be mended
    done = threading.Event()
    with ThreadPoolExecutor(3) as others:
        searching = [others.submit(asks_until, done, collection, Random(n)) for n in range(2)]
        rebuilding = others.submit(rebuilds, 6)
        while not rebuilding.done():
            collection.save_and_withdraw()
        done.set()
    assert all(rebuilding.result())
    assert [each.result() for each in searching] == [None, None]

    upkeep.bring_up_to_date()
    forget_what_is_open(monkeypatch)
    assert not collection.ask_everybody()
    assert upkeep.check() == []
    collection.nothing_is_left_behind()
