"""Articles on the same matter: near ones first, and never one that the reader may not see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kb.related import related
from kb.services import publishing
from tests.factories import make_user
from tests.kb.factories import make_article, make_category

pytestmark = pytest.mark.django_db


def shown(page):
    """Titles under "Related articles"."""
    parts = page.text.split("Related articles")
    return [] if len(parts) < 2 else parts[1].split("</section>")[0]


def test_near_ones_are_shown_and_hidden_ones_are_not(client, alice, eva):
    shelf = make_category("Returns")
    article = make_article("Return a parcel", visibility="public", category=shelf)
    make_article("How a parcel comes to you", visibility="public")
    make_article("Beside it on the shelf", visibility="public", category=shelf)
    secret = make_article("Return a parcel of the staff", category=shelf)
    make_article("Return a parcel one day", status="draft", category=shelf)
    make_article("Nothing like it", visibility="public")
    make_article("Returnere en parcel", visibility="public", language="nb")

    page = shown(client.get(article.public_url))
    assert "How a parcel comes to you" in page
    assert "Beside it on the shelf" in page
    hidden = ("of the staff", "one day", "Nothing like it", "Returnere")
    assert not [title for title in hidden if title in page]

    client.force_login(alice)
    page = shown(client.get(f"/articles/{article.pk}/"))
    assert "of the staff" in page
    publishing.archive(secret, by=eva)
    assert "of the staff" not in shown(client.get(f"/articles/{article.pk}/"))


def test_the_reader_gets_them_in_their_language(eva):
    shelf = make_category("Returns")
    article = make_article("Return", category=shelf)
    english = make_article("Beside it", category=shelf)
    norwegian = make_article("Ved siden av", language="nb", translation_of=english)

    assert related(article, make_user(language="en")) == [english]
    assert related(article, make_user(language="nb")) == [norwegian]


def test_once_known_they_cost_two_queries(alice):
    shelf = make_category("Returns")
    article, *_others = (make_article(category=shelf) for _ in range(4))
    first = related(article, alice)

    with CaptureQueriesContext(connection) as queries:
        assert related(article, alice) == first
    assert (len(first), len(queries)) == (3, 2)
