"""Advice among the hits of the workspace: after the articles, and only to be opened."""

import pytest

from kb.services.articles import create_article
from tests.responses.factories import make_shared
from tests.styleguide.factories import make_entry

pytestmark = pytest.mark.django_db(transaction=True)


def ask(client, q):
    asked = {"q": q, "language": "en", "values": {}}
    return client.post("/hits/", asked, content_type="application/json")


def test_up_to_three_come_after_the_articles(client, alice, eva):
    for number in range(4):
        make_entry(eva, title=f"Parcel advice {number}")
    make_entry(eva, title="Parcel draft", status="draft")
    create_article(by=eva, title="Parcel article", body="Text", status="published")
    make_shared(eva, title="Parcel reply")
    client.force_login(alice)

    answer = ask(client, "parcel")

    found = answer.context["found"]
    replies = [row for part in found.parts for row in part.rows]
    assert (len(replies), len(found.articles), len(found.guide)) == (1, 1, 3)
    assert found.count == 6
    page = answer.text
    places = [page.index(f"Parcel</mark> {each}") for each in ("reply", "article", "advice")]
    assert places == sorted(places)
    assert 'data-type="style_entry" data-url="/style/' in page


def test_without_scripts_it_is_a_link(client, alice, eva):
    entry = make_entry(eva, title="Parcel advice")
    client.force_login(alice)

    page = client.get("/?q=parcel").text
    assert f'<a href="/style/{entry.pk}/"><mark>Parcel</mark> advice</a>' in page
