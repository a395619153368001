"""GET search/complete/, as a chat tool asks it with each letter; and odd texts, everywhere."""

import pytest

from kb.services.articles import create_article
from search import upkeep
from tests.api import caller
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db(transaction=True)

COMPLETE = "/api/v1/search/complete/"


def answer(user, text, *scopes, **more):
    response = caller(user, *scopes).get(COMPLETE, {"q": text, **more})
    assert response.status_code == 200, response.content
    return response.json()


def titles(user, text, *scopes, **more):
    return [row["title"] for row in answer(user, text, *scopes, **more)["results"]]


@pytest.fixture
def returns(eva, alice, support):
    """One reply of each sharing, and an article of each visibility."""
    make_shared(eva, title="Return for all")
    make_shared(eva, title="Return for support", shared_with="teams", teams=[support])
    make_reply(alice, title="Return of Alice")
    for visibility in ("public", "internal"):
        create_article(
            by=eva,
            title=f"Return {visibility}",
            body="Text",
            language="en",
            visibility=visibility,
            status="published",
        )
    create_article(by=eva, title="Return draft", body="Text", language="en")
    upkeep.rebuild()


@pytest.mark.parametrize("typed", ["re", "retu", "return", "retrun"])
def test_everybody_completes_exactly_what_is_theirs(returns, alice, bob, eva, typed):
    found = {
        name: {title.removeprefix("Return ") for title in titles(user, typed)}
        for name, user in {"alice": alice, "bob": bob, "eva": eva, "nobody": None}.items()
    }

    assert found == {
        "alice": {"for all", "for support", "of Alice", "public", "internal"},
        "bob": {"for all", "public", "internal"},
        "eva": {"for all", "for support", "public", "internal"},
        "nobody": {"public"},
    }


@pytest.mark.parametrize("hidden", ["Quintessence", "quintess", "quin", "quintesence"])
def test_words_of_others_are_not_completed_counted_or_corrected(alice, bob, support, eva, hidden):
    make_reply(alice, title="Quintessence mine", body="quintessence")
    make_shared(eva, title="Quintessence team", shared_with="teams", teams=[support])

    upkeep.rebuild()

    for user in (bob, None):
        found = answer(user, hidden)
        assert (found["count"], found["more"], found["results"]) == (0, False, [])
        assert found["did_you_mean"] is None
        assert found["facets"] == {"type": {}, "language": {}, "tag": {}}


def test_at_most_eight_are_shown(alice, eva):
    for number in range(12):
        make_shared(eva, title=f"Return {number}")

    found = answer(alice, "ret")

    assert len(found["results"]) == 8
    assert found["count"] == 12


def test_short_codes_come_first_then_titles(alice, eva):
    make_shared(eva, title="Other words", body="return return return")
    make_shared(eva, title="Return of goods")
    make_shared(eva, title="Something", shortcut="return-label")
    make_shared(eva, title="Anything", shortcut="ret")

    assert titles(alice, "ret") == ["Anything", "Something", "Return of goods", "Other words"]


def test_a_word_of_the_title_is_marked_as_far_as_it_was_typed(alice, eva):
    make_shared(eva, title="Label", body="Send the returned goods.")

    (row,) = answer(alice, "retu")["results"]

    assert row["snippet"] == "Send the <mark>retu</mark>rned goods."


def test_filters_narrow_and_the_reader_prefers(alice, eva):
    make_shared(eva, title="Return", language="en", tags=["post"])
    make_shared(eva, title="Retur", language="da")

    assert titles(alice, "ret", language="da") == ["Retur"]
    assert titles(alice, "ret", tag="post") == ["Return"]
    assert titles(alice, "ret", prefer="da")[0] == "Retur"
    assert titles(alice, "ret", type="article") == []


def test_a_token_completes_the_types_it_may_read(returns, alice):
    found = titles(alice, "ret", "search:read", "articles:read")

    assert set(found) == {"Return public", "Return internal"}


def test_nothing_typed_completes_to_the_most_used(alice, eva):
    make_shared(eva, title="Return")

    assert titles(alice, "") == ["Return"]
    assert titles(None, "") == []


# --- Odd texts ---------------------------------------------------------------------------------

ODD = [
    "", " ", '"', '"retur', "'", "''; DROP TABLE kb_article; --", "' OR 1=1 --", "re%' ESCAPE '",
    "*", "**", "ret*", "?", "re?ur", "retur~", "retur~2", "retur^3", "+retur -label", "retur AND",
    "AND OR NOT", "NOT", "retur OR", "title:retur", "_id:1", "*:*", "[a TO b]", "{a TO", "(",
    "((((", ")", "[", "[[", "]]", "{{", "{{customer.name}}", "{% now %}", "}}", "<mark>", "&amp;",
    "<script>alert(1)</script>", "\\", "\\\\", "/", "/retur", "//", "%", "%00", "%s", "_", "\0",
    "re\0tur", "\n\t", "\u200b", "\u202eretur", "\ufeff", "e\u0301", "ﬁ", "İ", "ß", "🎉",
    "👩\u200d👧", "\U0010ffff", "retur" * 1000, "a " * 2500, "(" * 5000, "🎉" * 5000, "å" * 5000,
    "1" * 5000, "-" * 5000, "1e309", "nan", "-1", "../../etc/passwd", "http://x.dk/?q=1#2",
    "a@b.c", "AB-1042", "to_tsquery('x')", "a & | ! b", "a <-> b", ":*", "re:*", "'a':*A",
]  # fmt: skip

ASKED = {
    "search": lambda user, pages, text: caller(user).get("/api/v1/search/", {"q": text}),
    "complete": lambda user, pages, text: caller(user).get(COMPLETE, {"q": text}),
    "search of nobody": lambda user, pages, text: caller().get("/api/v1/search/", {"q": text}),
    "complete of nobody": lambda user, pages, text: caller().get(COMPLETE, {"q": text}),
    "help centre": lambda user, pages, text: pages.get("/help/da/search/", {"q": text}),
    "workspace": lambda user, pages, text: pages.post(
        "/hits/", {"q": text, "language": "da", "values": {}}, content_type="application/json"
    ),
    "workspace without scripts": lambda user, pages, text: pages.get("/", {"q": text}),
}


@pytest.fixture
def pages(returns, alice, eva, client):
    make_shared(eva, title="Retur", shortcut="retur", language="da")
    client.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("place", ASKED)
def test_odd_texts_are_no_errors(pages, alice, place):
    answers = {text: ASKED[place](alice, pages, text) for text in ODD}

    assert {
        text: each.status_code for text, each in answers.items() if each.status_code != 200
    } == {}
    assert [text for text, each in answers.items() if b"<script>alert" in each.content] == []


@pytest.mark.anywhere
@pytest.mark.parametrize("name", ["tag", "type", "language", "page"])
def test_odd_narrowing_is_no_error(pages, name):
    for odd in ["\0", "'", "%", "\\", "🎉", "x" * 5000, "-1", "<script>alert(1)"]:
        page = pages.get("/", {"q": "retur", name: odd})

        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert pages.get("/help/da/search/", {"q": "retur", name: odd}).status_code == 200


@pytest.mark.parametrize("half", [r"\ud800", r"retur \udfff", r"\udc00\ud83d"])
def test_halves_of_characters_are_no_errors(pages, half):
    customer = f'{{"customer": {{"name": "{half}"}}}}'
    body = f'{{"q": "{half}", "language": "{half}", "values": {customer}}}'

    answer = pages.post("/hits/", body, content_type="application/json")

    assert answer.status_code == 200
