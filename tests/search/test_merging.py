"""Saves make small segments; they are put together a few at a time, and never the big one."""

from itertools import pairwise
from random import Random

import pytest

from search.engines import whoosh_engine
from search.engines.whoosh_engine import WhooshEngine
from tests.search.engine_contract import ask, document

AT_FIRST = 300
SAVES = 150
WORDS = ("pakke", "retur", "faktura", "levering", "garanti")


def a_document(id, chance):
    labels = {chance.choice(["public", "staff", "user:7"])}
    body = " ".join(chance.choices(WORDS, k=6))
    return document(id, f"{chance.choice(WORDS)} {id}", body, labels=labels)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """An index after many small saves, what is in it, and which segments it had each time."""
    chance = Random(5)
    engine = WhooshEngine(tmp_path_factory.mktemp("words"))
    documents = {id: a_document(id, chance) for id in range(AT_FIRST)}
    engine.replace_all(documents.values())
    segments = [{each.name: each.size for each in engine._newest().segments}]
    for _ in range(SAVES):
        id = chance.randrange(AT_FIRST + 50)
        documents[id] = a_document(id, chance)
        gone = chance.choice([*documents])
        documents.pop(gone)
        engine.save([documents[id]] if id in documents else [], removed={f"note:{gone}"})
        segments.append({each.name: each.size for each in engine._newest().segments})
    return engine, documents, segments


def test_the_big_segment_stays_as_it_was(written):
    _, _, segments = written
    (big,) = segments[0]

    assert all(big in each for each in segments)


def test_few_are_alike(written):
    _, _, segments = written

    assert max(map(len, segments)) <= 4 * whoosh_engine.ALIKE


def test_no_document_is_written_again_with_each_save(written):
    _, _, segments = written
    made = [new[name] for old, new in pairwise(segments) for name in new.keys() - old]

    assert sum(made) < 6 * SAVES


def test_nothing_is_lost_or_doubled(written):
    engine, documents, _ = written

    assert engine.contents() == {each.key: each.checksum() for each in documents.values()}
    assert engine._newest().alive.sum() == len(documents)


@pytest.mark.parametrize("word", WORDS)
def test_the_same_hits_as_an_index_made_at_once(written, tmp_path, word):
    engine, documents, _ = written
    fresh = WhooshEngine(tmp_path / "fresh")
    fresh.replace_all(documents.values())

    def hits(of):
        found = of.search(ask(f"{word} ", {"public", "staff", "user:7"}, limit=AT_FIRST))
        return {hit.key: round(hit.score, 4) for hit in found}

    assert hits(engine) == hits(fresh)


def test_what_is_deleted_altogether_goes(tmp_path):
    engine = WhooshEngine(tmp_path / "words")
    engine.replace_all([document(id, "retur") for id in range(20)])
    engine.save([document(30, "retur")], removed={f"note:{id}" for id in range(20)})

    assert [each.size for each in engine._newest().segments] == [1]
