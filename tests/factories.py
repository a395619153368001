"""Rows for tests, with as little said as possible. Every factory takes what matters by keyword."""

from itertools import count
from types import SimpleNamespace

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

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


def make_cast():
    """The people of tests/conftest.py at once: `.alice`, `.bob`, `.eva`, `.adam`."""
    return SimpleNamespace(
        alice=make_user("alice", role="agent", teams=[make_team(name="Support")]),
        bob=make_user("bob", role="agent", teams=[make_team(name="Billing")]),
        eva=make_user("eva", role="editor"),
        adam=make_user("adam", role="admin"),
    )


def count_from_one():
    """Let the next row of each empty table be number 1.

    PostgreSQL goes on counting where a transaction that was undone had come to; SQLite does not.
    """
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
