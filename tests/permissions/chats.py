from chats.services.promotion import Wish, promote
from tests.chats.factories import make_chat, talk
from tests.permissions import Row


def things(cast):
    support = cast.alice.teams.get()
    open_chat = make_chat(cast.alice, external_id="open", status="open")
    done = make_chat(cast.alice, talk("Virker gavekortet i butikken?"), external_id="done")
    promote(done, Wish(), by=cast.alice)
    return {
        "alices": make_chat(cast.alice, external_id="alices"),
        "of_team": make_chat(cast.eva, external_id="of_team", team=support),
        "from_bob": make_chat(cast.bob, external_id="from_bob", team=support),
        "open_chat": open_chat,
        "done": done,
    }


def rows(operation, request, statuses, body=None):
    return [
        Row(operation, request.replace("{x}", f"{{{thing}}}"), each, body)
        for thing, each in statuses.items()
    ]


NEW = {"source": "x", "external_id": "new", "messages": []}
SEEN = {
    "alices": "401 200 200 200 200 403",
    "of_team": "401 200 404 200 200 403",
    "from_bob": "401 200 200 200 200 403",
}
CHANGED = {
    "alices": "401 200 403 200 200 403",
    "of_team": "401 403 404 200 200 403",
    "from_bob": "401 403 200 200 200 403",
}

ROWS = [
    #                                                             nobody alice bob eva adam bare
    Row("chats_list", "GET chats/", "401 200 200 200 200 403"),
    Row("chats_create", "POST chats/", "401 201 201 201 201 403", NEW),
    Row(
        *("chats_create", "POST chats/", "401 200 403 200 200 403"),
        {"source": "livechat", "external_id": "alices", "messages": []},
    ),
    *rows("chats_retrieve", "GET chats/{x}/", SEEN),
    *rows("chats_partial_update", "PATCH chats/{x}/", CHANGED, {"status": "left"}),
    *rows(
        "chats_destroy",
        "DELETE chats/{x}/",
        {thing: each.replace("200", "204") for thing, each in CHANGED.items()},
    ),
    *rows("chats_promotion", "GET chats/{x}/promotion/", SEEN),
    *rows(
        "chats_promote",
        "POST chats/{x}/promotion/",
        {thing: each.replace("200", "201") for thing, each in SEEN.items()},
        {"target": "article"},
    ),
    Row(
        *("chats_promote", "POST chats/{open_chat}/promotion/", "401 409 409 409 409 403"),
        {"target": "article"},
    ),
    Row(
        *("chats_promote", "POST chats/{done}/promotion/", "401 200 200 200 200 403"),
        {"target": "article"},
    ),
]
