"""Tests that find things.

`shelf` is the only thing that can be found; `index` builds an index over it in the test's own
folder. Writing reaches the index after the commit: tests about that use
`pytest.mark.django_db(transaction=True)`. Without `index` the database answers.
"""

from collections import Counter

import pytest

from search import registry, upkeep
from search.engines import is_in_files
from search.upkeep import library
from tests.search.shelf import Shelf


@pytest.fixture
def shelf(db, monkeypatch):
    shelf = Shelf()
    monkeypatch.setattr(registry, "_indexes", {"note": shelf})
    return shelf


@pytest.fixture
def in_files(settings):
    """For tests about the files of an index, beside either database."""
    settings.SEARCH_ENGINE = "whoosh"


@pytest.fixture
def index(shelf, data_dir):
    """The index over the shelf, of the engine in use. Build it anew with `index()`."""

    def rebuilt():
        assert upkeep.rebuild()
        return library.current() if is_in_files() else None

    rebuilt()
    return rebuilt


@pytest.fixture
def found():
    """The titles of what was found, in order."""
    from search import finder

    def titles(user, text, **options):
        return [row["title"] for row in finder.find(user, text, **options).results]

    return titles


def pytest_terminal_summary(terminalreporter):
    """What tests/search/test_crash_index.py broke, and how often."""
    passed = terminalreporter.getreports("passed")
    broken = Counter(dict(each.user_properties).get("broken") for each in passed)
    del broken[None]
    if broken:
        terminalreporter.section(f"healed by itself {broken.total()} times")
    for fault, times in sorted(broken.items()):
        terminalreporter.line(f"{times:4} {fault.replace('_', ' ')}")
