"""What changed since one last read, and whose advice a book holds."""

from datetime import timedelta

import pytest
from django.utils import timezone

from styleguide.models import Reading, StyleEntry
from styleguide.services.entries import change_entry
from tests.styleguide.factories import make_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client, alice):
    """Alice came an hour ago; what was written before counts as read."""
    alice.created_at = timezone.now() - timedelta(hours=1)
    alice.save()
    client.force_login(alice)
    return client


def old(entry):
    """As if it had been written long before anybody came."""
    before = timezone.now() - timedelta(days=1)
    StyleEntry.objects.filter(pk=entry.pk).update(created_at=before, updated_at=before)
    entry.history.update(history_date=before)
    return entry


def marks(client, query=""):
    page = client.get(f"/style/{query}")
    found = [entry for chapter in page.context["chapters"] for entry in chapter.entries]
    return {entry.title: entry.mark for entry in found}


def test_what_is_new_or_changed_since_one_came_is_marked(reader, eva):
    old(make_entry(eva, "As ever"))
    changed = old(make_entry(eva, "Changed"))
    make_entry(eva, "New")
    change_entry(changed, by=eva, version=None, guidance="More.")

    assert marks(reader) == {"As ever": "", "Changed": "changed", "New": "new"}
    assert marks(reader, "?changed=1") == {"Changed": "changed", "New": "new"}
    assert "2 pieces of advice are new or changed" in reader.get("/style/").text


def test_what_was_read_is_marked_again_by_the_next_change(reader, eva):
    entry = make_entry(eva, "New")

    reader.post(f"/style/{entry.pk}/read/", {"version": "1"})
    assert marks(reader) == {"New": ""}

    change_entry(entry, by=eva, version=1, guidance="More.")
    assert marks(reader) == {"New": "changed"}
    # What one saw was the version before.
    reader.post(f"/style/{entry.pk}/read/", {"version": "1"})
    assert marks(reader) == {"New": "changed"}


def test_all_is_read_as_the_page_showed_it_in_its_language(reader, eva, alice):
    make_entry(eva, "Seen", language="da")
    make_entry(eva, "Norsk", language="nb")
    until = reader.get("/style/?language=da").context["now"]
    make_entry(eva, "Later", language="da")

    reader.post("/style/read/", {"language": "da", "until": until.isoformat()})

    everything = {"Later": "new", "Norsk": "new", "Seen": ""}
    assert marks(reader, "?language=") == everything
    assert Reading.objects.filter(user=alice).count() == 1


@pytest.mark.parametrize("until", ["", "yesterday", "2026-13-01T00:00:00Z", "2026-11-22"])
def test_a_moment_that_is_none_means_now(reader, eva, until):
    make_entry(eva, "New")

    reader.post("/style/read/", {"language": "", "until": until})

    assert marks(reader) == {"New": ""}


def test_nobody_is_told_of_their_own_changes(client, eva, adam):
    client.force_login(eva)
    entry = make_entry(eva, "Mine")
    assert marks(client) == {"Mine": ""}

    change_entry(entry, by=adam, version=1, guidance="Adam’s")
    assert marks(client) == {"Mine": "changed"}


def test_an_entry_shows_what_changed_since_one_read_it(reader, eva):
    entry = make_entry(eva, "Hold", guidance="Ask first.")
    reader.post(f"/style/{entry.pk}/read/")
    change_entry(entry, by=eva, version=1, guidance="Ask first, always.", status="draft")
    change_entry(entry, by=eva, version=2, topic="hold", status="published")

    page = reader.get(entry.get_absolute_url())

    labels = [str(part["label"]) for part in page.context["changes"]]
    assert (page.context["mark"], labels) == ("changed", ["Topic", "Guidance"])
    assert "See what changed" in page.text


def test_what_one_could_not_read_is_no_change(reader, eva):
    entry = old(make_entry(eva, "Draft", guidance="Not said yet.", status="draft"))
    change_entry(entry, by=eva, version=1, guidance="Said.", status="published")

    page = reader.get(entry.get_absolute_url())

    assert (page.context["mark"], page.context["changes"]) == ("changed", [])


def test_a_book_holds_advice_for_all_and_for_ones_own_team(client, eva, alice, bob, support):
    for_support = make_entry(eva, "Support", teams=[support])
    make_entry(eva, "All")

    for user, titles in ((alice, {"Support", "All"}), (bob, {"All"}), (eva, {"Support", "All"})):
        client.force_login(user)
        assert set(marks(client)) == titles
        client.post("/style/read/")
        # Under its address every colleague reads what is published.
        assert client.get(for_support.get_absolute_url()).status_code == 200
    assert not Reading.objects.filter(user=bob, entry=for_support).exists()


def test_hidden_advice_is_read_by_nobody(reader, alice, eva):
    draft = make_entry(eva, status="draft")

    assert reader.post(f"/style/{draft.pk}/read/").status_code == 404
    assert not Reading.objects.filter(user=alice).exists()
