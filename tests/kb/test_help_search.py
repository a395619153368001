"""What a visitor of the help centre is shown when searching."""

import re

import pytest
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from kb.help_search import HelpHits
from kb.services.feedback import give_feedback
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def public(title, language="da", **fields):
    return make_article(title, language=language, visibility="public", **fields)


@transaction.atomic  # the index takes them in once
def many(count):
    for number in range(count):
        public(f"Retur {number}")


def titles(page):
    return [hit["title"] for hit in page.context["found"].results]


def links(page):
    return re.findall(r'href="(/help/[^"]*)"', page.text)


def test_what_matched_is_marked_in_title_and_text(client, eva):
    public("Returlabel <b>", body="Send den <i>retur</i>.")

    text = client.get("/help/da/search/?q=retur").text

    assert "<mark>Retur</mark>label &lt;b&gt;</a>" in text
    assert "Send den <mark>retur</mark> ." in text


def test_pages_neither_repeat_nor_skip(client, eva):
    many(45)

    seen, address = [], "/help/da/search/?q=retur"
    while address:
        page = client.get(address)
        seen.append(titles(page))
        address = page.context["found"].next

    assert [len(each) for each in seen] == [20, 20, 5]
    assert len({title for each in seen for title in each}) == 45
    assert page.context["found"].previous == "/help/da/search/?q=retur&page=2"
    assert 'rel="prev"' in page.text
    assert 'rel="next"' not in page.text


def test_a_page_that_is_not_there_is_the_nearest(client, eva):
    many(21)
    expected = {"2": 2, "3": 2, "999": 2, "0": 1, "-1": 1, "x": 1, "²": 1}

    shown = {}
    for asked in expected:
        page = client.get("/help/da/search/", {"q": "retur", "page": asked})
        shown[asked] = page.context["found"].page
        assert titles(page)

    assert shown == expected


def test_nothing_found_leads_to_other_languages_and_popular_articles(client, eva):
    helped = public("Åbningstider")
    public("Levering")
    public("Kontakt")
    for _ in range(2):
        give_feedback(helped, helpful=True)
    for number in range(3):
        public(f"Innlogging {number}", language="nb")
    make_article("Innlogging intern", language="sv")

    page = client.get("/help/da/search/?q=innlogging")

    assert titles(page) == []
    assert "/help/nb/search/?q=innlogging" in links(page)
    assert [(each.code, each.count) for each in page.context["found"].elsewhere] == [("nb", 3)]
    assert {hit["language"] for hit in page.context["found"].others} == {"nb"}
    assert "/help/nb/innlogging-0/" in links(page)
    popular = [article.wording.title for article in page.context["found"].popular]
    assert popular == ["Åbningstider", "Kontakt", "Levering"]
    assert "intern" not in page.text


def test_a_better_spelling_is_a_link():
    found = HelpHits(did_you_mean="<retur>", did_you_mean_url="/help/da/search/?q=%3Cretur%3E")

    assert '<a href="/help/da/search/?q=%3Cretur%3E">&lt;retur&gt;</a>?' in render_to_string(
        "help/_did_you_mean.html", {"found": found}
    )


@pytest.mark.parametrize("q", ["retur", "innlogging", "retru"])
def test_everybody_gets_the_same_bytes(client, alice, eva, q):
    public("Retur")
    make_article("Retur intern", language="da")
    public("Innlogging", language="nb")
    address = f"/help/da/search/?q={q}"
    stranger = client.get(address)
    client.force_login(alice)

    assert client.get(address).content == stranger.content
    assert "intern" not in stranger.text


@pytest.mark.parametrize("q", ["retur", "intet"])
def test_three_articles_take_as_many_queries_as_one(client, eva, q):
    counts = []
    for made in (["Retur 1"], ["Retur 2", "Retur 3"]):
        for title in made:
            public(title)
        client.get(f"/help/da/search/?q={q}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/help/da/search/?q={q}")
        counts.append(len(queries))

    assert counts[1] == counts[0]
