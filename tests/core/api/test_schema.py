"""The description of the API, which clients are generated from."""

import json

import pytest
from django.core.management import call_command
from django.test import Client


def test_the_schema_is_valid_without_a_warning(tmp_path):
    call_command(
        "spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yaml")
    )


def test_the_schema_is_open_to_all():
    response = Client().get("/api/schema/")

    assert response["Content-Type"] == "application/json"
    assert response.json()["openapi"] == "3.1.1"


def test_yaml_is_there_for_who_asks():
    response = Client().get("/api/schema/", HTTP_ACCEPT="application/yaml")

    assert response.content.startswith(b"openapi: 3.1.1")


@pytest.fixture(scope="module")
def operations():
    paths = json.loads(Client().get("/api/schema/").content)["paths"]
    return [operation for path in paths.values() for operation in path.values()]


def test_every_operation_says_what_it_is(operations):
    for operation in operations:
        assert operation["summary"], operation["operationId"]
        assert operation["description"], operation["operationId"]
        assert operation["tags"], operation["operationId"]


def test_operations_have_names_of_their_own(operations):
    names = [operation["operationId"] for operation in operations]

    assert sorted(set(names)) == sorted(names)


def test_every_error_is_described_as_a_problem(operations):
    for operation in operations:
        errors = {
            status: response
            for status, response in operation["responses"].items()
            if not status.startswith(("2", "3"))
        }
        assert {"400", "401", "429", "default"} <= errors.keys(), operation["operationId"]
        for response in errors.values():
            assert list(response["content"]) == ["application/problem+json"]


def test_bodies_take_no_unknown_fields():
    schemas = Client().get("/api/schema/").json()["components"]["schemas"]

    for name in ("TeamRequest", "PatchedTeamRequest", "NewTokenRequest"):
        assert schemas[name]["additionalProperties"] is False


def test_the_reference_is_a_page_without_inline_scripts():
    response = Client().get("/api/docs/")

    assert response.status_code == 200
    page = response.content.decode()
    assert "<style" not in page
    assert "<script>" not in page
    assert Client().get("/api/docs/?script=")["Content-Type"] == "application/javascript"
