import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.services.company import set_company_facts
from kb.services import articles, publishing
from kb.services.feedback import give_feedback
from tests.kb.factories import make_article, make_category, reword

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(eva):
    """A published public article per language of the first two, and what must not show."""
    shelf = make_category("Retur", language="da")
    danish = make_article(
        "Hvordan returnerer jeg?",
        language="da",
        visibility="public",
        category=shelf,
        summary="Inden 14 dage.",
        body="## Først\n\nPak varen.\n\n## Så\n\nSend den.\n\n## Til sidst\n\nVent.",
    )
    norwegian = make_article(
        "Hvordan returnerer jeg varen?", language="nb", visibility="public", translation_of=danish
    )
    make_article("Hemmeligt", language="da", category=shelf)
    make_article("Kladde", language="da", visibility="public", status="draft", category=shelf)
    return danish, norwegian


PAGES = [
    "/help/",
    "/help/da/",
    "/help/da/category/retur/",
    "/help/da/hvordan-returnerer-jeg/",
    "/help/da/search/",
    "/help/da/nothing/",
    "/help/xx/",
]


@pytest.mark.parametrize("address", PAGES)
def test_everybody_gets_the_same_bytes_and_no_cookie(client, public, eva, address):
    stranger = client.get(address)
    client.force_login(eva)
    client.cookies["sessionid"] = client.cookies["sessionid"].value
    editor = client.get(address, headers={"Accept-Language": "sv"})

    assert stranger.content == editor.content
    assert stranger.status_code == editor.status_code
    for answer in (stranger, editor):
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert answer["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", PAGES)
def test_nothing_internal_shows(client, public, address):
    text = client.get(address).text

    for hidden in ("Hemmeligt", "Kladde", "eva", "csrf"):
        assert hidden not in text


def test_the_front_page_leads_to_categories_and_newest_articles(client, public):
    page = client.get("/help/da/")

    assert [str(topic.shelf.category) for topic in page.context["topics"]] == ["Retur"]
    assert 'href="/help/da/hvordan-returnerer-jeg/"' in page.text
    assert '<html lang="da"' in page.text


def test_of_a_category_the_front_page_shows_what_helped_then_what_is_new(client, eva):
    shelf = make_category("Shop")
    made = [make_article(f"Nr {n}", visibility="public", category=shelf) for n in range(5)]
    make_article("Alone", visibility="public")
    for helpful, article in ((True, made[0]), (False, made[1]), (True, made[2]), (True, made[2])):
        give_feedback(article, helpful=helpful)

    links = re.findall(r'lang="en">((?:Nr \d|Alone))<', client.get("/help/en/").text)

    assert links == ["Nr 2", "Nr 0", "Nr 4", "Alone"]


def test_the_way_in_opens_in_a_language_there_is_something_in(client, public, settings):
    settings.DEFAULT_CONTENT_LANGUAGE = "nb"
    assert '<html lang="nb"' in client.get("/help/").text

    settings.DEFAULT_CONTENT_LANGUAGE = "sv"
    assert '<html lang="da"' in client.get("/help/").text


def test_an_empty_help_centre_says_so(client, db):
    assert client.get("/help/").status_code == 200


def test_an_article_is_a_page_with_contents_and_its_translations(client, public):
    text = client.get("/help/da/hvordan-returnerer-jeg/").text

    assert "Inden 14 dage." in text
    assert 'href="#h-foerst"' in text
    assert 'hreflang="nb" href="http://testserver/help/nb/hvordan-returnerer-jeg-varen/"' in text
    canonical = '<link rel="canonical" href="http://testserver/help/da/hvordan-returnerer-jeg/">'
    assert canonical in text


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        # its version in the language that was asked for, else the only one there is
        ("/help/nb/hvordan-returnerer-jeg/", "/help/nb/hvordan-returnerer-jeg-varen/"),
        ("/help/sv/hvordan-returnerer-jeg/", "/help/da/hvordan-returnerer-jeg/"),
        # other spellings
        ("/help/da/Hvordan-Returnerer-Jeg/", "/help/da/hvordan-returnerer-jeg/"),
        ("/help/da/hvordan_returnerer_jeg.html/", "/help/da/hvordan-returnerer-jeg/"),
        ("/help/da/old/path/hvordan%20returnerer%20jeg/", "/help/da/hvordan-returnerer-jeg/"),
        # a category whose articles stand elsewhere in that language
        ("/help/nb/category/retur/", "/help/nb/category/returer/"),
    ],
)
def test_an_address_that_is_nearly_right_leads_there_for_good(client, public, asked, led_to):
    articles.change_article(
        public[1], by=public[1].owner, version=None, category=make_category("Returer")
    )
    answer = client.get(asked)

    assert (answer.status_code, answer["Location"]) == (301, led_to)
    assert answer["Cache-Control"] == "no-cache"


