"""The same page in another language, and what a reader is told where there is none."""

import re

import pytest

from kb.services import publishing
from kb.services.articles import change_article
from tests.kb.factories import make_article, make_category, reword

pytestmark = pytest.mark.django_db
SWITCH = re.compile(r'<li><a href="([^"]*)" lang="(\w\w)" hreflang="\w\w"')


def public(title, language, **fields):
    return make_article(title, language=language, visibility="public", **fields)


@pytest.fixture
def shop(eva):
    """Danish and Norwegian say the same in different categories; Swedish has something else."""
    danish = make_category("Retur", language="da")
    norwegian = make_category("Returer", language="nb")
    source = public("Hvordan returnerer jeg?", "da", category=danish)
    public("Bare dansk", "da", category=danish)
    public("Hvordan returnerer jeg varen?", "nb", category=norwegian, translation_of=source)
    public("Leverans", "sv")
    make_article("Secret return", language="en", category=danish, translation_of=source)
    return source


def ways(client, address):
    return {code: url for url, code in SWITCH.findall(client.get(address).text)}


def test_the_switch_keeps_the_page(client, shop):
    da, nb, sv = "/help/da/", "/help/nb/", "/help/sv/"
    article, only = "hvordan-returnerer-jeg", "bare-dansk"

    assert ways(client, da) == {"da": da, "nb": nb, "sv": sv}
    assert ways(client, f"{da}{article}/") == {
        "da": f"{da}{article}/",
        "nb": f"{nb}hvordan-returnerer-jeg-varen/",
        "sv": f"{sv}?instead={article}",
    }
    assert ways(client, f"{da}{only}/") == {
        "da": f"{da}{only}/",
        "nb": f"{nb}category/returer/?instead={only}",
        "sv": f"{sv}?instead={only}",
    }
    assert ways(client, f"{da}category/retur/") == {
        "da": f"{da}category/retur/",
        "nb": f"{nb}category/returer/",
        "sv": f"{sv}?instead=retur",
    }
    searches = ways(client, f"{da}search/?q=k%C3%B8b+%26+salg")
    assert searches["sv"] == f"{sv}search/?q=k%C3%B8b+%26amp%3B+salg".replace("amp%3B", "")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/help/sv/?instead=bare-dansk", "/help/da/bare-dansk/"),
        ("/help/nb/category/returer/?instead=bare-dansk", "/help/da/bare-dansk/"),
        ("/help/sv/?instead=retur", "/help/da/category/retur/"),
        ("/help/sv/?instead=secret-return", ""),
        ("/help/sv/?instead=nothing", ""),
    ],
)
def test_a_reader_is_told_what_the_language_lacks(client, shop, address, told):
    page = client.get(address)

    assert ("notice" in page.text, page.status_code) == (bool(told), 200)
    assert told in page.text
    assert "Secret" not in page.text


def test_readers_of_nynorsk_get_bokmaal_for_what_they_lack(client, shop):
    public("Korleis returnerer eg?", "nn", translation_of=shop)
    public("Frakt", "nb")

    text = client.get("/help/nn/").text

    assert re.findall(r'href="(/help/n\w/[\w-]+/)" lang="(n\w)">', text) == [
        ("/help/nb/frakt/", "nb"),
        ("/help/nn/korleis-returnerer-eg/", "nn"),
    ]
    assert '<html lang="nn"' in text


@pytest.mark.parametrize("readable", [True, False])
def test_a_translation_that_fell_behind_says_so(client, shop, eva, readable):
    address = "/help/nb/hvordan-returnerer-jeg-varen/"
    newer = "eldre enn den den er oversatt fra"
    reword(shop, by=eva, title="Retur fra i dag", major=True)
    assert newer not in client.get(address).text

    publishing.publish(shop, by=eva)
    if not readable:
        change_article(shop, by=eva, version=None, visibility="internal")

    text = client.get(address).text
    assert (newer in text) is readable
    assert ("Retur fra i dag" in text) is readable


def test_what_search_engines_are_told_of_versions(client, shop, settings):
    settings.DEFAULT_CONTENT_LANGUAGE = "nb"
    text = client.get("/help/da/hvordan-returnerer-jeg/").text

    alternates = re.findall(
        r'rel="alternate" hreflang="([^"]+)" href="http://testserver([^"]+)"', text
    )
    norwegian = "/help/nb/hvordan-returnerer-jeg-varen/"
    assert alternates == [
        ("da", "/help/da/hvordan-returnerer-jeg/"),
        ("nb", norwegian),
        ("x-default", norwegian),
    ]
    assert '<meta property="og:title" content="Hvordan returnerer jeg?">' in text
    assert '<meta name="description" content="What to do.">' in text
    assert "alternate" not in client.get("/help/da/bare-dansk/").text
