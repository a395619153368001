"""What may be asked, by whom, and what asking leaves behind: nothing."""

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.models import UseLesson
from responses.services import learning
from responses.suggestions.conversation import Conversation
from tests.api import caller, errors_of, problem_of
from tests.kb.factories import make_article
from tests.responses.asking import ADDRESS, ids, said, suggested, use
from tests.responses.factories import make_shared, make_variant

pytestmark = pytest.mark.django_db

LAMP = "My name is Mette Holm. My lamp blinks three times. Call 20 12 34 56"


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ({"messages": None}, {"/messages": "null"}),
        ({"messages": "Hello"}, {"/messages": "not_a_list"}),
        ({"messages": [{"author": "customer"}]}, {"/messages/0/text": "required"}),
        ({"messages": [{"author": "boss", "text": ""}]}, {"/messages/0/author": "invalid_choice"}),
        ({"messages": said("x") * 501}, {"/messages": "max_length"}),
        ({"messages": said("x" * 100_001)}, {"/messages/0/text": "max_length"}),
        ({"messages": said("x" * 90_000) * 3}, {"/messages": "max_length"}),
        ({"language": "tlh"}, {"/language": "unknown_language"}),
        ({"team": 999_999}, {"/team": "does_not_exist"}),
        ({"chat": {"source": "x"}}, {"/chat/external_id": "required"}),
        ({"limit": 0}, {"/limit": "min_value"}),
        ({"limit": 21}, {"/limit": "max_value"}),
        ({"limt": 3}, {"/limt": "unknown_field"}),
    ],
)
def test_what_cannot_be_taken_is_said_with_its_place(alice, change, errors):
    response = caller(alice).post(ADDRESS, {"messages": said("Hello"), **change}, format="json")

    assert response.status_code == 400
    assert errors_of(response) == errors


def test_messages_are_needed_but_there_may_be_none(alice):
    assert errors_of(caller(alice).post(ADDRESS, {}, format="json")) == {"/messages": "required"}
    assert suggested(alice)["stage"] == "greeting"


def test_a_token_gets_the_types_it_may_read(alice, eva):
    reply = make_shared(eva, title="Lamp blinks three times", body="Hold it.")
    article = make_article("Lamp blinks three times", by=eva, body="Hold.", language="en")

    def found(*scopes):
        body = {"messages": said(LAMP)}
        answer = caller(alice, *scopes).post(ADDRESS, body, format="json").json()
        return ids(answer), [row["id"] for row in answer["articles"]]

    assert found("search:read") == ([], [])
    assert found("search:read", "replies:read") == ([reply.pk], [])
    assert found("search:read", "articles:read") == ([], [article.pk])
    refused = caller(alice, "replies:read").post(ADDRESS, {"messages": []}, format="json")
    assert problem_of(refused) == (403, "insufficient_scope")


def test_on_behalf_of_a_colleague_counts_what_that_one_sees(adam, alice, bob, eva, support):
    team = make_shared(eva, title="Lamp blinks three times", shared_with="teams", teams=[support])
    api = caller(adam, "act_as", "search:read", "replies:read")

    def found(name):
        body = {"messages": said(LAMP)}
        return ids(api.post(ADDRESS, body, format="json", HTTP_ON_BEHALF_OF=name).json())

    assert (found("alice"), found("bob")) == ([team.pk], [])


def test_asking_writes_nothing_and_logs_nothing(alice, eva, caplog):
    use(make_shared(eva, title="Lamp blinks"), alice, LAMP)
    api = caller(alice)
    body = {"messages": said(LAMP)}
    api.post(ADDRESS, body, format="json")  # notes that the token was used

    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as queries:
        response = api.post(ADDRESS, body, format="json")

    assert response.status_code == 200
    said_to_it = {query["sql"].split()[0] for query in queries}
    # PostgreSQL takes back the limits that a search sets for its statement.
    assert said_to_it <= {"SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK"}
    ours = [each for each in caplog.records if not each.name.startswith("django.db")]
    assert not any("Mette" in each.getMessage() for each in ours)


def test_a_use_keeps_numbers_that_tell_nothing_without_the_key(alice, eva, settings):
    use(make_shared(eva), alice, LAMP)

    lesson = UseLesson.objects.get()
    stored = bytes(lesson.features)
    assert len(stored) <= 4 * 60
    assert not any(word.encode() in stored for word in ("Mette", "lamp", "20123456", "FK"))
    numbers = set(learning.features_of(Conversation.of(said(LAMP))))
    other = LAMP.replace("Mette Holm", "Ole Lund").replace("20 12 34 56", "60 70 80 90")
    assert set(learning.features_of(Conversation.of(said(other)))) == numbers
    settings.SECRET_KEY = "another"
    telling = {each for each in numbers if each >= 1 << 10}
    assert len(set(learning.features_of(Conversation.of(said(LAMP)))) & telling) < 3


def test_more_replies_need_no_more_queries(alice, eva):
    api = caller(alice)

    def asked_with(count):
        for number in range(count):
            reply = make_shared(eva, title=f"Lamp blinks {number}", body="Three times.")
            make_variant(reply, eva, "da")
            use(reply, alice, LAMP)
            make_article(f"Lamp blinks {number}", by=eva, body="Hold it.", language="en")
        api.post(ADDRESS, {"messages": said(LAMP)}, format="json")
        with CaptureQueriesContext(connection) as queries:
            answer = api.post(ADDRESS, {"messages": said(LAMP)}, format="json").json()
        return len(ids(answer)), len(queries)

    (few, first), (many, second) = asked_with(1), asked_with(3)

    assert (few, many) == (1, 4)
    assert first == second