def test_other_spellings_of_a_language_lead_to_ours(client, public):
    assert client.get("/help/no/")["Location"] == "/help/nb/"
    assert client.get("/help/nb-NO/search/")["Location"] == "/help/nb/search/"


def test_a_reader_of_nynorsk_gets_bokmaal_where_there_is_nothing_else(client, public):
    page = client.get("/help/nn/")

    assert "/help/nb/hvordan-returnerer-jeg-varen/" in page.text


def test_readers_get_the_published_wording(client, public, eva):
    reword(public[0], by=eva, title="Nyere ordlyd")

    assert "Nyere ordlyd" not in client.get("/help/da/hvordan-returnerer-jeg/").text


@pytest.mark.parametrize("how", ["archived", "internal"])
def test_a_withdrawn_page_is_gone_at_once(client, public, eva, how):
    address = "/help/da/hvordan-returnerer-jeg/"
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304

    if how == "archived":
        publishing.archive(public[0], by=eva)
    else:
        articles.change_article(public[0], by=eva, version=None, visibility="internal")

    gone = client.get(address, headers={"If-None-Match": tag})
    assert gone.status_code == 404
    assert 'action="/help/da/search/"' in gone.text
    assert client.get("/help/da/category/retur/").status_code == 404
    assert "hvordan-returnerer" not in client.get("/help/da/").text


def test_a_page_is_asked_about_by_its_content(client, public, eva):
    tag = client.get("/help/da/")["ETag"]
    assert client.get("/help/da/", headers={"If-None-Match": tag}).status_code == 304

    set_company_facts("*", {"name": "Havn & Hjem"}, by=eva)

    changed = client.get("/help/da/", headers={"If-None-Match": tag})
    assert (changed.status_code, "Havn &amp; Hjem" in changed.text) == (200, True)


def test_pages_are_read_not_written(client, public):
    assert client.post("/help/da/").status_code == 405
    assert client.head("/help/da/").status_code == 200


def test_addresses_without_a_slash_find_their_page(client, public):
    assert client.get("/help/da")["Location"] == "/help/da/"


def test_a_long_category_has_pages(client, eva):
    shelf = make_category("Long")
    for _ in range(51):
        make_article(visibility="public", category=shelf)

    first = client.get("/help/en/category/long/")
    assert 'rel="next"' in first.text
    assert len(client.get("/help/en/category/long/?page=2").context["page"]) == 1


def test_a_category_leads_to_those_inside(client, eva):
    outer = make_category("Shop")
    make_article("How", visibility="public", category=make_category("Paying", parent=outer))

    text = client.get("/help/en/category/shop/").text

    assert 'href="/help/en/category/paying/"' in text


MOST_QUERIES = {
    "/help/en/": 10,
    "/help/en/category/shelf/": 13,
    "/help/en/first/": 12,
    "/help/en/nothing-like-it/": 24,  # PostgreSQL counts the savepoints around a search
}


def test_pages_take_as_many_queries_for_three_as_for_one(client, eva):
    shelf = make_category("Shelf", parent=make_category("Outer"))
    first = make_article("First", visibility="public", category=shelf)

    def taken(language):
        made = make_article(visibility="public", category=shelf)
        give_feedback(made, helpful=True)
        make_article(visibility="public", language=language, translation_of=first)
        make_article(visibility="public", category=make_category(parent=shelf))
        counts = {}
        for page in MOST_QUERIES:
            client.get(page)
            with CaptureQueriesContext(connection) as queries:
                client.get(page)
            counts[page] = len(queries)
        return counts

    once, _, thrice = taken("da"), taken("nb"), taken("sv")

    assert once == thrice
    assert {page: once[page] for page in once if once[page] > MOST_QUERIES[page]} == {}
