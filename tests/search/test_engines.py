import multiprocessing

import pytest

from search import registry
from search.engines.database import DatabaseEngine
from search.engines.postgres_engine import PostgresEngine
from search.engines.whoosh_engine import WhooshEngine
from search.services.documents import write_documents
from tests.search.engine_contract import EngineContract, ask, document, ids
from tests.search.writers import save_one_by_one as writers_at_work


class TestWhooshEngine(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path):
        engine = WhooshEngine(tmp_path / "words")
        engine.replace_all([])
        return engine

    def test_replace_all_drops_the_rest(self, engine):
        engine.save([document(1, "retur")])

        assert engine.replace_all([document(2, "pakke"), document(3, "pakke")]) == 2
        assert ids(engine, "retur") == []
        assert ids(engine, "pakke") == [2, 3]

    def test_contents_are_the_checksums(self, engine):
        engine.save([document(1, "retur"), document(2, "pakke")])
        engine.save([document(1, "betaling")], removed={"note:2"})

        assert engine.contents() == {"note:1": document(1, "betaling").checksum()}

    def test_another_engine_over_the_folder_sees_each_save_at_once(self, engine, tmp_path):
        other = WhooshEngine(tmp_path / "words")
        for id in range(1, 30):
            engine.save([document(id, "retur")])
            assert len(ids(other, "retur")) == id
            assert other.generation() == engine.generation()

    def test_small_segments_are_put_together(self, engine):
        for id in range(1, 40):
            engine.save(
                [document(id, f"retur nummer{id}", "hej " * id)], removed={f"note:{id - 5}"}
            )

        assert len(engine._newest().segments) <= 8
        assert sorted(ids(engine, "retur")) == [35, 36, 37, 38, 39]
        assert ids(engine, "nummer37 ") == [37]
        assert len(list((engine._folder).glob("*.seg"))) == len(engine._newest().segments)

    def test_documents_may_come_and_go_until_none_is_left(self, engine):
        for _ in range(20):
            engine.save([document(1, "retur")])
            assert ids(engine, "retur") == [1]
            engine.save([], removed={"note:1"})
            assert ids(engine, "retur") == []

    def test_own_words_of_others_show_in_no_number(self, engine):
        shared = [document(id, "Pakke", "levering") for id in (1, 2, 3)]
        engine.save(shared)
        before = engine.search(ask("lever")).hits
        engine.save(
            [document(id, "Levering", "leverpostej", labels={"user:7"}) for id in range(100, 150)]
        )

        assert engine.search(ask("lever")).hits == before

    def test_completions_of_ones_own_words_are_not_crowded_out(self, engine):
        engine.save(
            [
                document(id, "", f"re{'abcdefghijklmnopqrstuvwxyzæøå'[id % 28]}x{id}")
                for id in range(60)
            ]
        )
        engine.save([document(100, "", "reservedel", labels={"user:7"})])

        assert 100 in ids(engine, "re", {"staff", "user:7"})
        assert 100 not in ids(engine, "re")

    def test_processes_write_and_read_at_the_same_time(self, engine, tmp_path):
        folder = str(tmp_path / "words")
        spawn = multiprocessing.get_context("spawn")
        writers = [
            spawn.Process(target=writers_at_work, args=(folder, first, 25)) for first in (1, 101)
        ]
        for writer in writers:
            writer.start()
        seen = [len(ids(engine, "retur"))]
        while any(writer.is_alive() for writer in writers):
            seen.append(len(ids(engine, "retur")))
        for writer in writers:
            writer.join()

        assert [writer.exitcode for writer in writers] == [0, 0]
        assert seen == sorted(seen), "a search never sees less than one before"
        assert len(ids(engine, "retur")) == 50


@pytest.mark.django_db
class TestDatabaseEngine(EngineContract):
    @pytest.fixture
    def engine(self, db, monkeypatch):
        return Rows(monkeypatch, DatabaseEngine())


class Rows:
    """The rows as the services write them, behind the words of the contract."""

    def __init__(self, monkeypatch, engine):
        self._documents = {}
        self._engine = engine
        owners = {type: Owner(type, self._documents) for type in ("note", "memo", "other")}
        monkeypatch.setattr(registry, "_indexes", owners)

    def save(self, documents, *, removed=()):
        fresh = {document.key: document for document in documents}
        self._documents.update(fresh)
        for key in removed:
            self._documents.pop(key, None)
        for key in {*fresh, *removed}:
            type, id = key.split(":")
            write_documents(type, [int(id)])

    def search(self, query):
        return self._engine.search(query)


class Owner:
    def __init__(self, type, documents):
        self.type = type
        self._documents = documents

    def documents(self, ids=None):
        return iter(
            [each for each in self._documents.values() if each.type == self.type and each.id in ids]
        )


@pytest.mark.postgres
@pytest.mark.django_db
class TestPostgresEngine(EngineContract):
    @pytest.fixture
    def engine(self, db, monkeypatch, settings):
        settings.SEARCH_ENGINE = "postgres"
        return Rows(monkeypatch, PostgresEngine(public=False))
