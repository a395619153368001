"""The fixture that fails a test for what the browser complains about does notice it."""

import pytest

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.anywhere]

RUN_A_SCRIPT_IN_THE_PAGE = """
const script = document.createElement("script");
script.textContent = "document.title = 'it ran'";
document.head.append(script);
"""


def test_an_error_in_the_console_is_a_complaint(page, complaints):
    page.goto("/sign-in/")
    page.evaluate("console.error('a plain error')")

    complaints.forgive("a plain error")


def test_an_uncaught_error_is_a_complaint(page, complaints):
    page.goto("/sign-in/")
    with page.expect_event("pageerror"):
        page.evaluate("void setTimeout(() => { throw new Error('nobody catches it') })")

    complaints.forgive("nobody catches it")


def test_a_refused_script_is_a_complaint(page, complaints):
    page.goto("/sign-in/")
    page.evaluate(RUN_A_SCRIPT_IN_THE_PAGE)

    assert page.title() != "it ran"
    complaints.forgive("Content Security Policy")
