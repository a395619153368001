"""Votes of visitors and what they say about them, without script, session or cookie."""

import re

import pytest
from django.test.utils import override_settings

from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}
PAGE = "/help/da/hvordan-returnerer-jeg/"
VOTES = f"{PAGE}votes/"


@pytest.fixture
def returns(eva):
    return make_article("Hvordan returnerer jeg?", language="da", visibility="public")


def given(article):
    return list(article.feedback.values_list("helpful", "comment"))


def test_a_vote_then_a_word_about_it(client, returns):
    answer = client.post(VOTES, {"helpful": "no"}, headers=HERE)
    assert answer["Location"].startswith(f"{PAGE}?vote=")
    assert "Set-Cookie" not in answer.headers
    page = client.get(answer["Location"])
    assert "Hvad manglede du?" in page.text
    ticket = re.search(r'name="vote" value="([^"]+)"', page.text)[1]

    said = {"vote": ticket, "comment": " Adressen\0 "}
    thanked = client.post(f"{VOTES}comment/", said, headers=HERE)
    client.post(f"{VOTES}comment/", {**said, "comment": "Noget andet"}, headers=HERE)

    assert thanked["Location"] == f"{PAGE}?thanks#helped"
    assert "dem, der skriver disse sider" in client.get(thanked["Location"]).text
    assert given(returns) == [(False, "Adressen")]


def test_a_ticket_is_for_its_article_and_its_hour(client, returns, monkeypatch):
    other = make_article("Levering", language="da", visibility="public")
    where = client.post(VOTES, {"helpful": "yes"}, headers=HERE)["Location"]
    ticket = where.partition("vote=")[2].partition("#")[0]
    said = {"vote": ticket, "comment": "Nej"}

    assert client.post(f"{other.public_url}votes/comment/", said, headers=HERE).status_code == 400
    assert client.post(f"{VOTES}comment/", {**said, "vote": "x"}, headers=HERE).status_code == 400
    monkeypatch.setattr("kb.votes.HOUR", -1)
    assert client.post(f"{VOTES}comment/", said, headers=HERE).status_code == 400
    assert client.get(where).content == client.get(PAGE).content
    assert given(returns) == [(True, "")]


@pytest.mark.parametrize(
    ("headers", "sent", "status"),
    [
        ({}, {"helpful": "yes"}, 403),
        ({"Origin": "https://elsewhere.example"}, {"helpful": "yes"}, 403),
        ({"Origin": "null"}, {"helpful": "yes"}, 403),
        ({"Referer": "http://testserver/help/da/x/"}, {"helpful": "no"}, 302),
        (HERE, {"helpful": "maybe"}, 400),
        (HERE, {}, 400),
    ],
)
def test_a_vote_comes_from_our_page_and_says_yes_or_no(client, returns, headers, sent, status):
    answer = client.post(VOTES, sent, headers=headers)

    assert answer.status_code == status
    assert len(given(returns)) == (status == 302)
    if status != 302:
        assert (PAGE in answer.text, '<html lang="da"' in answer.text) == (True, True)


def test_votes_and_comments_are_limited_together(client, returns):
    with override_settings(RATE_LIMIT_ANONYMOUS=2):
        sent = [
            client.post(address, said, headers=HERE).status_code
            for address, said in (
                (VOTES, {"helpful": "yes"}),
                (f"{VOTES}comment/", {"vote": "x"}),
                (VOTES, {"helpful": "no"}),
                (f"{VOTES}comment/", {"vote": "x"}),
            )
        ]

        refused = client.post(VOTES, {"helpful": "yes"}, headers=HERE)

    assert sent == [302, 400, 429, 429]
    assert 0 < int(refused["Retry-After"]) <= 120
    assert client.get(VOTES)["Location"] == PAGE  # asked for again
    assert given(returns) == [(True, "")]


@pytest.mark.parametrize("what", ["", "comment/"])
def test_what_is_not_public_cannot_be_voted_on(client, eva, what):
    make_article("Hidden", visibility="internal")

    sent = {"helpful": "yes", "vote": "x"}
    answer = client.post(f"/help/en/hidden/votes/{what}", sent, headers=HERE)

    assert answer.status_code == 404
