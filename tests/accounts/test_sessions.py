"""The pages' session as identity of the API."""

import pytest
from django.test import Client
from rest_framework.test import APIClient

from tests.api import problem_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(adam):
    """A signed-in browser: CSRF is enforced."""
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(adam)
    return client


def test_who_is_signed_in_may_do_what_the_role_may(browser):
    me = browser.get("/api/v1/me/").json()

    assert (me["username"], me["role"]) == ("adam", "admin")
    assert "admin" in me["scopes"]


def test_writing_needs_the_csrf_token(browser):
    assert problem_of(browser.post("/api/v1/teams/", {"name": "Returns"})) == (403, "csrf_failed")

    browser.cookies["csrftoken"] = token = "a" * 32
    response = browser.post("/api/v1/teams/", {"name": "Returns"}, HTTP_X_CSRFTOKEN=token)

    assert response.status_code == 201


def test_a_deactivated_user_is_nobody_from_the_next_request(browser, adam):
    adam.is_active = False
    adam.save()

    assert problem_of(browser.get("/api/v1/me/")) == (401, "not_authenticated")


def test_a_session_acts_for_nobody_else(browser, alice):
    response = browser.get("/api/v1/me/", HTTP_ON_BEHALF_OF="alice")

    assert problem_of(response) == (403, "insufficient_scope")


def test_nobody_acts_for_anybody(alice):
    response = Client().get("/api/v1/me/", HTTP_ON_BEHALF_OF="alice")

    assert problem_of(response) == (401, "not_authenticated")
