"""What nobody can get at goes after a time of grace; what somebody can stays."""

import os
import time
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from attachments.models import Attachment, Blob
from attachments.services.cleanup import remove_unreferenced
from attachments.services.uploads import delete
from responses.services.replies import change_reply
from tests.attachments.factories import make_attachment, pdf
from tests.kb.factories import make_article
from tests.responses.factories import make_reply

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = timedelta(0)


def places():
    store = storages["attachments"]
    return sorted(
        f"{folder}/{name}" for folder in store.listdir("")[0] for name in store.listdir(folder)[1]
    )


def age(file, days):
    unused_since = timezone.now() - timedelta(days=days)
    Attachment.objects.filter(pk=file.pk).update(unused_since=unused_since)


def test_an_unused_file_goes_with_its_bytes_after_a_week(alice):
    old, young = make_attachment(alice, content=pdf(1)), make_attachment(alice, content=pdf(2))
    age(old, 8)
    age(young, 6)

    removed = remove_unreferenced()

    assert removed == (1, 1)
    assert list(Attachment.objects.all()) == [young]
    assert places() == [young.blob.stored_as]
    assert remove_unreferenced() == (0, 0)


def test_what_is_used_stays_however_old(alice, eva):
    replied, told = make_attachment(alice, content=pdf(1)), make_attachment(eva, content=pdf(2))
    make_reply(alice, kind="predefined", attachments=[replied.pk])
    make_article(by=eva, status="draft", attachments=[told.pk])
    for file in (replied, told):
        age(file, 1000)

    assert remove_unreferenced(AT_ONCE) == (0, 0)
    assert len(places()) == 2


def test_the_time_of_grace_begins_when_it_is_let_go(alice):
    file = make_attachment(alice)
    reply = make_reply(alice, kind="predefined", attachments=[file.pk])
    age(file, 1000)

    change_reply(reply, by=alice, attachments=[])

    assert remove_unreferenced() == (0, 0)
    assert remove_unreferenced(AT_ONCE) == (1, 1)


def test_bytes_stay_while_another_upload_has_them(alice, bob):
    one, other = make_attachment(alice), make_attachment(bob)
    delete(one, by=alice)

    assert remove_unreferenced() == (0, 0)
    assert places() == [other.blob.stored_as]


def test_bytes_go_once_no_upload_has_them(alice):
    delete(make_attachment(alice), by=alice)

    assert remove_unreferenced() == (0, 1)
    assert places() == []
    assert not Blob.objects.exists()


def test_what_a_broken_write_left_goes_after_the_time_of_grace(alice):
    kept = make_attachment(alice)
    store = storages["attachments"]
    left = store.path(f"{kept.sha256[:2]}/.{kept.sha256}-half.tmp")
    open(left, "wb").close()
    assert remove_unreferenced() == (0, 0)
    before = time.time() - 8 * 24 * 3600
    os.utime(left, (before, before))

    assert remove_unreferenced() == (0, 1)
    assert places() == [kept.blob.stored_as]


def test_the_database_keeps_what_is_used(alice):
    file = make_attachment(alice)
    make_reply(alice, kind="predefined", attachments=[file.pk])

    with pytest.raises(ProtectedError):
        file.delete()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM attachments_attachment WHERE id = %s", [file.pk])


def test_a_refused_write_leaves_no_row(alice):
    with transaction.atomic():
        make_attachment(alice)
        transaction.set_rollback(True)

    assert not Blob.objects.exists()
    again = make_attachment(alice)
    assert again.blob.stored_as in places()
    assert len(places()) == 2
    assert remove_unreferenced(AT_ONCE) == (1, 1), "the stray may be an upload under way"


def test_nothing_to_clean_is_no_error(db):
    assert remove_unreferenced() == (0, 0)
