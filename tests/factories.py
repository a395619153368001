"""Rows for tests, with as little said as possible. Every factory takes what matters by keyword."""

from itertools import count

from accounts.models import Team, User

_number = count(1)


def make_team(**fields):
    fields.setdefault("name", f"Team {next(_number)}")
    return Team.objects.create(**fields)


def make_user(username=None, *, role="agent", teams=(), **fields):
    username = username or f"user{next(_number)}"
    fields.setdefault("name", username.capitalize())
    fields.setdefault("email", f"{username}@example.com")
    fields.setdefault("language", "en")
    user = User.objects.create_user(username=username, role=role, **fields)
    user.teams.set(teams)
    return user
