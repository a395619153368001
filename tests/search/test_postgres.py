"""What PostgreSQL searches is written with the content: by anybody, anywhere, at the same time."""

import threading

import pytest
from django.db import connection, transaction

from search import finder, upkeep
from search.engines import (
    postgres_lexicon,
    postgres_looking,
    postgres_rows,
)
from search.engines.postgres_engine import PostgresEngine
from search.models import LexiconBase, LexiconChange, SearchVector
from search.services.documents import write_documents
from search.upkeep import in_database, job
from search.upkeep.lag import index_lag

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _postgres(settings):
    settings.SEARCH_ENGINE = "postgres"


@pytest.fixture
def restart():
    """Forget what this process has read."""

    def forget():
        postgres_lexicon._memory = postgres_lexicon._Memory()

    forget()
    return forget


def words():
    """Every word that colleagues may know of, and in how many documents."""
    lexicon = PostgresEngine(public=False).lexicon()
    return {
        term: int(part.counts[number])
        for part in lexicon.parts
        for number, term in enumerate(part.words.terms)
        if part.counts[number]
    }


def elsewhere(work):
    """Do it in a thread with a connection of its own; answers the thread."""

    def run():
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


class TestWriting:
    def test_what_is_saved_is_found_at_once(self, shelf, alice, found):
        id = shelf.put("Kvittering", body="Om refusion")
        assert found(alice, "kvitt") == ["Kvittering"]

        shelf.put("Faktura", id=id)
        assert found(alice, "kvittering") == []
        assert found(alice, "fakturaer ") == ["Faktura"]

        shelf.remove(id)
        assert found(alice, "faktura") == []
        assert words() == {}

    def test_what_is_taken_back_was_never_there(self, shelf, alice, found, restart):
        shelf.put("Pakke")
        with transaction.atomic():
            shelf.put("Zumfolkat")
            assert found(alice, "zumf") == ["Zumfolkat"]
            transaction.set_rollback(True)

        assert found(alice, "zumf") == []
        assert list(words().values()) == [1]

    def test_nobody_waits_for_who_writes_the_same_word(self, shelf, alice, found):
        shelf.put("Pakke", body="zumfolkat")
        with transaction.atomic():
            shelf.put("Retur", body="zumfolkat", labels=("staff",))
            other = elsewhere(lambda: shelf.put("Ordre", body="zumfolkat"))
            other.join(timeout=20)
            assert not other.is_alive(), "it waits for a transaction that goes on"
            assert len(found(alice, "zumfolkat ")) == 3

        assert len(found(alice, "zumfolkat ")) == 3
        assert set(words().values()) == {1, 3}

    def test_who_begins_early_and_commits_late_is_not_missed(self, shelf, alice, found, restart):
        begun, go_on = threading.Event(), threading.Event()
        waited = []
        shelf.put("Anfang")  # whoever saves the very first document is waited for

        def slow():
            with transaction.atomic():
                shelf.put("Zumfolkat")
                begun.set()
                waited.append(go_on.wait(20))

        thread = elsewhere(slow)
        begun.wait(20)
        shelf.put("Kvastrimp")
        assert found(alice, "kvastr") == ["Kvastrimp"]
        go_on.set()
        thread.join(20)

        assert found(alice, "zumf") == ["Zumfolkat"]
        assert found(alice, "kvastr") == ["Kvastrimp"]
        assert set(words().values()) == {1}
        assert waited == [True], "nobody waited for anybody"

    def test_labels_in_common_and_no_labels(self, shelf, alice, bob, found):
        shelf.put("Retur", labels=(f"user:{bob.pk}",))

        assert found(bob, "ret") == ["Retur"]
        assert found(alice, "ret") == []

    def test_a_search_takes_few_statements_however_much_is_there(
        self, shelf, alice, django_assert_max_num_queries
    ):
        for number in range(30):
            shelf.put(f"Retur {number}", body="pakke")
        finder.find(alice, "retur pakke")

        with django_assert_max_num_queries(6):
            reading = PostgresEngine(public=False).opened()
            finder_query = finder.Search(alice, "retur pak", None, {}, None)._query()
            assert len(reading.search(finder_query).hits) == 30


