from tests.permissions import Row


def things(cast):
    return {}


ROWS = [
    Row("search_list", "GET search/?q=retur", "200 200 200 200 200 403"),
    Row("search_complete", "GET search/complete/?q=re", "200 200 200 200 200 403"),
]
