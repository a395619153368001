from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import ApiToken
from accounts.services.tokens import find_token

pytestmark = pytest.mark.django_db


def issue(*arguments):
    out = StringIO()
    call_command("issue_token", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_the_token_stands_alone_on_the_last_line(alice):
    lines = issue(
        *["--user", "alice", "--name", "Chat"],
        *["--scope", "replies:read", "--scope", "search:read"],
    )

    token = find_token(lines[-1])
    assert (token.user, token.name) == (alice, "Chat")
    assert token.scopes == ("search:read", "replies:read")


def test_the_user_may_be_named_by_e_mail(alice):
    lines = issue("--user", "alice@example.com", "--name", "Chat", "--scope", "search:read")

    assert find_token(lines[-1]).user == alice


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--user", "nobody", "--name", "Chat"], "“nobody”"),
        (["--user", "alice", "--name", "Chat", "--scope", "search:write"], "search:write"),
        (["--user", "alice", "--name", ""], "name"),
        (["--user", "alice", "--name", "x" * 81], "80"),
        (["--name", "Chat"], "--user"),
        (["--user", "alice"], "--name"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_issued(alice, arguments, reason):
    with pytest.raises(CommandError, match=reason):
        issue(*arguments)

    assert not ApiToken.objects.exists()
