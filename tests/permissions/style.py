from tests.permissions import Row
from tests.styleguide.factories import make_entry


def things(cast):
    return {
        "advice": make_entry(cast.eva),
        "advice_draft": make_entry(cast.eva, status="draft"),
        "advice_archived": make_entry(cast.eva, status="archived"),
        "advice_of_a_team": make_entry(cast.eva, teams=[cast.alice.teams.get()]),
    }


READ = "401 200 200 200 200 403"
EDITORS_READ = "401 404 404 200 200 403"
EDITORS = "401 403 403 200 200 403"

ROWS = [
    #                                                             nobody alice bob eva adam bare
    Row("style_entries_list", "GET style-entries/", READ),
    Row(
        *("style_entries_create", "POST style-entries/", "401 403 403 201 201 403"),
        {"title": "x", "status": "published"},
    ),
    Row("style_entries_retrieve", "GET style-entries/{advice}/", READ),
    Row("style_entries_retrieve", "GET style-entries/{advice_of_a_team}/", READ),
    Row("style_entries_retrieve", "GET style-entries/{advice_draft}/", EDITORS_READ),
    Row("style_entries_retrieve", "GET style-entries/{advice_archived}/", EDITORS_READ),
    Row(
        *("style_entries_partial_update", "PATCH style-entries/{advice}/", EDITORS),
        {"title": "y"},
    ),
    Row(
        *("style_entries_partial_update", "PATCH style-entries/{advice_draft}/", EDITORS),
        {"status": "published"},
    ),
    Row(
        *("style_check", "POST style/check/", READ),
        {"text": "Nej.", "language": "da"},
    ),
    Row(
        *("style_entries_destroy", "DELETE style-entries/{advice}/", "401 403 403 204 204 403"),
    ),
]
