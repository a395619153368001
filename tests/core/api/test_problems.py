"""Every error under /api/ is a problem, whoever made it."""

import pytest
from django.test import Client

from tests.api import caller, errors_of, make_token, problem_of

pytestmark = pytest.mark.django_db


def test_a_problem_has_exactly_the_members_of_the_contract(alice):
    problem = caller(alice).get("/api/v1/me/?x=1").json()

    assert list(problem) == ["type", "title", "status", "detail", "code", "errors", "request_id"]
    assert problem["type"] == "about:blank"
    assert problem["title"] == "Bad Request"
    assert problem["errors"] == [
        {
            "pointer": "/x",
            "code": "unknown_parameter",
            "detail": "There is no parameter “x” here. Known: none.",
        }
    ]


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v1/", "/api/v1/nothing/", "/api/v2/me/", "/api/v1/teams/%00/"]
)
@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_an_unknown_path_is_a_problem(settings, debug, path, method):
    settings.DEBUG = debug

    assert problem_of(getattr(Client(), method)(path)) == (404, "not_found")


def test_a_forgotten_slash_is_named_and_never_redirected(settings):
    settings.DEBUG = True

    response = Client().post("/api/v1/teams", {"name": "Returns"}, "application/json")

    assert problem_of(response) == (404, "not_found")
    assert "/api/v1/teams/" in response.json()["detail"]


def test_without_identity_the_answer_says_how_to_identify():
    response = caller().get("/api/v1/me/")

    assert problem_of(response) == (401, "not_authenticated")
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_a_method_that_is_not_there_is_405_also_without_identity(support):
    response = caller().put(f"/api/v1/teams/{support.pk}/", {"name": "Returns"})

    assert problem_of(response) == (405, "method_not_allowed")
    assert response["Allow"] == "GET, PATCH, DELETE, HEAD, OPTIONS"


def test_options_says_what_is_allowed_to_anybody():
    response = caller().options("/api/v1/teams/")

    assert (response.status_code, response["Allow"]) == (204, "GET, POST, HEAD, OPTIONS")


def test_a_format_we_do_not_speak_is_406(alice):
    response = caller(alice).get("/api/v1/me/", HTTP_ACCEPT="text/html")

    assert problem_of(response) == (406, "not_acceptable")


def test_also_the_documentation_page_refuses_in_problems():
    assert problem_of(Client().get("/api/docs/", HTTP_ACCEPT="image/png"))[0] == 406


def test_a_form_is_415(adam):
    response = caller(adam).post(
        "/api/v1/teams/", "name=Returns", content_type="application/x-www-form-urlencoded"
    )

    assert problem_of(response) == (415, "unsupported_media_type")


@pytest.mark.parametrize(
    "body", ["", "{", "[1,", "name", '{"name": NaN}', "[" * 200_000, b"\xff\xfe", b'"\xc3"']
)
def test_what_is_not_json_is_said_so(adam, body):
    response = caller(adam).post("/api/v1/teams/", body, content_type="application/json")

    assert problem_of(response) in ((400, "not_json"), (400, "invalid"))
    assert response.json()["errors"] == [] or body == ""


def test_a_body_over_the_limit_is_413(adam, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    exact = '{"name": "Returns"}'.ljust(1000)

    client = caller(adam)
    taken = client.post("/api/v1/teams/", exact, content_type="application/json")
    refused = client.post("/api/v1/teams/", exact + " ", content_type="application/json")

    assert taken.status_code == 201
    assert problem_of(refused) == (413, "too_large")


def test_a_body_in_chunks_is_411_and_never_taken_for_none(adam):
    response = caller(adam).post(
        "/api/v1/teams/", HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH=""
    )

    assert problem_of(response) == (411, "length_required")


def test_a_host_we_do_not_serve_is_a_problem():
    assert problem_of(Client().get("/api/v1/me/", HTTP_HOST="evil.example"))[0] == 400


@pytest.mark.urls("tests.core.api.refusing")
@pytest.mark.parametrize("debug", [True, False])
def test_a_fault_of_ours_is_a_problem_that_tells_nothing(settings, debug):
    settings.DEBUG = debug

    response = caller(raise_request_exception=False).get("/api/fail/")

    assert problem_of(response) == (500, "internal_error")
    assert "division" not in response.content.decode()


@pytest.mark.urls("tests.core.api.refusing")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("not-allowed", (403, "not_allowed")),
        ("conflict", (409, "published")),
        ("in-use", (409, "in_use")),
        ("invalid", (400, "invalid")),
        ("stale", (412, "stale")),
    ],
)
def test_what_services_refuse_becomes_a_problem(name, expected):
    assert problem_of(caller().post(f"/api/refuse/{name}/")) == expected


@pytest.mark.urls("tests.core.api.refusing")
def test_refusals_carry_what_the_caller_needs():
    invalid, in_use, stale = (
        caller().post(f"/api/refuse/{name}/") for name in ("invalid", "in-use", "stale")
    )

    assert errors_of(invalid) == {"/rules/0/kind": "unknown", "": "odd"}
    assert in_use.json()["used_by"] == [{"type": "reply", "id": 7, "title": "Returns"}]
    assert stale.json()["current"] == {"id": 7}
    assert stale["ETag"] == '"thing-7-3"'


def test_errors_are_english_whatever_the_browser_prefers(alice):
    response = caller(alice).get("/api/v1/teams/?page=9", HTTP_ACCEPT_LANGUAGE="da")

    assert response.json()["detail"] == "The last page is 1."


def test_a_request_id_comes_back_if_it_is_fit_for_a_log(alice):
    client = caller(alice)

    assert client.get("/api/v1/me/", HTTP_X_REQUEST_ID="abc-1")["X-Request-Id"] == "abc-1"
    assert client.get("/api/v1/me/", HTTP_X_REQUEST_ID="a b\n")["X-Request-Id"] != "a b\n"


def test_answers_vary_by_who_asks_and_are_kept_by_nobody_else(alice):
    client = caller(alice)
    one, several, refused = (
        client.get(path) for path in ("/api/v1/me/", "/api/v1/teams/", "/api/v1/x/")
    )

    for response in (one, several):
        assert {"Authorization", "Cookie", "On-Behalf-Of"} <= set(response["Vary"].split(", "))
    assert one["Cache-Control"] == "private, no-cache"
    assert several["Cache-Control"] == refused["Cache-Control"] == "no-store"
    for response in (one, several, refused):
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "default-src 'none'" in response["Content-Security-Policy"]


def test_only_listed_origins_may_read(settings, alice):
    settings.CORS_ALLOWED_ORIGINS = ["https://chat.example.com"]
    _, secret = make_token(alice)
    headers = {"HTTP_AUTHORIZATION": f"Bearer {secret}"}

    listed = Client().get("/api/v1/me/", HTTP_ORIGIN="https://chat.example.com", **headers)
    other = Client().get("/api/v1/me/", HTTP_ORIGIN="https://evil.example", **headers)

    assert listed["Access-Control-Allow-Origin"] == "https://chat.example.com"
    assert "Access-Control-Allow-Origin" not in other
