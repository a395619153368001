"""The index is a cache: it keeps up, is mended by whoever notices, and is never missed."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import transaction

from core.events import last_position
from search import finder, upkeep
from search.models import SearchDocument
from search.upkeep import background, library, locks
from search.upkeep.home import CURRENT, Pointer, home
from search.upkeep.rebuilding import rebuild

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("in_files")]


def damage_every_file():
    for path in home().rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-7] + b"damaged")


def test_what_was_saved_is_in_the_index_after_the_commit(index, shelf, alice, found):
    id = shelf.put("Retur")

    assert library.current().all.contents().keys() == {f"note:{id}"}
    assert Pointer.read().read_to == last_position()


def test_without_an_index_the_database_answers(shelf, alice, found):
    shelf.put("Retur")

    answer = finder.find(alice, "retur")

    assert (answer.count, answer.degraded) == (1, True)


@pytest.mark.parametrize("name", [CURRENT, "MANIFEST.json"])
def test_a_missing_file_degrades_and_a_rebuild_mends(index, shelf, alice, name):
    shelf.put("Retur")
    for path in home().rglob(name):
        path.unlink()

    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (1, True)

    index()
    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (1, False)


def test_damage_degrades_and_a_rebuild_mends(index, shelf, alice, monkeypatch):
    shelf.put("Retur")
    damage_every_file()
    monkeypatch.setattr(library, "_opened", None)  # as in a process that starts now

    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (1, True)
    shelf.put("Retur igen")

    index()
    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (2, False)


def test_an_open_index_does_not_mind_its_files_going_away(index, shelf, alice):
    shelf.put("Retur")
    finder.find(alice, "retur")
    for path in home().rglob("*.seg"):
        path.unlink()

    assert finder.find(alice, "retur").count == 1


def test_an_index_of_another_version_is_not_used(index, shelf, alice):
    shelf.put("Retur")
    replace(Pointer.read(), analysis=0).write()

    assert finder.find(alice, "retur").degraded is True


def test_an_index_about_another_database_is_not_used(index, shelf, alice):
    shelf.put("Retur")
    pointer = Pointer.read()
    replace(pointer, origin="2001-01-01T00:00:00").write()
    assert finder.find(alice, "retur").degraded is True

    replace(pointer, position="99999999999.1").write()
    assert finder.find(alice, "retur").degraded is True


def test_an_index_older_than_its_position_is_not_used(index, shelf, alice):
    shelf.put("Retur")
    replace(Pointer.read(), generations=(99, 0)).write()

    assert finder.find(alice, "retur").degraded is True


def test_a_change_the_index_has_yet_to_take_in_is_found(index, shelf, alice, found):
    old = shelf.put("Retur gammel", body="kvittering")
    with locks.held("write", wait=0):  # as if another process were at it
        shelf.put("Retur ny")
        shelf.put("Betaling", id=old)

        assert found(alice, "retur") == ["Retur ny"]
        assert found(alice, "kvittering") == []
        assert found(alice, "betal") == ["Betaling"]
        assert finder.find(alice, "retur").degraded is False

    assert upkeep.catch_up() is True
    assert found(alice, "retur") == ["Retur ny"]


def test_queued_changes_keep_to_labels_and_filters(index, shelf, alice, bob, found):
    with locks.held("write", wait=0):
        shelf.put("Retur min", labels={f"user:{alice.pk}"}, facets=frozenset({("tag", "a")}))

        assert (
            found(alice, "retur") == found(alice, "retur", filters={"tag": ["a"]}) == ["Retur min"]
        )
        assert found(alice, "retur", filters={"tag": ["b"]}) == []
        assert found(bob, "retur") == found(AnonymousUser(), "retur") == []


def test_a_withdrawn_document_leaves_both_indexes(index, shelf):
    id = shelf.put("Retur", labels={"public"})
    assert len(library.current().public.contents()) == 1

    shelf.put("Retur", id=id, labels={"staff"})
    assert len(library.current().public.contents()) == 0
    assert len(library.current().all.contents()) == 1

    shelf.remove(id)
    assert len(library.current().all.contents()) == 0
    assert SearchDocument.objects.count() == 0


def test_the_public_index_holds_public_documents_alone(index, shelf):
    shelf.put("Åben", labels={"public"})
    shelf.put("Hemmelig", labels={"staff"})
    index()

    assert len(library.current().public.contents()) == 1
    assert not any(b"hemmelig" in path.read_bytes() for path in home().glob("*/public/*.seg"))


def test_a_rebuild_keeps_what_was_saved_meanwhile(index, shelf, alice, found):
    shelf.put("Retur en")

    assert rebuild(lambda count: shelf.put("Retur to"))
    assert set(found(alice, "retur")) == {"Retur en", "Retur to"}
    assert len(library.current().all.contents()) == 2


def test_only_one_rebuilds(index, shelf):
    with locks.held("rebuild", wait=0):
        assert rebuild() is False


def test_a_rebuild_mends_rows(index, shelf, alice, found):
    id = shelf.put("Retur", record=False)
    gone = shelf.put("Pakke")
    del shelf.notes[gone]
    index()

    assert list(SearchDocument.objects.values_list("object_id", flat=True)) == [id]
    assert found(alice, "retur") == ["Retur"]


def test_old_folders_are_swept(index, shelf):
    for _ in range(4):
        index()

    assert len([path for path in home().iterdir() if path.is_dir()]) <= 2


def test_check_index_says_what_differs_and_repairs(index, shelf):
    right = shelf.put("Rigtig")
    shelf.put("Ændret", id=right, record=False)
    new = shelf.put("Ny", labels={"public"}, record=False)
    out = StringIO()

    with pytest.raises(CommandError, match="5 differences"):
        call_command("check_index", stdout=out)
    assert out.getvalue().splitlines() == [
        f"rows: note:{new} is missing",
        f"rows: note:{right} is different",
        f"index: note:{new} is missing",
        f"index: note:{right} is different",
        f"public index: note:{new} is missing",
    ]
    call_command("check_index", "--repair", stdout=out)
    call_command("check_index", stdout=out)


def test_check_index_without_an_index(shelf):
    shelf.put("Retur")

    with pytest.raises(CommandError, match="cannot be used"):
        call_command("check_index")
    call_command("check_index", "--repair", stdout=StringIO())
    call_command("check_index", stdout=StringIO())


def test_rebuild_index(shelf, alice):
    shelf.put("Retur")
    out = StringIO()
    call_command("rebuild_index", stdout=out)

    assert out.getvalue() == "Indexed 1 documents.\n"
    assert finder.find(alice, "retur").degraded is False


def test_the_database_can_be_the_engine(settings, shelf, alice):
    settings.SEARCH_ENGINE = "database"
    shelf.put("Retur")

    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (1, False)
    call_command("rebuild_index", stdout=StringIO())
    call_command("check_index", stdout=StringIO())
    assert not (home() / CURRENT).exists()


def test_trouble_with_files_does_not_stop_whoever_saves(index, shelf, alice, found):
    folder = home() / Pointer.read().folder / "public"
    (folder / "WRITER").unlink()
    (folder / "WRITER").mkdir()  # the lock cannot be opened

    shelf.put("Retur")

    assert found(alice, "retur") == ["Retur"]
    upkeep.bring_up_to_date()
    assert upkeep.check() == []


def test_a_search_that_misses_the_index_has_it_made(settings, shelf, alice):
    shelf.put("Retur")
    settings.SEARCH_BACKGROUND = True

    assert finder.find(alice, "retur").degraded is True
    background.wait()

    assert finder.find(alice, "retur").degraded is False
    assert upkeep.check() == []


def test_a_search_has_taken_in_what_nobody_did(settings, index, shelf, alice, monkeypatch):
    with locks.held("write", wait=0):
        shelf.put("Retur")
    monkeypatch.setattr("search.lookup.TAKEN_IN_WITHIN", timedelta(0))
    settings.SEARCH_BACKGROUND = True

    assert finder.find(alice, "retur").count == 1
    background.wait()

    assert upkeep.check() == []


@pytest.mark.parametrize("many", [0, 2000])
def test_an_import_ends_with_everything_in_the_index(index, shelf, many, monkeypatch):
    monkeypatch.setattr("search.upkeep.rebuilding.MANY", many)
    with transaction.atomic():
        shelf.record([shelf.put(f"Retur {number}", record=False) for number in range(1100)])
    assert len(library.current().all.contents()) == 500

    upkeep.bring_up_to_date()

    assert len(library.current().all.contents()) == 1100
    assert upkeep.check() == []


def test_an_import_without_an_index_makes_one(shelf):
    shelf.put("Retur")

    upkeep.bring_up_to_date()

    assert upkeep.check() == []
