import pytest

from chats.models import Chat
from tests.api import caller, errors_of, problem_of
from tests.chats.factories import make_chat, message, talk
from tests.responses.factories import make_shared

pytestmark = pytest.mark.django_db

CHATS = "/api/v1/chats/"
CHAT = {
    "source": "livechat",
    "external_id": "c-1001",
    "channel": "chat",
    "language": "da",
    "team": None,
    "subject": "",
    "customer_name": "Mette Sørensen",
    "status": "solved",
    "rating": 3,
    "opened_at": None,
    "closed_at": None,
    "messages": [
        {
            "author": "customer",
            "name": "Mette",
            "text": "Hej, min pakke er ikke kommet. Hvornår kommer den?",
            "sent_at": "2026-11-21T09:00:00Z",
        },
        {
            "author": "agent",
            "name": "Ole",
            "text": "Pakker kommer inden for tre hverdage.",
            "sent_at": "2026-11-21T09:01:00Z",
            "reply": None,
        },
    ],
}


def test_posted_first_201_then_200(alice):
    api = caller(alice)
    first = api.post(CHATS, CHAT)
    again = api.post(CHATS, {**CHAT, "status": "left"})

    assert (first.status_code, again.status_code) == (201, 200)
    assert first["Location"] == again["Location"] == f"{CHATS}{first.json()['id']}/"
    assert again.json()["status"] == "left"
    assert len(again.json()["messages"]) == 2
    assert {name: first.json()[name] for name in CHAT if name != "messages"} == {
        name: value for name, value in CHAT.items() if name != "messages"
    }
    assert first.json()["messages"][0] == {**CHAT["messages"][0], "reply": None}


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"messages": [message("robot", "x")]}, "/messages/0/author", "invalid_choice"),
        ({"messages": [message("agent", "x" * 100_001)]}, "/messages/0/text", "max_length"),
        ({"messages": [message("agent", "x" * 1_000_000)]}, "/messages/0/text", "max_length"),
        ({"messages": [message("agent", "x")] * 2_001}, "/messages", "max_length"),
        ({"messages": [message("agent", "x", reply=999)]}, "/messages/0/reply", "does_not_exist"),
        ({"messages": [message("agent", "x", mood=1)]}, "/messages/0/mood", "unknown_field"),
        ({"messages": [{"author": "agent"}]}, "/messages/0/text", "required"),
        ({"messages": "x"}, "/messages", "not_a_list"),
        ({"rating": 4}, "/rating", "max_value"),
        ({"status": "done"}, "/status", "invalid_choice"),
        ({"team": 999}, "/team", "does_not_exist"),
        ({"external_id": ""}, "/external_id", "blank"),
        ({"sauce": "x"}, "/sauce", "unknown_field"),
    ],
)
def test_bad_input_is_named_and_nothing_stored(alice, change, pointer, code):
    response = caller(alice).post(CHATS, {**CHAT, **change})

    assert response.status_code == 400
    assert errors_of(response) == {pointer: code}
    assert Chat.objects.count() == 0


def test_a_body_of_nine_megabytes_is_too_large(alice):
    messages = [message("agent", "x" * 90_000)] * 100

    assert problem_of(caller(alice).post(CHATS, {**CHAT, "messages": messages})) == (
        413,
        "too_large",
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["1", "2", "3"]),
        ("status=solved", ["1", "3"]),
        ("status=solved&status=left", ["1", "2", "3"]),
        ("promoted=false", ["2", "3"]),
        ("promoted=true", ["1"]),
        ("rating=3", ["3"]),
        ("language=no", ["2"]),
        ("channel=email", ["3"]),
        ("source=mail", ["3"]),
        ("external_id=2", ["2"]),
        ("q=stoevsuger", ["1", "2"]),
        ("q=frakt", ["3"]),
        ("updated_after=2999-01-01T00:00:00Z", []),
    ],
)
def test_filters(alice, asked, found):
    api = caller(alice)
    first = make_chat(alice, external_id="1")
    make_chat(alice, external_id="2", status="left", language="nb")
    make_chat(alice, talk("Frakt?"), external_id="3", rating=3, channel="email", source="mail")
    api.post(f"{CHATS}{first.pk}/promotion/", {"target": "article"})

    rows = api.get(f"{CHATS}?{asked}").json()["results"]

    assert sorted(row["external_id"] for row in rows) == found
    assert all("messages" not in row for row in rows)


def test_team_filter_and_unknown_parameter(alice, support):
    make_chat(alice, team=support)

    assert caller(alice).get(f"{CHATS}?team={support.pk}").json()["count"] == 1
    assert caller(alice).get(f"{CHATS}?mood=1").status_code == 400


@pytest.mark.parametrize("chats", [1, 3])
def test_a_list_takes_as_many_queries_for_three_as_for_one(alice, chats, django_assert_num_queries):
    for _number in range(chats):
        make_chat(alice)
    api = caller(alice)
    api.get(CHATS)

    with django_assert_num_queries(5):
        assert api.get(CHATS).json()["count"] == chats


def test_reading_changing_and_etags(alice):
    api = caller(alice)
    chat = make_chat(alice, status="open")
    address = f"{CHATS}{chat.pk}/"
    read = api.get(address)

    assert read["ETag"] == f'"chat-{chat.pk}-1"'
    assert api.get(address, HTTP_IF_NONE_MATCH=read["ETag"]).status_code == 304
    changed = api.patch(address, {**read.json(), "status": "solved", "rating": 1})
    assert (changed.status_code, changed.json()["status"], changed.json()["rating"]) == (
        200,
        "solved",
        1,
    )
    assert len(changed.json()["messages"]) == 7
    assert api.patch(address, {"status": "left"}, HTTP_IF_MATCH=read["ETag"]).status_code == 412
    assert api.delete(address).status_code == 204
    assert api.get(address).status_code == 404


def test_a_reply_of_a_message_is_a_use(alice, eva):
    reply = make_shared(eva)
    body = {**CHAT, "messages": [message("agent", "x", reply=reply.pk)]}
    caller(alice).post(CHATS, body)
    caller(alice).post(CHATS, body)

    reply.refresh_from_db()
    assert reply.use_count == 1
