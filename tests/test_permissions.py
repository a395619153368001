"""Every operation of the API × every caller, as the tables of tests/permissions say."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.api import caller
from tests.factories import make_cast
from tests.permissions import (
    CALLERS,
    Row,
    accounts,
    articles,
    attachments,
    candidates,
    chats,
    faults,
    replies,
    search,
    style,
)

TABLES = (accounts, articles, attachments, candidates, chats, faults, replies, search, style)
ROWS = [pytest.param(table, row, id=str(row)) for table in TABLES for row in table.ROWS]


@pytest.fixture(scope="module")
def cast(once):
    return once(make_cast)


@pytest.fixture(scope="module")
def callers(once, cast):
    return once(_callers, cast)


@pytest.fixture(scope="module")
def ids(once, cast):
    """Of each table's things, by table and name."""
    return {table: once(_ids_of_things, table, cast) for table in TABLES}


def _callers(cast):
    return {
        "nobody": caller(),
        "alice": caller(cast.alice),
        "bob": caller(cast.bob),
        "eva": caller(cast.eva),
        "adam": caller(cast.adam),
        "bare": caller(cast.adam, None),
    }


def _ids_of_things(table, cast):
    return {name: thing.pk for name, thing in table.things(cast).items()}


@pytest.mark.django_db
@pytest.mark.parametrize(("table", "row"), ROWS)
def test_everybody_may_what_the_table_says(table, row: Row, callers, ids):
    method, path = row.request.format(**ids[table]).split(" ")
    answers = {}
    for name in CALLERS:
        with transaction.atomic():
            content, content_type = _written(callers[name], row.body or {})
            response = callers[name].generic(
                method,
                f"/api/v1/{path}",
                content,
                content_type=content_type,
                HTTP_IF_MATCH="*",
            )
            list(getattr(response, "streaming_content", ()))  # a file that is read closes
            transaction.set_rollback(True)
        answers[name] = response.status_code

    assert answers == dict(zip(CALLERS, map(int, row.statuses.split()), strict=True))


def _written(client, body):
    """JSON, unless a file is in it."""
    files = {name: each for name, each in body.items() if isinstance(each, bytes)}
    if not files:
        return client._encode_json(body, "application/json"), "application/json"
    sent = {name: SimpleUploadedFile("Label.pdf", each) for name, each in files.items()}
    return client._encode_data({**body, **sent}, "multipart")


def test_every_operation_has_a_row():
    paths = Client().get("/api/schema/").json()["paths"]
    described = {each["operationId"] for path in paths.values() for each in path.values()}

    listed = {row.operation for table in TABLES for row in table.ROWS}

    assert sorted(described - listed) == []
    assert sorted(listed - described) == []
