"""The list of the workspace for a browser without scripts."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kb.services.articles import create_article
from tests.responses.factories import make_reply, make_shared

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def parcels(eva):
    make_shared(eva, title="Parcel late", shortcut="late", tags=["Post"])
    make_shared(eva, title="Pakke (parcel)", language="da")
    create_article(by=eva, title="Parcel <b>", body="Text", language="en", status="published")


def plain(page):
    """What stands between <noscript> and </noscript>, after the field."""
    return page.text.rsplit("<noscript>", 1)[1].split("</noscript>")[0]


def titles(page):
    return [row["title"] for row in page.context["plain"]["found"].rows]


def link(page, words):
    """The address of the link whose text begins so."""
    links = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', plain(page), re.DOTALL)
    (found,) = [url for url, text in links if re.sub("<[^>]*>", "", text).startswith(words)]
    return unescape(found)


def test_hits_are_links_with_what_matched_marked(desk, parcels):
    text = plain(desk.get("/?q=parcel"))

    assert "><mark>Parcel</mark> late</a>" in text
    assert "><mark>Parcel</mark> &lt;b&gt;</a>" in text
    assert '<span class="row-code">late</span>' in text


def test_links_narrow_and_lead_back(desk, parcels):
    page = desk.get("/?q=parcel")
    assert len(titles(page)) == 3

    page = desk.get("/" + link(page, "Replies 2"))
    assert sorted(titles(page)) == ["Pakke (parcel)", "Parcel late"]
    page = desk.get("/" + link(page, "Danish 1"))
    assert titles(page) == ["Pakke (parcel)"]
    assert page.context["q"] == "parcel"

    page = desk.get("/" + link(page, "Replies"))
    assert titles(page) == ["Pakke (parcel)"]
    page = desk.get("/" + link(page, "Danish"))
    assert len(titles(page)) == 3


def test_a_tag_narrows(desk, parcels):
    page = desk.get("/?q=parcel&tag=post")

    assert titles(page) == ["Parcel late"]
    assert 'aria-current="true"' in plain(page)


def test_pages_neither_repeat_nor_skip(desk, eva):
    for number in range(45):
        make_shared(eva, title=f"Parcel {number}")

    seen, address = [], "/?q=parcel&type=reply"
    while address:
        page = desk.get("/" + address.lstrip("/"))
        seen.append(titles(page))
        address = page.context["plain"]["next"]

    assert [len(each) for each in seen] == [20, 20, 5]
    assert len({title for each in seen for title in each}) == 45
    assert page.context["plain"]["previous"] == "?q=parcel&type=reply&page=2"


def test_a_page_that_is_not_there_is_the_nearest(desk, eva):
    for number in range(21):
        make_shared(eva, title=f"Parcel {number}")
    expected = {"2": 2, "9": 2, "0": 1, "x": 1, "²": 1}

    shown = {
        asked: desk.get("/", {"q": "parcel", "page": asked}).context["plain"]["found"].page
        for asked in expected
    }

    assert shown == expected


@pytest.mark.parametrize(
    "narrowed", ["type=memo", "language=tlh", "tag=nothing", "tag=%00", "tag=a&tag=b", "type="]
)
def test_what_nothing_has_narrows_to_nothing_or_not_at_all(desk, parcels, narrowed):
    page = desk.get(f"/?q=parcel&{narrowed}")

    assert len(titles(page)) == (3 if narrowed in ("tag=%00", "type=") else 0)


def test_each_asker_is_shown_and_counted_what_is_theirs(client, alice, bob, eva, support):
    make_shared(eva, title="Parcel all", tags=["a"])
    make_shared(eva, title="Parcel support", shared_with="teams", teams=[support], tags=["b"])
    make_reply(alice, title="Parcel mine", tags=["c"])

    shown = {}
    for user in (alice, bob):
        client.force_login(user)
        page = client.get("/?q=parcel")
        shown[user.username] = sorted(page.context["plain"]["found"].facets["tag"])
        assert ("</mark> support" in plain(page)) == (user == alice)

    assert shown == {"alice": ["a", "b", "c"], "bob": ["a"]}


def test_the_form_for_the_editors_can_be_sent(desk, alice):
    text = plain(desk.get("/?q=gavekort"))

    assert "csrfmiddlewaretoken" in text
    assert 'name="q" value="gavekort"' in text


def test_three_hits_take_as_many_queries_as_one(desk, eva):
    counts = []
    for made in (["Parcel 1"], ["Parcel 2", "Parcel 3"]):
        for title in made:
            make_shared(eva, title=title)
        desk.get("/?q=parcel")
        with CaptureQueriesContext(connection) as queries:
            desk.get("/?q=parcel")
        counts.append(len(queries))

    assert counts[1] == counts[0]
