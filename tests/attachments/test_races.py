"""What holds when two do something to the same bytes at the same time."""

import threading
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.db import connection

from accounts.models import User
from attachments.models import Attachment, Blob
from attachments.services.cleanup import remove_unreferenced
from attachments.services.uploads import delete
from core.exceptions import Invalid
from responses.services.replies import create_reply
from tests.attachments.factories import make_attachment, pdf

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Each in a thread of its own, begun together; answers what was refused."""
    start = threading.Barrier(len(acts))
    refused = []

    def run(act):
        start.wait()
        try:
            act()
        except Invalid as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def all_bytes_are_there():
    for blob in Blob.objects.all():
        with blob.open() as stored:
            if len(stored.read()) != blob.size:
                return False
    return True


def test_the_same_bytes_from_four_at_once_are_stored_once(alice):
    def act():
        make_attachment(User.objects.get(pk=alice.pk))

    assert at_once(act, act, act, act) == []

    assert Attachment.objects.count() == 4
    assert Blob.objects.count() == 1
    store = storages["attachments"]
    assert sum(len(store.listdir(folder)[1]) for folder in store.listdir("")[0]) == 1
    assert all_bytes_are_there()


@pytest.mark.parametrize("turn", range(5))
def test_bytes_uploaded_again_while_they_are_cleaned_away_stay(alice, turn):
    delete(make_attachment(alice), by=alice)

    at_once(
        lambda: make_attachment(User.objects.get(pk=alice.pk)),
        remove_unreferenced,
    )

    assert Attachment.objects.count() == 1
    assert all_bytes_are_there()


@pytest.mark.parametrize("turn", range(5))
def test_a_file_is_referred_to_or_cleaned_away_never_both(alice, turn):
    file = make_attachment(alice, content=pdf(turn))

    def refer():
        by = User.objects.get(pk=alice.pk)
        create_reply(by=by, title="T", body="B", kind="predefined", attachments=[file.pk])

    refused = at_once(refer, lambda: remove_unreferenced(timedelta(0)))

    assert Attachment.objects.filter(pk=file.pk).exists() is (refused == [])
    assert all_bytes_are_there()
