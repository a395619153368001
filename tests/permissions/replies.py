from responses.services.constants import create_constant
from responses.services.states import archive
from tests.permissions import Row
from tests.responses.factories import make_reply, make_shared


def things(cast):
    return {
        "personal": make_reply(cast.alice),
        "personal_draft": make_reply(cast.alice, status="draft"),
        "shared": make_shared(cast.eva),
        "teams": make_shared(cast.eva, shared_with="teams", teams=[cast.alice.teams.get()]),
        "draft": make_shared(cast.eva, status="draft"),
        "proposal": make_reply(cast.alice, shared_with="staff", status="in_review"),
        "archived": archive(make_shared(cast.eva), by=cast.eva),
        "constant": create_constant(key="return_days", values={"*": "14"}, by=cast.eva),
    }


NEW = {"title": "x", "body": "x"}
SHARED = {**NEW, "shared_with": "staff"}
SEEN = {
    "personal": "401 200 404 404 404 403",
    "shared": "401 200 200 200 200 403",
    "teams": "401 200 404 200 200 403",
    "draft": "401 404 404 200 200 403",
    "proposal": "401 200 404 200 200 403",
    "archived": "401 404 404 200 200 403",
}
CHANGED = {
    "personal": "401 200 404 404 404 403",
    "personal_draft": "401 200 404 404 404 403",
    "shared": "401 403 403 200 200 403",
    "teams": "401 403 404 200 200 403",
    "draft": "401 404 404 200 200 403",
    "proposal": "401 200 404 200 200 403",
}

FLAGGED = {thing: statuses.replace("200", "201") for thing, statuses in SEEN.items()}


def rows(operation, request, statuses, body=None):
    return [
        Row(operation, request.replace("{x}", f"{{{thing}}}"), each, body)
        for thing, each in statuses.items()
    ]


ROWS = [
    #                                                             nobody alice bob eva adam bare
    Row("replies_list", "GET replies/", "401 200 200 200 200 403"),
    Row("replies_create", "POST replies/", "401 201 201 201 201 403", {**NEW, "shared_with": "me"}),
    Row("replies_create", "POST replies/", "401 201 201 201 201 403", SHARED),
    Row(
        *("replies_create", "POST replies/", "401 403 403 201 201 403"),
        {**SHARED, "status": "published"},
    ),
    *rows("replies_retrieve", "GET replies/{x}/", SEEN),
    *rows("replies_partial_update", "PATCH replies/{x}/", CHANGED, {"title": "y"}),
    *rows(
        "replies_destroy",
        "DELETE replies/{x}/",
        {thing: statuses.replace("200", "204") for thing, statuses in CHANGED.items()},
    ),
    *rows(
        "replies_submit",
        "POST replies/{x}/submit/",
        {"draft": "401 404 404 200 200 403", "shared": "401 403 403 409 409 403"},
    ),
    *rows(
        "replies_return_to_draft",
        "POST replies/{x}/return/",
        {"proposal": "401 403 404 200 200 403"},
        {"comment": "x"},
    ),
    *rows(
        "replies_publish",
        "POST replies/{x}/publish/",
        {
            "personal_draft": "401 200 404 404 404 403",
            "proposal": "401 403 404 200 200 403",
            "draft": "401 404 404 200 200 403",
        },
    ),
    *rows(
        "replies_archive",
        "POST replies/{x}/archive/",
        {
            "personal": "401 200 404 404 404 403",
            "shared": "401 403 403 200 200 403",
            "teams": "401 403 404 200 200 403",
        },
    ),
    *rows(
        "replies_restore",
        "POST replies/{x}/restore/",
        {"archived": "401 404 404 200 200 403"},
    ),
    *rows(
        "replies_history",
        "GET replies/{x}/history/",
        {
            "personal": "401 200 404 404 404 403",
            "shared": "401 403 403 200 200 403",
            "proposal": "401 200 404 200 200 403",
        },
    ),
    *rows("replies_render", "POST replies/{x}/render/", SEEN, {"values": {}}),
    *rows(
        "replies_uses",
        "POST replies/{x}/uses/",
        {
            "personal": "401 201 404 404 404 403",
            "shared": "401 201 201 201 201 403",
            "teams": "401 201 404 201 201 403",
        },
        {"chat": {"source": "livechat", "external_id": "c-1"}},
    ),
    *rows("replies_findings", "GET replies/{x}/findings/", SEEN),
    *rows("replies_usage", "GET replies/{x}/uses/", SEEN),
    *rows("replies_flag", "POST replies/{x}/flag/", FLAGGED, {"reason": "wrong"}),
    Row(
        *("suggestions_create", "POST suggestions/", "401 200 200 200 200 403"),
        {"messages": [{"author": "customer", "text": "Where is my parcel?"}]},
    ),
    Row("constants_list", "GET constants/", "401 200 200 200 200 403"),
    Row(
        *("constants_create", "POST constants/", "401 403 403 201 201 403"),
        {"key": "repair_days", "values": {"*": "10"}},
    ),
    Row("constants_retrieve", "GET constants/{constant}/", "401 200 200 200 200 403"),
    Row(
        *("constants_partial_update", "PATCH constants/{constant}/", "401 403 403 200 200 403"),
        {"values": {"*": "30"}},
    ),
    Row("constants_destroy", "DELETE constants/{constant}/", "401 403 403 204 204 403"),
]
