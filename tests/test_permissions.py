"""Every operation of the API × every caller, as the tables of tests/permissions say."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client

from tests.api import caller
from tests.permissions import CALLERS, Row, accounts, articles, replies, search, style

TABLES = (accounts, articles, replies, search, style)
ROWS = [pytest.param(table, row, id=str(row)) for table in TABLES for row in table.ROWS]


@pytest.fixture
def cast(alice, bob, eva, adam):
    return SimpleNamespace(alice=alice, bob=bob, eva=eva, adam=adam)


@pytest.fixture
def callers(cast):
    return {
        "nobody": caller(),
        "alice": caller(cast.alice),
        "bob": caller(cast.bob),
        "eva": caller(cast.eva),
        "adam": caller(cast.adam),
        "bare": caller(cast.adam, None),
    }


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_everybody_may_what_the_table_says(table, row: Row, cast, callers):
    ids = {name: thing.pk for name, thing in table.things(cast).items()}
    method, path = row.request.format(**ids).split(" ")
    answers = {}
    for name in CALLERS:
        with transaction.atomic():
            response = callers[name].generic(
                method,
                f"/api/v1/{path}",
                callers[name]._encode_json(row.body or {}, "application/json"),
                content_type="application/json",
                HTTP_IF_MATCH="*",
            )
            transaction.set_rollback(True)
        answers[name] = response.status_code

    assert answers == dict(zip(CALLERS, map(int, row.statuses.split()), strict=True))


def test_every_operation_has_a_row():
    paths = Client().get("/api/schema/").json()["paths"]
    described = {each["operationId"] for path in paths.values() for each in path.values()}

    listed = {row.operation for table in TABLES for row in table.ROWS}

    assert sorted(described - listed) == []
    assert sorted(listed - described) == []
