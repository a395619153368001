"""`check_index` names every kind of difference, and `--repair` mends it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import finder, registry, upkeep
from search.documents import Document
from search.models import SearchDocument, SearchLabel
from search.upkeep import library, locks
from tests.search.shelf import Shelf

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("in_files")]

NOBODYS = 999_999


@pytest.fixture
def ids(index, shelf):
    """Two public notes and one for colleagues, all in place."""
    return {
        "open": shelf.put("Retur åben", labels={"public"}),
        "staff": shelf.put("Retur intern"),
        "other": shelf.put("Retur anden", labels={"public"}),
    }


def row(ids, name="open"):
    return SearchDocument.objects.filter(type="note", object_id=ids[name])


def copied(ids, **fields):
    SearchDocument.objects.create(**{**row(ids).values().get(), "id": None, **fields})


def document(id, title="Retur", type="note", labels=("staff",)):
    return Document(type, id, frozenset(labels), "da", title=title)


def everything():
    return library.current().all


def public():
    return library.current().public


DIFFERENCES = {
    "rows: note:{open} is missing": lambda ids: row(ids).delete(),
    "rows: note:{open} is different": lambda ids: row(ids).update(checksum="another"),
    "rows: note:{staff} is different": lambda ids: row(ids, "staff").update(analysis=0),
    "rows: note:999999 is too much": lambda ids: copied(ids, object_id=NOBODYS),
    "rows: gone:7 is too much": lambda ids: copied(ids, type="gone", object_id=7),
    "index: note:{staff} is missing": lambda ids: everything().save(
        [], removed={f"note:{ids['staff']}"}
    ),
    "index: note:{staff} is different": lambda ids: everything().save([document(ids["staff"])]),
    "index: note:999999 is too much": lambda ids: everything().save([document(NOBODYS)]),
    "index: gone:7 is too much": lambda ids: everything().save([document(7, type="gone")]),
    "public index: note:{open} is missing": lambda ids: public().save(
        [], removed={f"note:{ids['open']}"}
    ),
    "public index: note:{open} is different": lambda ids: public().save([document(ids["open"])]),
    "public index: note:{staff} is too much": lambda ids: public().save([document(ids["staff"])]),
    "public index: note:999999 is too much": lambda ids: public().save([document(NOBODYS)]),
}


def is_named_and_mended(expected):
    out = StringIO()
    with pytest.raises(CommandError, match=r"1 differences. --repair mends them."):
        call_command("check_index", stdout=out)
    assert out.getvalue().splitlines() == [expected]

    call_command("check_index", "--repair", stdout=StringIO())
    call_command("check_index", stdout=StringIO())


@pytest.mark.parametrize("named", DIFFERENCES)
def test_a_difference(ids, alice, named):
    DIFFERENCES[named](ids)

    is_named_and_mended(named.format(**ids))

    answer = finder.find(alice, "retur")
    assert (answer.count, answer.degraded) == (3, False)


@pytest.mark.parametrize(
    "plant",
    [
        lambda label: label.delete(),
        lambda label: SearchLabel.objects.create(document_id=label.document_id, label="user:7"),
    ],
)
def test_labels_of_a_row_say_who_finds_it(ids, plant):
    plant(SearchLabel.objects.get(document=row(ids).get()))

    is_named_and_mended(f"rows: note:{ids['open']} is different")


def test_all_at_once(ids, alice):
    row(ids, "staff").delete()
    everything().save([document(NOBODYS)], removed={f"note:{ids['other']}"})
    public().save([document(ids["open"])])

    with pytest.raises(CommandError, match="4 differences"):
        call_command("check_index", stdout=StringIO())
    call_command("check_index", "--repair", stdout=StringIO())
    assert upkeep.check() == []


class Busy(Shelf):
    """Whoever reads everything is a moment late: something is saved meanwhile."""

    saved = False

    def documents(self, ids=None):
        yield from [*super().documents(ids)]
        if ids is None and not self.saved:
            self.saved = True
            self.put("Retur imens", labels={"public"})


def test_what_is_saved_meanwhile_is_no_difference(index, shelf, monkeypatch):
    busy = Busy()
    busy.notes = shelf.notes
    busy.put("Retur")
    monkeypatch.setattr(registry, "_indexes", {"note": busy})
    out = StringIO()

    call_command("check_index", stdout=out)

    assert busy.saved
    assert out.getvalue() == "The index says what the database says.\n"


def test_repairing_leaves_a_rebuild_that_goes_on_alone(shelf):
    shelf.put("Retur")

    with locks.held("rebuild", wait=0), pytest.raises(CommandError, match="Another process"):
        call_command("check_index", "--repair", stdout=StringIO())
