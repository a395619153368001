"""Searches for tests of the desk, and what the workspace says of them."""

from desk.services import work_list
from search import hearing
from search.asked import SearchedText

SETTLED = "/searches/settled/"
WISH = "/searches/wish/"
LIST = "/settings/searches/"


def tell(client, q="parcel", **more):
    told = {"q": q, "language": "en", "hits": 0, "again": False, "taken": None, **more}
    return client.post(SETTLED, told, content_type="application/json")


def ask(client, q, **more):
    return client.post(WISH, {"q": q, "language": "da", **more}, content_type="application/json")


def kept(*names):
    hearing.flush()
    return list(SearchedText.objects.order_by("pk").values_list(*(names or ("text", "asked"))))


def make_searched(text="parcel", **fields):
    first = {"folded": text, "language": "en", "public": False, "code": 1, "asked": 3, "hits": 0}
    return SearchedText.objects.create(text=text, **{**first, **fields})


def listed(user):
    """(kind, text, why) of the list of what needs work."""
    rows = work_list.rows_of(work_list.entries(user), user)
    assert len(rows) == work_list.count(user)
    return [(each.kind.name, each.row.what, each.row.why) for each in rows]
