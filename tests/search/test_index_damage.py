"""Damage that went unnoticed once: found by tests/search/test_crash_index.py, or beside it."""

import pytest
from django.db import transaction

from core.events import last_position
from search import finder
from search.upkeep import job, library, locks
from search.upkeep.home import CURRENT, Pointer, home

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("in_files")]


def test_a_save_does_not_begin_an_index_where_the_files_went_away(index, shelf, alice, found):
    shelf.put("Retur gammel")
    assert found(alice, "retur") == ["Retur gammel"]
    (home() / Pointer.read().folder / "all" / "MANIFEST.json").unlink()

    shelf.put("Retur ny")

    assert set(found(alice, "retur")) == {"Retur gammel", "Retur ny"}


def test_a_save_of_what_is_not_public_leaves_no_files_in_the_public_index(index, shelf):
    shelf.put("Retur", labels={"staff"})

    there = {path.suffix for path in (home() / Pointer.read().folder / "public").iterdir()}
    assert there <= {".toc", ".json", ""}


def test_a_manifest_that_names_another_file_is_damage(index, shelf, alice, monkeypatch):
    shelf.put("Retur")
    path = home() / Pointer.read().folder / "all" / "MANIFEST.json"
    path.write_text(path.read_text().replace(".seg", ".sef"))
    monkeypatch.setattr(library, "_opened", None)

    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (1, True)


def test_the_worker_sweeps_what_a_killed_rebuild_left(index, shelf):
    (home() / "0009" / "all").mkdir(parents=True)

    assert job.keep_up() == ""

    assert not (home() / "0009").exists()


def test_a_digit_of_the_position_that_changed_is_damage(index, shelf, alice, found):
    with locks.held("write", wait=0):
        shelf.put("Retur")
    current = home() / CURRENT
    text = current.read_text()
    current.write_text(text.replace(str(Pointer.read().read_to), str(last_position())))

    assert finder.find(alice, "retur").degraded is True
    assert found(alice, "retur") == ["Retur"]


@pytest.mark.parametrize("text", ["sag 7 ", "hvor er min sag 7 blevet af siden i mandags"])
def test_the_database_has_room_for_the_one_with_all_words(shelf, alice, text):
    """Whatever else has one of the words, and was written later."""
    with transaction.atomic():
        shelf.record([shelf.put(f"Sag {number}", record=False) for number in range(1, 260)])

    answer = finder.find(alice, text)

    assert answer.degraded
    assert answer.results[0]["title"] == "Sag 7"
