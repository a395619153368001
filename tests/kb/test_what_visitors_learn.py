"""Of work that goes on behind a public article, a visitor learns nothing."""

import pytest

from kb.services import publishing
from tests.api import caller
from tests.kb.factories import make_article, make_category, reword

pytestmark = pytest.mark.django_db


def read(article, user=None):
    return caller(user).get(f"/api/v1/articles/{article.pk}/")


def test_that_a_newer_wording_waits(eva, alice):
    article = make_article(visibility="public")
    reword(article, by=eva)

    visitors, agents = read(article), read(article, alice)

    assert visitors.json()["revision"] == visitors.json()["published_revision"] == 1
    assert agents.json()["revision"] == 2
    assert not visitors["ETag"].endswith('-p"')
    assert agents["ETag"].endswith('-p"')


@pytest.mark.parametrize(
    ("visibility", "published", "told"),
    [("internal", True, False), ("public", False, False), ("public", True, True)],
)
def test_that_a_translation_is_behind_what_cannot_be_read(eva, visibility, published, told):
    source = make_article(visibility=visibility, language="en")
    translation = make_article(visibility="public", language="da", translation_of=source)
    reword(source, by=eva, major=True)
    if published:
        publishing.publish(source, by=eva)

    assert read(translation).json()["outdated"] is told
    assert read(translation, eva).json()["outdated"] is True


ADDRESSES = [
    "/help/",
    "/help/da/",
    "/help/nn/",
    "/help/sv/",
    "/help/da/category/retur/",
    "/help/da/category/hemmeligt/",
    "/help/da/retur-af-varer/",
    "/help/da/retur-hemmelig-ordning/",
    "/help/da/retur-kladde.html/",
    "/help/da/noget-om-retur/",
    "/help/sv/retur-af-varer/",
    "/help/da/?instead=retur-hemmelig-ordning",
    "/help/da/?instead=hemmeligt",
    "/help/da/search/?q=retur",
    "/help/da/search/?q=hemmelig+ordning",
    "/help/sv/search/?q=hemmelig",
    "/api/v1/search/complete/?type=article&prefer=da&language=da&q=re",
    "/api/v1/search/complete/?type=article&prefer=da&q=hemm",
    "/sitemap.xml",
    "/robots.txt",
]


def test_pages_are_the_same_bytes_whatever_is_hidden(client, eva):
    shelf = make_category("Retur", language="da")
    shown = {"language": "da", "visibility": "public", "category": shelf}
    article = make_article("Retur af varer", tags=["retur"], **shown)
    make_article("Retur til butik", tags=["retur"], **shown)
    make_article("Retur", language="nb", visibility="public", translation_of=article)
    before = {address: _seen(client, address) for address in ADDRESSES}

    hidden = make_category("Hemmeligt", language="da", parent=shelf)
    internal = {**shown, "visibility": "internal"}
    make_article("Retur hemmelig ordning", tags=["retur"], **internal)
    make_article("Hemmelig ordning", **{**internal, "category": hidden})
    make_article("Retur kladde", status="draft", **shown)
    make_article("Retur arkiv", status="archived", **shown)
    make_article("Retur hemmelig", language="sv", translation_of=article)
    reword(article, by=eva, title="Retur ny hemmelig ordlyd", major=True)

    assert {address: _seen(client, address) for address in ADDRESSES} == before


def _seen(client, address):
    answer = client.get(address)
    told = answer.json() if "json" in answer["Content-Type"] else answer.content
    if isinstance(told, dict):
        del told["took_ms"]
        for hit in told["results"]:  # how good a match is depends on how many were compared
            del hit["score"], hit["updated_at"]
    return answer.status_code, answer.headers.get("Location"), told
