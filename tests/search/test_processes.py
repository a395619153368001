"""Several processes save at once: one takes in what all saved, and searches miss nothing."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from kb.models import Article
from search import finder, upkeep
from search.models import SearchDocument
from search.upkeep import library
from tests.factories import make_user
from tests.search.faults import processes, work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]

EACH = 50
WORD = "forsendelse"


@pytest.fixture
def editor(settings, data_dir):
    editor = make_user("erna", role="editor", language="da")
    assert upkeep.rebuild()
    return editor


@pytest.fixture
def writers(editor):
    """Two processes that save articles through the services."""
    started = [processes.start_with_apps(work.write_articles, editor.pk, WORD, EACH) for _ in "ab"]
    yield started
    for process in started:
        process.kill()
        process.join()


def searches(editor, writers):
    """Somebody asks all the time, and each time finds all that was there before."""
    asked = 0
    while any(each.is_alive() for each in writers):
        there = set(Article.objects.values_list("pk", flat=True))
        answer = finder.find(editor, WORD, limit=200)
        found = [row["id"] for row in answer.results]
        assert there <= set(found), f"search {asked} misses {there - set(found)}"
        assert len(found) == len(set(found)) == answer.count
        assert not answer.degraded, "the index could not be read"
        asked += 1
    return asked


def all_is_there(editor, writers):
    assert [each.exitcode for each in writers] == [0, 0]
    upkeep.bring_up_to_date()
    assert upkeep.check() == []
    books = library.current()
    assert books.all._newest().alive.sum() == SearchDocument.objects.count() == 2 * EACH
    assert finder.find(editor, WORD).count == 2 * EACH


def test_two_processes_save_while_somebody_searches(editor, writers):
    assert searches(editor, writers) > 5

    all_is_there(editor, writers)


def rebuilds(ended):
    """Again and again. How many documents each one read, as its progress said."""
    counts = []
    try:
        while not ended.is_set():
            seen = []
            assert upkeep.rebuild(lambda count, seen=seen: seen.append(count) or time.sleep(0.05))
            counts.append(sum(seen))
    finally:
        connection.close()
    return counts


def test_and_while_the_index_is_made_anew(editor, writers):
    ended = threading.Event()
    with ThreadPoolExecutor(1) as other:
        rebuilding = other.submit(rebuilds, ended)
        try:
            assert searches(editor, writers) > 5
        finally:
            ended.set()

    counts = rebuilding.result()
    assert len(counts) > 2
    assert counts == sorted(counts)
    all_is_there(editor, writers)
