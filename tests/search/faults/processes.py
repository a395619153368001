"""Other processes: killed half-way, out of room, or holding on to a lock."""

import multiprocessing
import signal
import time

from django.conf import settings
from django.db import connection

from search.models import SearchDocument
from search.upkeep import locks
from tests.search.faults import work

STARTED_WITHIN = 60
LONGEST = 0.25
STEPS_OF_SAVES = 400  # a dozen, and what is put together meanwhile
STEPS_OF_A_REBUILD = 150


def start(collection, job, *arguments):
    """A process at this work on the notes of the collection, which has begun."""
    process = _start(job, dict(collection.shelf.notes), arguments)
    collection.started.append(process)
    return process


def start_with_apps(job, *arguments):
    """A process at this work, which has begun. What can be found there is what the apps say."""
    return _start(job, None, arguments)


def _start(job, notes, arguments):
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([work.__name__])
    here, there = processes.Pipe(duplex=False)
    database = dict(connection.settings_dict)
    everything = (job, settings.SEARCH_INDEX_DIR, database, notes, there, arguments)
    process = processes.Process(target=work.begin, args=everything, daemon=True)
    process.start()
    there.close()
    assert here.poll(STARTED_WITHIN), "the process did not begin"
    here.recv_bytes()
    here.close()
    return process


def kill(collection, process):
    time.sleep(collection.random.uniform(0, LONGEST))
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def killed_while_it_saves(collection):
    plan = _plan(collection)
    kill(collection, start(collection, work.save, plan))
    _believe_the_database(collection, plan)


def killed_at_a_step_of_saving(collection):
    plan = _plan(collection)
    _die(collection, collection.random.randrange(1, STEPS_OF_SAVES), plan)
    _believe_the_database(collection, plan)


def killed_at_a_step_of_rebuilding(collection):
    _die(collection, collection.random.randrange(1, STEPS_OF_A_REBUILD), None)


def _die(collection, step, plan):
    process = start(collection, work.die_at, step, plan)
    process.join(STARTED_WITHIN)
    assert process.exitcode == -signal.SIGKILL


def _plan(collection):
    return {collection.some(): collection.fields() for _ in range(12)}


def _believe_the_database(collection, plan):
    notes = collection.shelf.notes
    # What its transactions left is the truth, however far it came with the index.
    made = work.Shelf()
    for id, fields in plan.items():
        made.put(id=id, record=False, **fields)
        row = SearchDocument.objects.get(type="note", object_id=id)
        if row.checksum == made.notes[id].checksum():
            notes[id] = made.notes[id]


def killed_while_it_rebuilds(collection):
    kill(collection, start(collection, work.rebuild))


def full_while_it_saves(collection):
    with locks.held("write", wait=1):
        for _ in range(3):
            collection.put()
    _run_out_of_room(collection, anew=False)


def full_while_it_rebuilds(collection):
    _run_out_of_room(collection, anew=True)


def _run_out_of_room(collection, *, anew):
    bytes = collection.random.choice([0, 10, 1000, collection.random.randrange(40_000)])
    process = start(collection, work.run_out_of_room, bytes, anew)
    process.join(STARTED_WITHIN)
    assert process.exitcode == 0, "a full disk is no reason to fail"


def lock_held(collection):
    name = collection.random.choice(["write", "rebuild", "WRITER"])
    start(collection, work.hold, name, collection.random.uniform(0.2, 1.0))


FAULTS = (
    killed_while_it_saves,
    killed_while_it_rebuilds,
    killed_at_a_step_of_saving,
    killed_at_a_step_of_rebuilding,
    full_while_it_saves,
    full_while_it_rebuilds,
    lock_held,
)
# The moment of a kill is what matters: many cases are of these.
FAULTS = (*FAULTS, killed_at_a_step_of_saving, killed_at_a_step_of_rebuilding)
