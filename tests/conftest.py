"""The cast and the rules that every test can rely on.

alice is an agent in team Support, bob an agent in team Billing, eva an editor, adam an admin.
"""

import os
import shutil

import pytest
from django.db import connection
from rest_framework.test import APIClient

from accounts.scopes import SCOPES
from accounts.services.tokens import issue_token
from tests import environment, postgres
from tests.factories import make_team, make_user

READS_SHARED_DATA = "needs ../shared"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Without the synonyms that migrations load: a test that wants them calls `load_shipped`."""
    from search.models import Synonym

    with django_db_blocker.unblock():
        Synonym.objects.all().delete()


@pytest.fixture
def support(db):
    return make_team(name="Support")


@pytest.fixture
def billing(db):
    return make_team(name="Billing")


@pytest.fixture
def alice(support):
    return make_user("alice", role="agent", teams=[support])


@pytest.fixture
def bob(billing):
    return make_user("bob", role="agent", teams=[billing])


@pytest.fixture
def eva(db):
    return make_user("eva", role="editor")


@pytest.fixture
def adam(db):
    return make_user("adam", role="admin")


@pytest.fixture
def api(db):
    """An API client for a user, with a token of all scopes or of those named: `api(alice)`."""

    def client(user=None, *scopes):
        client = APIClient()
        if user:
            _, secret = issue_token(user=user, name="tests", scopes=scopes or list(SCOPES))
            client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
        return client

    return client


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    """A data folder of each test's own: an index about another test's rows would mislead."""
    settings.DATA_DIR = tmp_path
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    return tmp_path


def pytest_collection_modifyitems(config, items):
    """Leave out what says nothing about the database in use; such tests are not skipped."""
    unfit = "sqlite" if connection.vendor == "postgresql" else "postgres"
    left_out = [item for item in items if item.get_closest_marker(unfit)]
    if connection.vendor == "postgresql":
        left_out += [item for item in items if not _is_about_the_database(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def _is_about_the_database(item):
    if item.get_closest_marker("browser"):
        return False
    return bool(
        item.get_closest_marker("django_db")
        or {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """On CI a skipped test is a failed one, unless it reads data this clone does not have."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        if READS_SHARED_DATA not in reason:
            report.outcome = "failed"
            report.longrepr = f"Nothing may be skipped on CI. {reason}"
    return report


def pytest_unconfigure(config):
    postgres.stop()
    shutil.rmtree(environment.FOLDER, ignore_errors=True)
