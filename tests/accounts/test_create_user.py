from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Team, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def create(monkeypatch):
    def run(*arguments, password=""):
        monkeypatch.setattr("sys.stdin", StringIO(password))
        call_command("create_user", *arguments, stdout=StringIO())

    return run


def test_a_user_with_a_password_can_sign_in(create, client):
    create("mette", "--role", "agent", "--password-stdin", password="kaffe og kringle 7\n")

    assert client.login(username="mette", password="kaffe og kringle 7")


def test_a_user_without_one_cannot(create):
    create("mette", "--role", "editor")

    user = User.objects.get()
    assert (user.role, user.has_usable_password()) == ("editor", False)


def test_teams_are_found_in_any_spelling_or_made(create, support):
    create("mette", "--role", "agent", "--team", "SUPPORT", "--team", "Returns")

    assert [team.name for team in User.objects.get().teams.all()] == ["Returns", "Support"]


@pytest.mark.parametrize(
    ("arguments", "password", "reason"),
    [
        (["alice", "--role", "agent"], "", "alice"),
        (["ALICE", "--role", "agent"], "", "ALICE"),
        (["mette", "--role", "boss"], "", "boss"),
        (["mette"], "", "--role"),
        (["two words", "--role", "agent"], "", "username"),
        (["", "--role", "agent"], "", "blank"),
        (["x" * 61, "--role", "agent"], "", "60"),
        (["mette", "--role", "agent", "--email", "mette"], "", "email"),
        (["mette", "--role", "agent", "--password-stdin"], "", "standard input"),
        (["mette", "--role", "agent", "--password-stdin"], "short\n", "10"),
        (["mette", "--role", "agent", "--team", "New", "--password-stdin"], "mette\n", "10"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(create, alice, arguments, password, reason):
    with pytest.raises(CommandError, match=reason):
        create(*arguments, password=password)

    assert User.objects.count() == 1
    assert Team.objects.count() == 1