class TestLexicon:
    def test_it_is_the_same_after_a_restart(self, shelf, restart):
        for number in range(5):
            shelf.put(f"Retur {number}", body="pakke")
        before = words()
        restart()

        assert words() == before

    @pytest.mark.parametrize("times", [1, 2, 3])
    def test_putting_together_changes_no_number(self, shelf, alice, found, restart, times):
        shelf.put("Retur", body="pakke")
        before = words()
        for _ in range(times):
            shelf.put("Ordre", body="pakke")
            assert postgres_rows.fold(1) > 0
        after = words()
        restart()

        assert words() == after
        assert after.keys() > before.keys()
        assert len(found(alice, "pakke ")) == times + 1

    def test_what_was_put_together_elsewhere_is_counted_once(self, shelf):
        shelf.put("Retur")
        assert set(words().values()) == {1}
        shelf.put("Retur")
        elsewhere(lambda: postgres_rows.fold(1)).join()

        assert set(words().values()) == {2}

    def test_it_is_read_anew_where_another_server_answers(self, shelf):
        """A replica that took over may lack what the last transactions wrote."""
        shelf.put("Retur")
        shelf.put("Zumfolkat")
        assert len(words()) == 2
        LexiconChange.objects.order_by("-pk").first().delete()
        assert len(words()) == 2, "it is known from memory"
        read = postgres_lexicon._memory.read
        base = read.base._replace(started="another")
        postgres_lexicon._memory.read = postgres_lexicon.replace(read, base=base)

        assert len(words()) == 1


class TestUpkeep:
    def test_who_takes_too_long_is_answered_by_the_database(self, shelf, alice):
        shelf.put("Retur", body="pakke")
        hold, held = threading.Event(), threading.Event()

        def lock():
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("LOCK TABLE search_vector IN ACCESS EXCLUSIVE MODE")
                held.set()
                hold.wait(30)

        thread = elsewhere(lock)
        held.wait(20)
        try:
            answer = finder.find(alice, "retur")
        finally:
            hold.set()
            thread.join()

        assert answer.degraded
        assert [row["title"] for row in answer.results] == ["Retur"]
        assert not finder.find(alice, "retur").degraded

    @pytest.mark.parametrize("lost", [LexiconBase, SearchVector])
    def test_what_was_lost_is_written_anew(self, shelf, alice, found, lost):
        shelf.put("Retur", body="pakke")
        shelf.put("Ordre", body="pakke")
        lost.objects.all().delete()
        assert upkeep.check() if lost is SearchVector else finder.find(alice, "pakke").degraded

        assert job.keep_up()

        assert upkeep.check() == []
        assert not finder.find(alice, "pakke").degraded
        assert len(found(alice, "pakk")) == 2
        assert job.keep_up() == ""

    def test_another_analysis_is_none_of_ours(self, shelf, alice):
        shelf.put("Retur")
        LexiconBase.objects.update(analysis=1)
        answer = finder.find(alice, "retur")
        assert answer.degraded
        assert len(answer.results) == 1
        assert index_lag().detail

        upkeep.rebuild()

        assert not finder.find(alice, "retur").degraded

    def test_what_a_newer_version_keeps_is_left_alone(self, shelf):
        shelf.put("Retur")
        LexiconBase.objects.update(analysis=999)

        assert not upkeep.rebuild()
        assert LexiconBase.objects.get().analysis == 999

    def test_what_another_engine_wrote_is_missed(self, shelf, alice, settings, found):
        shelf.put("Retur")
        settings.SEARCH_ENGINE = "database"
        shelf.put("Ordre")
        settings.SEARCH_ENGINE = "postgres"
        assert finder.find(alice, "ordre").degraded

        in_database.bring_up_to_date(lambda count: None)

        assert not finder.find(alice, "ordre").degraded
        assert found(alice, "ordr") == ["Ordre"]

    def test_searches_go_on_while_it_is_rebuilt(self, shelf, alice, found):
        shelf.put("Retur", body="pakke")
        seen = []
        upkeep.rebuild(lambda count: seen.append(found(alice, "pakk")))

        assert seen == [["Retur"]]

    def test_one_rebuilds_at_a_time(self, shelf):
        shelf.put("Retur")
        done = []
        with postgres_rows.rebuilding() as mine:
            assert mine
            elsewhere(lambda: done.append(upkeep.rebuild())).join()

        assert done == [False]

    def test_its_limits_end_with_the_search(self, shelf, alice):
        shelf.put("Retur")
        with transaction.atomic(), connection.cursor() as cursor:
            finder.find(alice, "retur")
            cursor.execute("SELECT current_setting('statement_timeout')")
            assert cursor.fetchone() == ("0",)
            write_documents("note", shelf.notes)


def test_a_timeout_is_there():
    assert 0 < postgres_looking.TIMEOUT_MS <= 1000
