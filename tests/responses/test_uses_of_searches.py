"""A use that says which search it came of."""

import pytest

from search import hearing
from search.asked import SearchedText
from tests.api import caller
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_buffer():
    hearing.forget()
    yield
    hearing.forget()


def test_a_use_joins_its_search(alice, eva):
    reply = make_shared(eva, title="Parcel")
    client = caller(alice)
    search = client.get("/api/v1/search/?q=parcel").json()["search"]

    used = client.post(f"/api/v1/replies/{reply.pk}/uses/", {"search": search}, format="json")

    assert used.status_code == 201
    hearing.flush()
    row = SearchedText.objects.get()
    assert (row.text, row.asked, row.hits, row.taken) == ("parcel", 1, 1, 1)
    assert [(hit.type, hit.object_id) for hit in row.hits_taken.all()] == [("reply", reply.pk)]


@pytest.mark.parametrize("search", [None, 5, "none-of-ours", -1, 2**70])
def test_a_use_of_no_known_search_is_a_use_all_the_same(alice, eva, search):
    reply = make_shared(eva, title="Parcel")

    used = caller(alice).post(
        f"/api/v1/replies/{reply.pk}/uses/", {"search": search}, format="json"
    )

    assert used.status_code == 201
    hearing.flush()
    assert not SearchedText.objects.exists()
