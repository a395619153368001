"""How a reader who found no answer reaches a person, as the settings say it in their language."""

import gzip
import re

import pytest

from accounts.services.company import set_company_facts
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="((?:tel|mailto|https://chat)[^"]*)"')
ARTICLE = "/help/da/kan-jeg-bytte-100-mere/"
PAGES = ("/help/da/", ARTICLE, "/help/da/search/?q=zebra", "/help/da/nothing/")


@pytest.fixture
def shop(client, adam):
    """Settings are typed by an admin."""
    make_article("Kan jeg bytte 100 % & mere?", language="da", visibility="public")
    client.force_login(adam)
    every = {"name": "Havn", "phone": "+45 12 34 (56) 78", "email": "hej+web@havn.example"}
    client.post("/settings/company/", {**every, "chat_url": "https://chat.example/?a=1&b=2"})
    hours = {"phone": "+47 800 00 000", "opening_hours": "hverdager 9–16"}
    client.post("/settings/company/?language=nb", hours)
    client.logout()


def test_every_page_leads_to_a_person(client, shop):
    found = {page: LINK.findall(client.get(page).text) for page in PAGES}

    mail = "mailto:hej%2Bweb@havn.example"
    chat, phone = "https://chat.example/?a=1&amp;b=2", "tel:+4512345678"
    about = f"{mail}?subject=Kan%20jeg%20bytte%20100%20%25%20%26%20mere%3F"
    expected = {page: [chat, phone, mail] for page in PAGES}
    assert found == expected | {ARTICLE: [chat, phone, about]}


def test_it_is_said_in_the_readers_language(client, shop):
    make_article("Frakt", language="nb", visibility="public")

    for language in ("nb", "nn"):  # readers of nynorsk are told what readers of bokmål are
        page = client.get(f"/help/{language}/").text
        assert LINK.findall(page)[1] == "tel:+4780000000"
        assert "hverdager 9–16" in page
    assert "hverdager" not in client.get("/help/da/").text


def test_a_house_that_says_nothing_offers_nothing(client, adam):
    set_company_facts("*", {"name": "Havn", "opening_hours": "9-16"}, by=adam)

    assert 'id="contact"' not in client.get("/help/da/").text


def test_a_page_in_gzip_is_the_same_bytes_each_time(client, shop):
    plain = client.get("/help/da/")
    first, second = (client.get("/help/da/", headers={"Accept-Encoding": "gzip"}) for _ in "12")

    assert gzip.decompress(first.content) == plain.content
    assert first.content == second.content
    assert first["ETag"] == second["ETag"] == f"W/{plain['ETag']}"
    assert "Accept-Encoding" in plain["Vary"]
    asked_again = {"If-None-Match": first["ETag"], "Accept-Encoding": "gzip"}
    assert client.get("/help/da/", headers=asked_again).status_code == 304
