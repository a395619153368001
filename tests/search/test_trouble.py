"""Nobody who saves or searches is told of trouble with the index."""

from dataclasses import asdict, replace
from random import Random
from zlib import crc32

import pytest
from django.db import OperationalError, connection, transaction

from search import finder, registry, upkeep
from search.engines.files import write_values
from search.engines.whoosh_files import MANIFEST, Manifest
from search.upkeep import background, library, locks
from search.upkeep.home import Pointer, home
from tests.search.faults.powers import of_anybody
from tests.search.shelf import Shelf

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("in_files")]


class Failing(Shelf):
    """Can be read in the transaction of a change, and not after it."""

    error = None

    def documents(self, ids=None):
        if self.error and not connection.in_atomic_block:
            raise self.error
        return super().documents(ids)


@pytest.fixture
def failing(index, monkeypatch):
    shelf = Failing()
    monkeypatch.setattr(registry, "_indexes", {"note": shelf})
    return shelf


@pytest.mark.parametrize(
    "error", [OperationalError("server closed the connection"), OSError("gone"), KeyError("what")]
)
def test_what_fails_after_the_commit_is_found_and_taken_in_later(failing, alice, error):
    failing.error = error
    failing.put("Retur")

    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (1, False)

    failing.error = None
    upkeep.bring_up_to_date()
    assert upkeep.check() == []


@pytest.mark.parametrize("many", [200, 201, 450])
def test_all_that_waits_is_found(index, shelf, alice, found, many):
    old = shelf.put("Retur gammel")
    with locks.held("write", wait=0), transaction.atomic():
        ids = [shelf.put(f"Andet {number}", record=False) for number in range(many - 1)]
        shelf.put("Retur ny", id=ids[0], record=False)
        shelf.put("Betaling", id=old, record=False)
        shelf.record([*ids, old])
    with locks.held("write", wait=0):
        answer = finder.find(alice, "retur")
        assert [row["title"] for row in answer.results] == ["Retur ny"]
        assert answer.degraded is (many > 200)
        assert found(alice, "betaling") == ["Betaling"]

    upkeep.bring_up_to_date()
    assert finder.find(alice, "retur").degraded is False
    assert upkeep.check() == []


@pytest.fixture
def mending(settings, monkeypatch):
    """As on a server: a search that meets trouble has it mended."""
    settings.SEARCH_BACKGROUND = True
    monkeypatch.setattr(background, "PAUSE_AFTER_FAILURE", 0.0)
    yield
    background.wait()


@pytest.fixture
def modes_count(mending):
    with of_anybody():
        yield
        background.wait()


def may(folder, mode):
    """Everything in the folder, and it."""
    for path in (*folder.rglob("*"), folder):
        if path.is_dir():
            path.chmod(mode)


@pytest.mark.sqlite  # the tests' PostgreSQL is another user's, who lets root in alone
def test_a_folder_that_may_only_be_read(index, shelf, alice, modes_count):
    shelf.put("Retur gammel")
    may(home(), 0o555)

    for number in range(3):
        shelf.put(f"Retur {number}")
    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (4, False)
    background.wait()

    may(home(), 0o755)
    finder.find(alice, "retur")
    background.wait()
    upkeep.bring_up_to_date()
    assert upkeep.check() == []


@pytest.mark.sqlite  # the tests' PostgreSQL is another user's, who lets root in alone
def test_a_folder_that_may_not_be_read(index, shelf, alice, modes_count):
    shelf.put("Retur gammel")
    home().chmod(0o000)

    shelf.put("Retur ny")
    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (2, True)
    background.wait()
    assert finder.find(alice, "retur").degraded is True
    background.wait()

    home().chmod(0o755)
    finder.find(alice, "retur")
    background.wait()
    assert finder.find(alice, "retur").degraded is False
    upkeep.bring_up_to_date()
    assert upkeep.check() == []


@pytest.mark.sqlite
def test_a_data_folder_that_may_not_be_written_to(shelf, alice, data_dir, modes_count):
    """There never was an index, and none can be made."""
    data_dir.chmod(0o555)
    shelf.put("Retur")
    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (1, True)
    background.wait()

    data_dir.chmod(0o755)
    finder.find(alice, "retur")
    background.wait()
    assert finder.find(alice, "retur").degraded is False


def sign(folder):
    """The damage in it is none to the checksums."""
    before = Manifest.read(folder)
    contents = {name: (folder / name).read_bytes() for name in before.files}
    files = {name: [len(content), crc32(content)] for name, content in contents.items()}
    write_values(folder / MANIFEST, asdict(replace(before, files=files)))


@pytest.mark.parametrize("number", range(6))
def test_words_that_cannot_be_read(index, shelf, alice, mending, monkeypatch, number):
    """No checksum tells; it shows when a search asks for its words, or later still."""
    with transaction.atomic():
        ids = [shelf.put(f"Retur {other}", body="send den", record=False) for other in range(20)]
        shelf.record(ids)
    index()
    folder = home() / Pointer.read().folder / "all"
    (path,) = folder.glob("*.seg")
    content = bytearray(path.read_bytes())
    start = content.index(b"W3Bl")  # where postings begin, in front of the words
    chance = Random(number)
    for _ in range(60):
        content[chance.randrange(start, len(content) - 2000)] = chance.randrange(256)
    path.write_bytes(content)
    sign(folder)
    monkeypatch.setattr(library, "_opened", None)

    answers = [finder.find(alice, text) for text in ("retir", "sand", "retur 7")]

    assert any(answer.degraded for answer in answers)
    background.wait()
    assert finder.find(alice, "retur").count == 20
    assert upkeep.check() == []
