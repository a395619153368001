import stat

import pytest

from desk import demo_logins
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(data_dir):
    return [
        make_user("adam", role="admin", password="one of them"),
        make_user("alice", role="agent", password="another of them"),
    ]


def test_remembered_logins_are_known_by_rising_role(people):
    demo_logins.remember({"adam": "one of them", "alice": "another of them"})

    assert [(login.username, login.password) for login in demo_logins.known()] == [
        ("alice", "another of them"),
        ("adam", "one of them"),
    ]


def test_a_changed_password_is_no_longer_known(people):
    demo_logins.remember({"adam": "one of them", "alice": "another of them"})
    people[0].set_password("his own")
    people[0].save()

    assert [login.username for login in demo_logins.known()] == ["alice"]


def test_whoever_left_is_no_longer_known(people):
    demo_logins.remember({"adam": "one of them"})
    people[0].is_active = False
    people[0].save()

    assert demo_logins.known() == []


def test_only_the_owner_of_the_service_reads_the_file(people, data_dir):
    demo_logins.remember({"adam": "one of them"})

    (file,) = data_dir.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_forgotten_logins_are_not_known(people):
    demo_logins.remember({"adam": "one of them"})
    demo_logins.forget()

    assert demo_logins.known() == []
