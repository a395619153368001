"""A search costs no more queries for sixty hits than for one of each type."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from responses.models import Use
from search import finder, hearing, upkeep
from tests.api import caller
from tests.kb.factories import make_article
from tests.responses.factories import make_shared, make_variant
from tests.styleguide.factories import make_entry

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 21  # one of them looks whether an article is due to be published


@pytest.fixture
def fill(eva, data_dir):
    def of_each_type(count):
        with transaction.atomic():  # the index takes it in once
            for number in range(count):
                make_article(f"Parcel {number}", body="The parcel is late.", by=eva)
                reply = make_shared(
                    eva, title=f"Parcel {number}", body="Your parcel", language="en"
                )
                make_variant(reply, eva, "da", title=f"Pakke {number}")
                Use.objects.create(reply=reply, user=eva)
                make_entry(
                    eva, title=f"Parcel or package {number}", language="en", status="published"
                )
        upkeep.rebuild()

    yield of_each_type
    hearing.forget()


def queries_of(action):
    action()
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


@pytest.mark.parametrize("address", ["/api/v1/search/", "/api/v1/search/complete/"])
def test_over_the_api(alice, fill, address):
    client = caller(alice, "search:read", "replies:read", "articles:read", "style:read")
    fill(1)
    assert client.get(address, {"q": "parcel"}).json()["count"] == 3
    for_one = queries_of(lambda: client.get(address, {"q": "parcel"}))

    fill(20)

    assert client.get(address, {"q": "parcel"}).json()["count"] == 63
    assert queries_of(lambda: client.get(address, {"q": "parcel"})) <= for_one <= MOST


def test_without_words(alice, fill):
    fill(1)
    for_one = queries_of(lambda: finder.find(alice, ""))

    fill(20)

    assert finder.find(alice, "").count == 63
    assert queries_of(lambda: finder.find(alice, "")) <= for_one <= MOST
