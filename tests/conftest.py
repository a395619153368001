"""The cast and the rules that every test can rely on.

alice is an agent in team Support, bob an agent in team Billing, eva an editor, adam an admin.
"""

import gc
import os
import shutil

import pytest
from django.contrib.contenttypes.management import create_contenttypes
from django.db import connection, transaction
from django.db.models.signals import post_migrate
from django.test import override_settings
from rest_framework.test import APIClient

from accounts.scopes import SCOPES
from accounts.services.tokens import issue_token
from tests import environment, postgres
from tests.factories import make_team, make_user

READS_SHARED_DATA = "needs ../shared"
LEFT_OUT = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Without the synonyms that migrations load: a test that wants them calls `load_shipped`."""
    from search.models import Synonym

    with django_db_blocker.unblock():
        Synonym.objects.all().delete()
    # Nothing here asks for them, and emptying the tables after a test would write them anew.
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    post_migrate.disconnect(create_contenttypes)
    if connection.vendor == "postgresql":
        postgres.empty_by_deleting(connection)


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
def data_dir(request, settings, tmp_path):
    """A data folder of each test's own: an index about another test's rows would mislead."""
    if "once" in request.fixturenames:
        shutil.copytree(request.getfixturevalue("once").folder, tmp_path, dirs_exist_ok=True)
    settings.DATA_DIR = tmp_path
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    return tmp_path


class Once:
    """Makes rows and files that all tests of a module begin with."""

    def __init__(self, blocker, folder):
        self.blocker = blocker
        self.folder = folder

    def __call__(self, make, *arguments):
        paths = {"DATA_DIR": self.folder, "SEARCH_INDEX_DIR": self.folder / "index"}
        with self.blocker.unblock(), override_settings(**paths):
            made = make(*arguments)
            connection.run_on_commit = []  # a commit that never comes: tests wait for their own
        return made


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker, tmp_path_factory):
    """What is dear to make is made once a module: `once(make_cast)` in a fixture of the module.

    The rows stand in a transaction around those of the tests. A test may change them and the
    files: the next one finds them as they were made. Not for tests that need a real commit.
    """
    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
    yield Once(django_db_blocker, tmp_path_factory.mktemp("once"))
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


def pytest_collection_modifyitems(config, items):
    """Leave out what says nothing about the database in use; such tests are not skipped."""
    if connection.vendor == "postgresql":
        left_out = [item for item in items if not _is_about_postgres(item)]
    else:
        left_out = [item for item in items if _is_of("postgres", item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        chosen = set(items) - set(left_out)
        items[:] = [item for item in items if item in chosen]
    if hasattr(config, "workeroutput"):
        config.workeroutput["left_out"] = len(left_out)


def _is_about_postgres(item):
    if _is_of("sqlite", item) or (_is_of("anywhere", item) and "WHOLE" not in os.environ):
        return False
    return _asks_a_database(item)


def _is_of(marker, item):
    return item.get_closest_marker(marker) is not None


def _asks_a_database(item):
    """pytest-django refuses the database to every other test."""
    return bool(
        item.get_closest_marker("django_db")
        or {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    )


def pytest_collection_finish():
    """What was imported and collected stays: who looks for garbage need not look there."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """Every worker of pytest-xdist collects the same tests; what it left out is said below."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter, config):
    if (left_out := config.stash.get(LEFT_OUT, 0)) and connection.vendor == "postgresql":
        terminalreporter.line(
            f"{left_out} deselected: they ran on SQLite and ask no database, or none in particular."
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
