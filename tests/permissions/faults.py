from chats.services.faults import report_fault
from tests.chats.factories import make_chat
from tests.permissions import Row
from tests.permissions.chats import SEEN, rows

FAULT = {"product": "K200", "symptom": "Leaks"}
OTHER = {"product": "K200", "symptom": "Smells"}


def things(cast):
    support = cast.alice.teams.get()
    chats = {
        "alices": make_chat(cast.alice, external_id="faulty"),
        "of_team": make_chat(cast.eva, external_id="faulty_of_team", team=support),
        "from_bob": make_chat(cast.bob, external_id="faulty_from_bob", team=support),
    }
    known = make_chat(cast.alice, external_id="known")
    fault, _is_new = report_fault(known, by=cast.alice, **FAULT)
    return {**chats, "known": known, "fault": fault}


EDITORS = "401 403 403 200 200 403"

ROWS = [
    #                                                             nobody alice bob eva adam bare
    Row("faults_list", "GET faults/", "401 200 200 200 200 403"),
    Row("faults_retrieve", "GET faults/{fault}/", "401 200 200 200 200 403"),
    Row("faults_create", "POST faults/", "401 201 201 201 201 403", OTHER),
    Row("faults_create", "POST faults/", "401 200 200 200 200 403", FAULT),
    Row("faults_partial_update", "PATCH faults/{fault}/", EDITORS, {"status": "fixed"}),
    Row("faults_destroy", "DELETE faults/{fault}/", EDITORS.replace("200", "204")),
    *rows(
        "chats_faults",
        "POST chats/{x}/faults/",
        {thing: each.replace("200", "201") for thing, each in SEEN.items()},
        FAULT,
    ),
    Row("chats_faults", "POST chats/{known}/faults/", "401 200 200 200 200 403", FAULT),
    Row("chats_forget", "POST chats/forget/", EDITORS, {"name": "Mette Sørensen"}),
    Row("chats_forget", "POST chats/forget/", "401 403 403 400 400 403", {}),
]
