"""Callers of the API, as tests need them."""

from rest_framework.test import APIClient

from accounts.scopes import SCOPES
from accounts.services import tokens

EVERYTHING = tuple(each for each in SCOPES if each != "act_as")


def make_token(user, *scopes, **options):
    """A token and its secret; with None for the scopes it has none."""
    if scopes == (None,):
        scopes = ()
    elif not scopes:
        scopes = EVERYTHING
    return tokens.issue_token(user=user, name="a test", scopes=scopes, **options)


def caller(user=None, *scopes, **options):
    """A client with a token of this user, with all scopes that need not be named; or nobody."""
    client = APIClient(**options)
    if user is not None:
        _, secret = make_token(user, *scopes)
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


def errors_of(response):
    """What a problem says is wrong: pointer → code."""
    assert response["Content-Type"] == "application/problem+json", response.content
    return {each["pointer"]: each["code"] for each in response.json()["errors"]}


def problem_of(response):
    """(status, code) of a problem, once its shape is what every problem has."""
    assert response["Content-Type"] == "application/problem+json", response.content
    body = response.json()
    assert {"type", "title", "status", "detail", "code", "errors", "request_id"} <= body.keys()
    assert body["status"] == response.status_code
    assert body["request_id"] == response["X-Request-Id"]
    assert body["detail"]
    return response.status_code, body["code"]
