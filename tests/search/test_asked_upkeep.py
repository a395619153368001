"""Writing what waits, what editors do about it, and how it goes away."""

import atexit
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from core.exceptions import NotAllowed
from search import asking, hearing
from search.asked import SearchedText, VeiledSearch
from search.services import asked as services
from tests.search.asked import ask, kept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_buffer():
    hearing.forget()
    yield
    hearing.forget()


@pytest.fixture
def known(shelf):
    """Words that everybody may read, and words for colleagues."""
    shelf.put("Retur af varer", labels={"public"})
    shelf.put("Intern rabat 1042")
    shelf.put("Hemmelig note", labels={"team:1"})


def test_what_failed_to_find_or_to_please_is_in_vain(known):
    ask("retur", hits=0)
    for by in (1, 2, 3):
        ask("varer", by=by, hits=4)
        ask("rabat", by=by, hits=4, watched=False)
    hearing.took(ask("intern", hits=3), "reply", 1)
    hearing.flush()

    in_vain = SearchedText.objects.in_vain()

    assert sorted(row.text for row in in_vain) == ["retur", "varer"]


def test_a_wish_is_kept_at_once_and_dismissed_until_wished_again(known, eva, alice):
    wish = asking.wish("Hvor er gavekortet?", "da")
    services.ask_the_editors(wish)
    row = SearchedText.objects.wished_for().get()
    assert (row.text, row.wished, row.asked) == ("Hvor er gavekortet", 1, 0)

    with pytest.raises(NotAllowed):
        services.dismiss(row, by=alice)
    services.dismiss(row, by=eva)
    assert not SearchedText.objects.wished_for().exists()
    assert not SearchedText.objects.in_vain().exists()

    services.ask_the_editors(wish)
    assert SearchedText.objects.wished_for().get().wished == 1


def test_who_may_forget(known, alice, eva, adam):
    ask("retur")
    ask("gavekort")
    hearing.flush()
    row = SearchedText.objects.get()

    for user in (alice, eva):
        with pytest.raises(NotAllowed):
            services.forget_all(by=user)
    with pytest.raises(NotAllowed):
        services.forget(row, by=alice)
    services.forget(row, by=eva)
    assert not SearchedText.objects.exists()

    services.forget_all(by=adam)
    assert not VeiledSearch.objects.exists()


def test_what_is_old_goes(known, settings):
    settings.SEARCH_LOG_DAYS = 90
    ask("retur")
    ask("varer")
    ask("gavekort")
    hearing.flush()
    today = timezone.localdate()
    SearchedText.objects.filter(text="retur").update(last_on=today - timedelta(days=90))
    SearchedText.objects.filter(text="varer").update(last_on=today - timedelta(days=89))
    VeiledSearch.objects.update(first_on=today - timedelta(days=29))

    assert services.clean_up() == "1 old searches removed"
    VeiledSearch.objects.update(first_on=today - timedelta(days=30))
    assert services.clean_up() == "1 old searches removed"
    assert services.clean_up() == ""
    assert [row.text for row in SearchedText.objects.all()] == ["varer"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("entries", "seconds"), [(1, 0.05), (hearing.BATCH, 60)])
def test_a_thread_writes_after_a_while_or_when_there_are_many(
    known, settings, monkeypatch, entries, seconds
):
    settings.SEARCH_BACKGROUND = True
    monkeypatch.setattr(hearing, "SECONDS", seconds)

    for by in range(entries):
        ask("retur", by=by)
    writer = hearing._writer
    writer.join(timeout=10)

    atexit.unregister(hearing.flush)  # the database is gone by then
    assert not writer.is_alive()
    assert hearing._writer is None
    assert [row.asked for row in SearchedText.objects.all()] == [entries]


def test_an_unreachable_database_loses_the_batch_and_says_so(known, caplog):
    ask("retur")
    with connection.execute_wrapper(_refuse):
        hearing.flush()

    assert "1 searches could not be noted" in caplog.text
    assert kept() == []


def _refuse(execute, sql, params, many, context):
    raise OperationalError("no")
