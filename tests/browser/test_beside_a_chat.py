"""The script of docs/api.md works in a browser as it stands there."""

import re

import pytest

from responses.models import Use
from tests.api import make_token
from tests.api_docs import PAGE

CHAT = {"source": "livechat", "external_id": "c-1001"}


@pytest.fixture
def script():
    return re.search(r"^```js\n(.*?)^```$", PAGE.read_text(), re.MULTILINE | re.DOTALL)[1]


@pytest.fixture
def run(page, live_server, alice, returns, script):
    """The value of an expression in a page that has the script."""
    page.goto("/api/docs/")
    given = {
        "token": make_token(alice, "search:read", "replies:read", "replies:write")[1],
        "replybook": live_server.url,
        "chat": CHAT,
    }

    def value(expression):
        whole = f"async ({{ token, replybook, chat }}) => {{ {script}; return {expression}; }}"
        return page.evaluate(whole, given)

    return value


def test_finds_fills_and_says_what_was_sent(run):
    found = run("(await find('ret')).results")
    assert [row["title"] for row in found] == ["Returlabel"]
    number = found[0]["id"]
    values = '{ customer: { first_name: "Mette" }, order: { number: "1042" } }'

    filled = run(f"(await fill({number}, {values}, 'da')).body")
    run(f"await used({number}, chat)")

    assert filled == "Hej Mette. Ordre 1042 kan sendes retur."
    use = Use.objects.get()
    assert (use.reply_id, use.chat_external_id) == (number, "c-1001")


def test_a_missing_value_is_an_error_that_names_it(run, complaints):
    number = run("(await find('ret')).results[0].id")

    said = run(f"await fill({number}, {{}}, 'da').catch((error) => error.message)")
    complaints.forgive("422")

    assert said == "Values are missing: order.number."
