"""What our writer of postings leaves is what Whoosh's own would have left."""

from random import Random

import pytest
from whoosh.filedb.filestore import FileStorage

from search.documents import Document
from search.engines import whoosh_postings
from search.engines.whoosh_postings import Writer
from search.engines.whoosh_schema import NAME, SCHEMA, stored

WORDS = [f"ord{number}" for number in range(60)]
DOCUMENTS = 400  # of a frequent word more than two blocks


@pytest.fixture(scope="module")
def documents():
    chance = Random(1)
    return [
        Document(
            "note",
            number,
            frozenset({chance.choice(["public", "staff", "user:7"])}),
            "da",
            title=chance.choice(WORDS),
            body=" ".join(["altid", *chance.choices(WORDS, k=chance.randrange(8))]),
        )
        for number in range(DOCUMENTS)
    ]


def written(folder, documents, writer_of, add):
    """Every term with its documents and weights, as a reader finds them."""
    index = FileStorage(str(folder)).create().create_index(SCHEMA, NAME)
    writer = writer_of(index)
    for document in documents:
        add(writer, stored(document))
    writer.commit()
    with index.reader() as reader:
        assert reader.doc_count() == len(documents)
        return {
            (field, term): (about.doc_frequency(), about.weight(), *each(reader, field, term))
            for (field, term), about in reader
        }


def theirs(writer, fields):
    writer.add_document(**fields)


def each(reader, field, term):
    matcher = reader.postings(field, term)
    while matcher.is_active():
        yield matcher.id(), matcher.weight()
        matcher.next()


@pytest.mark.parametrize("in_memory", [500, 3_000, 4_000_000])
def test_the_same_postings(documents, tmp_path, in_memory, monkeypatch):
    monkeypatch.setattr(whoosh_postings, "MOST_IN_MEMORY", in_memory)
    monkeypatch.setattr(whoosh_postings, "BLOCK", 128)
    expected = written(tmp_path / "theirs", documents, lambda index: index.writer(), theirs)

    found = written(
        tmp_path / "ours", documents, lambda index: Writer(index, tmp_path), Writer.add_stored
    )

    assert max(map(len, found.values())) > 2 * whoosh_postings.BLOCK
    assert found == expected
