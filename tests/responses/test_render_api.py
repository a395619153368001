"""Rendering and using a reply over HTTP."""

import pytest

from accounts.services.company import set_company_facts
from responses.models import Use
from responses.services.constants import set_constant
from tests.api import caller, errors_of, problem_of
from tests.responses.factories import make_reply, make_shared, make_variant

pytestmark = pytest.mark.django_db

BODY = """[[Hej {{customer.first_name}}|Hej]]

Din ordre **{{order.number}}** er på vej.
{{?sporing|Vi skriver, når den er her.}} {{cursor}}

Hilsen {{agent.first_name}} fra {{company.name:genitive}} team"""


@pytest.fixture
def reply(eva):
    set_company_facts("*", {"name": "Nordlys"}, by=eva)
    return make_shared(
        eva, language="da", kind="predefined", subject="Ordre {{order.number}}", body=BODY
    )


def render(user, reply, **asked):
    return caller(user).post(f"/api/v1/replies/{reply.pk}/render/", asked)


def test_a_rendered_reply_to_the_last_character(alice, reply):
    response = render(
        alice, reply, values={"customer": {"first_name": "Øyvind"}, "order": {"number": 4711}}
    )

    assert response.status_code == 200, response.content
    body = response.json()
    assert body == {
        "subject": "Ordre 4711",
        "body": "Hej Øyvind\n\nDin ordre 4711 er på vej.\nVi skriver, når den er her. \n\n"
        "Hilsen Alice fra Nordlys’ team",
        "markdown": body["markdown"],
        "html": "<p>Hej Øyvind</p>\n<p>Din ordre <strong>4711</strong> er på vej.<br>\n"
        "Vi skriver, når den er her. </p>\n<p>Hilsen Alice fra Nordlys’ team</p>",
        "language": "da",
        "tone": "neutral",
        "fallback": False,
        "attachments": [],
        "unresolved": [],
        "asks": [{"label": "sporing", "fallback": "Vi skriver, når den er her."}],
        "guessed": {},
        "cursor": body["body"].index("\n\nHilsen"),
    }
    assert "Din ordre **4711** er på vej." in body["markdown"]


def test_missing_values_are_a_problem_that_names_them(alice, reply):
    response = render(alice, reply)

    assert problem_of(response) == (422, "unresolved")
    assert response.json()["unresolved"] == ["order.number"]
    assert [ask["label"] for ask in response.json()["asks"]] == ["sporing"]


def test_gaps_show_where_strict_is_off(alice, reply):
    body = render(alice, reply, strict=False, answers={"sporing": "Kode 9."}).json()

    assert body["subject"] == "Ordre ⟦order.number⟧"
    assert body["body"].startswith("Hej\n\nDin ordre ⟦order.number⟧ er på vej.\nKode 9.")
    assert body["unresolved"] == ["order.number"]


def test_language_without_a_variant_is_a_problem_with_what_there_is(alice, eva, reply):
    response = render(alice, reply, language="sv")

    assert problem_of(response) == (422, "no_variant")
    assert response.json()["variants"] == [{"id": reply.pk, "language": "da", "tone": "neutral"}]

    make_variant(reply, eva, "en", body="Hello")
    body = render(alice, reply, language="sv_SE").json()
    assert (body["body"], body["language"], body["fallback"]) == ("Hello", "en", True)


@pytest.mark.parametrize(
    ("asked", "errors"),
    [
        ({"values": {"customer": {"shoe": "44"}}}, {"/values/customer/shoe": "unknown_value"}),
        ({"values": {"customer": {"name": True}}}, {"/values/customer/name": "not_text"}),
        ({"values": []}, {"/values": "not_a_dict"}),
        ({"language": "xx"}, {"/language": "unknown_language"}),
        ({"strict": "no"}, {"/strict": "wrong_type"}),
        ({"colour": 1}, {"/colour": "unknown_field"}),
        ({"chat": {"source": "x"}}, {"/chat/external_id": "required"}),
    ],
)
def test_wrong_questions_are_named(alice, reply, asked, errors):
    assert errors_of(render(alice, reply, **asked)) == errors


def test_null_blank_and_missing_are_the_same(alice, reply):
    for value in (None, "", "  ", "\u200b"):
        response = render(alice, reply, values={"order": {"number": value}})
        assert problem_of(response) == (422, "unresolved"), repr(value)


def test_hidden_reply_is_not_rendered(alice, bob):
    assert problem_of(render(bob, make_reply(alice)))[0] == 404


def test_constant_changed_over_http_is_right_in_the_next_rendering(eva):
    constant = set_constant("days", {"*": "14"}, by=eva)
    reply = make_shared(eva, body="{{constant.days}} days")
    client = caller(eva)

    response = client.patch(f"/api/v1/constants/{constant.pk}/", {"values": {"*": "30"}})

    assert response.status_code == 200
    assert render(eva, reply).json()["body"] == "30 days"


def test_use_is_noted_without_the_text(alice, reply):
    response = caller(alice).post(
        f"/api/v1/replies/{reply.pk}/uses/",
        {
            "chat": {"source": "livechat", "external_id": "c-1"},
            "messages": [{"author": "customer", "text": "Where is it?"}],
            "edited": True,
            "search": None,
        },
    )

    assert response.status_code == 201, response.content
    use = Use.objects.get()
    assert response.json()["reply"] == reply.pk
    assert (use.user, use.chat_source, use.chat_external_id, use.edited) == (
        alice,
        "livechat",
        "c-1",
        True,
    )
    body = caller(alice).get(f"/api/v1/replies/{reply.pk}/").json()
    assert body["uses"]["count"] == 1
    assert body["uses"]["last_used_at"].endswith("Z")


def test_use_with_nothing_to_say_is_a_use(alice, reply):
    assert caller(alice).post(f"/api/v1/replies/{reply.pk}/uses/", {}).status_code == 201


@pytest.mark.parametrize(
    ("asked", "errors"),
    [
        (
            {"messages": [{"author": "robot", "text": "x"}]},
            {"/messages/0/author": "invalid_choice"},
        ),
        ({"messages": [{"author": "bot"}]}, {"/messages/0/text": "required"}),
        ({"edited": "yes"}, {"/edited": "wrong_type"}),
        ({"search": {}}, {"/search": "invalid"}),
        ({"text": "x"}, {"/text": "unknown_field"}),
    ],
)
def test_wrong_uses_are_named(alice, reply, asked, errors):
    response = caller(alice).post(f"/api/v1/replies/{reply.pk}/uses/", asked)

    assert errors_of(response) == errors
    assert not Use.objects.exists()


@pytest.mark.parametrize(
    ("asked", "body", "tone"),
    [
        ({}, "da neutral", "neutral"),
        ({"tone": "informal"}, "da informal", "informal"),
        ({"tone": "formal"}, "da neutral", "neutral"),
        ({"language": "nb", "tone": "informal"}, "nb neutral", "neutral"),
        ({"language": "nb"}, "nb neutral", "neutral"),
    ],
)
def test_the_variant_in_the_language_and_tone_of_the_chat(alice, eva, asked, body, tone):
    danish = make_shared(eva, language="da", body="da neutral")
    make_variant(danish, eva, "da", tone="informal", body="da informal")
    make_variant(danish, eva, "nb", body="nb neutral")

    answer = render(alice, danish, **asked).json()

    assert (answer["body"], answer["tone"]) == (body, tone)


def test_a_tone_that_is_none_is_refused(alice, reply):
    answer = render(alice, reply, tone="shouting")

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/tone")
