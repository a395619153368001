"""What search engines are told."""

from xml.etree import ElementTree

import pytest

from kb import sitemap
from kb.services import publishing
from tests.kb.factories import make_article, make_category

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def shop(eva):
    outer = make_category("Køb", language="da")
    shelf = make_category("Retur", language="da", parent=outer)
    hidden = make_category("Internt", language="da")
    danish = make_article("Retur", language="da", visibility="public", category=shelf)
    make_article("Return", language="en", visibility="public", translation_of=danish)
    make_article("Secret", language="da", category=hidden, translation_of=None)
    make_article("Draft", language="sv", visibility="public", status="draft")
    return danish


def read(client, address="/sitemap.xml"):
    return ElementTree.fromstring(client.get(address).content)


def paths(page):
    found = page.findall(".//s:loc", NAMES)
    return [each.text.removeprefix("http://testserver") for each in found]


def test_every_public_page_is_in_it_once_and_nothing_else(client, shop, eva):
    page = read(client)

    articles = ["/help/da/retur-2/", "/help/en/return/"]
    assert paths(page) == [
        "/help/da/",
        "/help/en/",
        "/help/da/category/koeb/",
        "/help/da/category/retur/",
        *articles,
    ]
    last = page.findall("s:url", NAMES)[-1]
    links = [(each.get("hreflang"), each.get("href")) for each in last.findall("x:link", NAMES)]
    assert links == [
        ("da", "http://testserver/help/da/retur-2/"),
        ("en", "http://testserver/help/en/return/"),
        ("x-default", "http://testserver/help/en/return/"),
    ]
    home = page.find("s:url", NAMES).findall("x:link", NAMES)
    assert home[-1].attrib["href"] == "http://testserver/help/"
    changed = f"{shop.published_at:%Y-%m-%d}"
    assert all(each.text.startswith(changed) for each in page.findall(".//s:lastmod", NAMES))

    publishing.archive(shop, by=eva)
    assert paths(read(client)) == ["/help/en/", "/help/en/return/"]


def test_too_many_pages_for_a_file_are_several(client, shop, monkeypatch):
    whole = paths(read(client))
    monkeypatch.setattr(sitemap, "PAGES_PER_FILE", 4)

    files = paths(read(client))

    assert files == ["/sitemap-1.xml", "/sitemap-2.xml"]
    assert [path for file in files for path in paths(read(client, file))] == whole
    assert client.get("/sitemap-3.xml").status_code == 404


def test_it_is_sent_again_only_when_it_changed(client, shop):
    first = client.get("/sitemap.xml", headers={"Accept-Encoding": "gzip"})
    again = client.get("/sitemap.xml", headers={"If-None-Match": first["ETag"]})

    assert (first["Content-Encoding"], again.status_code) == ("gzip", 304)
    assert "Cookie" not in first["Vary"]


def test_robots_are_led_to_it_and_away_from_the_rest(client):
    lines = client.get("/robots.txt").text.splitlines()

    assert {"Allow: /help/", "Disallow: /", "Sitemap: http://testserver/sitemap.xml"} <= set(lines)


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_three_as_for_one(client, eva, count, django_assert_num_queries):
    for _ in range(count):
        make_article(visibility="public", category=make_category())

    with django_assert_num_queries(3):
        client.get("/sitemap.xml")
