"""docs/api.md shows each call as it really answers."""

import os
import re

import pytest

from chats.models import Candidate
from kb.services import articles, categories, publishing
from responses.services import constants, replies
from search import upkeep
from tests import api_docs
from tests.api import make_token
from tests.factories import make_team, make_user


@pytest.fixture
def people(transactional_db):
    support = make_team(name="Support")
    return {
        "mette": make_user("mette", name="Mette Holm", role="agent", teams=[support]),
        "eva": make_user("eva", name="Eva Lind", role="editor", language="da", teams=[support]),
        "adam": make_user("adam", name="Adam Berg", role="admin"),
    }


@pytest.fixture
def tokens(people):
    """What the page calls TOKEN, ADMIN_TOKEN, TOOL_TOKEN, STYLE_TOKEN and CHAT_TOKEN."""
    articles_scopes = ("articles:read", "articles:write")
    writing = ("replies:read", "replies:write", *articles_scopes)
    return {
        "TOKEN": make_token(people["eva"], "search:read", *writing, "articles:publish")[1],
        "ADMIN_TOKEN": make_token(people["adam"], "admin")[1],
        "TOOL_TOKEN": make_token(people["adam"], "act_as", "search:read", "replies:read")[1],
        "STYLE_TOKEN": make_token(people["eva"], "style:read", "style:write")[1],
        "CHAT_TOKEN": make_token(
            people["eva"], "chats:read", "chats:write", *articles_scopes, "articles:publish"
        )[1],
    }


@pytest.fixture
def content(people, data_dir):
    """A reply with its variant, two articles, a category, a constant."""
    eva = people["eva"]
    constants.create_constant(key="return_days", values={"*": "14"}, by=eva)
    shelf = categories.create_category(name="Returns", language="en", by=eva)
    for title, visibility in (
        ("How do I return an item?", "public"),
        ("When the customer has lost the receipt", "internal"),
    ):
        article = articles.create_article(
            title=title,
            summary="You have 14 days." if visibility == "public" else "",
            body="Pack it, put the **label** on it and hand it in at any parcel shop.",
            language="en",
            category=shelf,
            visibility=visibility,
            by=eva,
        )
        publishing.publish(article, by=eva)
    danish = replies.create_reply(
        title="Returlabel",
        shortcut="retur",
        body="[[Hej {{customer.first_name}}|Hej]]\n\nDu har {{constant.return_days}} dage.",
        language="da",
        stage="solution",
        tags=["retur"],
        shared_with="staff",
        status="published",
        by=eva,
    )
    replies.create_reply(
        title="Return label",
        body="[[Hi {{customer.first_name}}|Hi]]\n\nYour order {{order.number}} can be returned.",
        language="en",
        variant_of=danish,
        status="published",
        by=eva,
    )
    assert upkeep.rebuild()


@pytest.fixture
def typed_often(people):
    """As the job leaves it."""
    for text, said in (
        ("Du får pengene igen, {{customer.first_name}}, når pakken er nået frem.", 4),
        ("Butikken åbner klokken ti om lørdagen.", 3),
    ):
        counts = {"said": said, "chats": said, "agents": 2, "is_proposed": True}
        Candidate.objects.create(text=text, language="da", **counts)


@pytest.mark.usefixtures("django_db_reset_sequences", "people", "content", "typed_often")
def test_every_documented_call_answers_as_shown(live_server, tokens, tmp_path):
    page = api_docs.PAGE.read_text()
    environment = {**os.environ, **tokens, "REPLYBOOK": live_server.url}
    wrong, answers = {}, {}
    for call in api_docs.calls(page):
        shown = api_docs.read(call.answer)
        real = api_docs.read(api_docs.run(call, environment, tmp_path))
        if found := api_docs.differences(shown, real):
            wrong[str(call)] = found
            answers[call] = api_docs.rewritten(shown, real)
    if os.environ.get("REWRITE_DOCS"):
        _rewrite(page, answers)

    assert wrong == {}


def _rewrite(page, answers):
    for call in sorted(answers, key=lambda call: call.start, reverse=True):
        page = page[: call.start] + answers[call] + page[call.end :]
    api_docs.PAGE.write_text(page)


def test_every_call_shows_its_answer():
    assert api_docs.undocumented_answers(api_docs.PAGE.read_text()) == []


def test_every_path_of_the_api_is_on_the_page(client):
    page = api_docs.PAGE.read_text()
    paths = client.get("/api/schema/").json()["paths"]
    written = re.sub(r"/\d+/", "/{id}/", page)

    assert [path for path in paths if path.removeprefix("/api/v1/") not in written] == []
