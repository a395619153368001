"""What processes of their own do with an index. Each is forked from one that knows Django."""

import os
import resource
import signal
import sys
import time
from itertools import count

import django
from django.conf import settings

if not settings.configured:
    # Not the tests' settings: those make a data folder for every process that loads them.
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()

from django.db import DatabaseError, connection

from accounts.models import User
from core.vocabulary import Status
from kb.services.articles import create_article
from search import registry, upkeep
from search.exceptions import IndexUnusable
from search.upkeep import library, locks
from search.upkeep.home import Pointer, home
from tests.search.shelf import Shelf

FOR_EVER = 60
TOUCHING = frozenset({"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"})


def begin(work, folder, database, notes, begun, arguments):
    """Do this work over the index, database and notes of a case, once `begun` is told."""
    settings.SEARCH_INDEX_DIR = folder
    settings.SEARCH_BACKGROUND = False
    connection.settings_dict.update(database)
    shelf = Shelf()
    if notes is not None:
        shelf.notes = notes
        registry._indexes = {"note": shelf}
    connection.ensure_connection()
    work(shelf, lambda: begun.send_bytes(b"begun"), *arguments)


def save(shelf, begun, plan):
    """One after the other, each with its own commit."""
    begun()
    _put_all(shelf, plan)
    time.sleep(FOR_EVER)


def rebuild(shelf, begun):
    begun()
    while True:
        upkeep.rebuild()


def die_at(shelf, begun, step, plan):
    """Killed right before the `step`th time that a file of the index is touched."""
    touched = count(1)

    def touch(event, arguments):
        if event in TOUCHING and str(home()) in str(arguments[0]) and next(touched) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    begun()
    sys.addaudithook(touch)
    while True:
        upkeep.rebuild() if plan is None else _put_all(shelf, plan)


def _put_all(shelf, plan):
    for id, fields in plan.items():
        shelf.put(id=id, **fields)


def write_articles(shelf, begun, writer, word, count):
    editor = User.objects.get(pk=writer)
    begun()
    for number in range(count):
        create_article(
            by=editor,
            status=Status.PUBLISHED,
            title=f"{word} {os.getpid()}-{number}",
            body="Den er sendt, og den kommer.",
        )


def run_out_of_room(shelf, begun, bytes, anew):
    """Nothing fits into a file any more. Only what the product knows to handle may come of it."""
    library.current().check_age()
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, bytes))
    begun()
    try:
        upkeep.rebuild() if anew else upkeep.bring_up_to_date()
    except (IndexUnusable, OSError, DatabaseError):
        return


def hold(shelf, begun, name, seconds):
    """Keep a lock to oneself."""
    if name == "WRITER":
        with open(home() / Pointer.read().folder / "all" / name, "w") as file:
            assert locks._take(file.fileno())
            begun()
            time.sleep(seconds)
        return
    with locks.held(name, wait=1) as mine:
        assert mine
        begun()
        time.sleep(seconds)
