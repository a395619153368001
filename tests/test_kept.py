"""What is put back is what was made, and what is written after it has numbers of its own."""

import shutil

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from accounts.models import User
from tests.attachments.factories import make_attachment
from tests.factories import make_team, make_user
from tests.kept import kept
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db
runs = []


def make_some():
    runs.append("made")
    eva = make_user("eva", role="editor", teams=[make_team(name="Support")])
    make_attachment(eva)
    make_shared(eva, title="Blåbær", tags=["Retur"], shortcut="blå")
    return eva.pk


def stored():
    there = connection.introspection.django_table_names(only_existing=True)
    rows = {
        model._meta.label: sorted(map(repr, model.objects.values_list()))
        for model in apps.get_models()
        if model._meta.db_table in there  # some are of one database alone
    }
    files = [each for each in settings.DATA_DIR.rglob("*") if each.is_file()]
    return rows, {str(each.relative_to(settings.DATA_DIR)): each.read_bytes() for each in files}


def undone(test):
    """What the test answers, as if it had never run."""
    with transaction.atomic():
        answer = test()
        transaction.set_rollback(True)
    shutil.rmtree(settings.DATA_DIR)
    return answer


def test_it_is_the_same_again_and_counts_on():
    def once():
        eva = kept(make_some)
        found = stored()
        assert User.objects.get().pk == eva
        assert make_user("bob").pk > eva
        return found

    rows, files = undone(once)

    assert files
    assert undone(once) == (rows, files)
    assert runs == ["made"]


def test_it_is_not_put_beside_something_else(alice):
    with pytest.raises(AssertionError, match="empty database"):
        kept(make_some)
