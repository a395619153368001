"""Who may what: one table per app, one row per operation and kind of object.

A row reads: operation, request, then the status that each caller gets:

    nobody   without identity
    alice    an agent in team Support, with a token of all scopes
    bob      an agent in team Billing, likewise
    eva      an editor, likewise
    adam     an admin, likewise
    bare     adam again, with a token without a scope

`{name}` in a path or a body stands for the id of a thing; each app's `things` makes its own.
An operation of the API without a row fails `tests/test_permissions.py`.
"""

from typing import NamedTuple

CALLERS = ("nobody", "alice", "bob", "eva", "adam", "bare")


class Row(NamedTuple):
    operation: str
    request: str
    statuses: str
    body: dict | None = None

    def __str__(self):
        return f"{self.operation} {self.request}"
