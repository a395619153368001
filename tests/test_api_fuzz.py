"""The API keeps its own description, whatever it is sent.

Schemathesis makes requests out of the OpenAPI description, right ones and wrong ones, and
compares the answers with it. The same ones in every run: a failure can be repeated.
"""

from copy import deepcopy

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks
from schemathesis.specs.openapi.checks import negative_data_rejection

from config.api import description
from config.wsgi import application
from tests.api import caller, make_token
from tests.factories import count_from_one, make_cast
from tests.permissions import accounts, articles, chats, faults, replies, style

POSITIVE, NEGATIVE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
# The description and the checks of what is sent are the same on both databases. What PostgreSQL
# may refuse that SQLite takes (long numbers, NUL, its own syntax) shows in the first few cases.
CASES = 4 if connection.vendor == "postgresql" else 10
REFUSALS = ["400", "403", "404", "405", "406", "409", "412", "415", "422", "428"]
THINGS = 7  # ids up to here exist for most types
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    negative_data_rejection,
]


def operations():
    described = deepcopy(description())
    for path in described["paths"].values():
        for operation in path.values():
            del operation["security"]  # identity is ours to send
    schema = schemathesis.openapi.from_dict(described)
    schema.app = application
    schema.config.checks.negative_data_rejection.expected_statuses = REFUSALS
    for each in schema.get_all_operations():
        operation = each.ok()
        yield pytest.param(operation, POSITIVE, id=f"{operation.label} right")
        if operation.query or operation.body or operation.path_parameters:
            yield pytest.param(operation, NEGATIVE, id=f"{operation.label} wrong")


@pytest.fixture
def in_one_transaction(db):
    """Requests end without closing the connection, as Django's own test client has it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def token(once):
    """Of an admin who may everything, and things with low ids to hit."""
    return once(_make_things)


@pytest.fixture
def bearer(in_one_transaction, token):
    return {"Authorization": f"Bearer {token}"}


def _make_things():
    count_from_one()
    cast = make_cast()
    for table in (accounts, articles, chats, faults, replies, style):
        table.things(cast)
    return make_token(cast.adam)[1]


@pytest.mark.parametrize(("operation", "mode"), list(operations()))
def test_the_api_answers_as_described(operation, mode, bearer):
    @settings(
        max_examples=CASES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        given_id = case.path_parameters.get("id")
        if isinstance(given_id, int) and given_id > 0:
            case.path_parameters["id"] = 1 + case.path_parameters["id"] % THINGS
        response = case.call(headers=bearer)
        # An empty filter is one that was not given, which a description cannot say.
        empty = "" in case.query.values() or {} in case.query.values()
        expected = [each for each in CHECKS if each is not negative_data_rejection or not empty]
        case.validate_response(response, checks=expected, headers=bearer)

    ask()


def test_the_fuzzed_token_counts(bearer):
    assert (
        caller().get("/api/v1/me/", HTTP_AUTHORIZATION=bearer["Authorization"]).status_code == 200
    )
