import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chats.services.previews import preview
from kb.models import Article, PublishOverride
from tests.api import caller, errors_of, problem_of
from tests.chats.factories import make_chat, talk
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db

CHATS = "/api/v1/chats/"


def test_the_promotion_is_shown_before_anything_is_made(alice):
    chat = make_chat(alice, talk("Hej, jeg har tlf. 20 12 34 56. Kan I ringe til mig om ordren?"))

    shown = caller(alice).get(f"{CHATS}{chat.pk}/promotion/").json()

    assert shown.keys() == {"similar", "draft", "reply", "redactions", "promoted"}
    assert shown["draft"].keys() == {"title", "summary", "body", "language", "category"}
    assert shown["promoted"] is None
    phone = next(each for each in shown["redactions"] if each["kind"] == "phone")
    assert phone.keys() == {"id", "kind", "text", "replacement", "message", "start", "end"}
    assert (phone["text"], phone["message"]) == ("20 12 34 56", 2)
    text = chat.messages.get(number=2).text
    assert text[phone["start"] : phone["end"]] == phone["text"]
    assert Article.objects.count() == 0


def test_promoting_answers_201_and_then_200_with_the_first(alice):
    api, chat = caller(alice), make_chat(alice)
    address = f"{CHATS}{chat.pk}/promotion/"

    first = api.post(address, {"target": "article", "title": "Støvsuger uden sug"})
    again = api.post(address, {"target": "article"})
    reply = api.post(address, {"target": "reply"})

    assert (first.status_code, again.status_code, reply.status_code) == (201, 200, 201)
    article = first.json()["article"]
    assert (article["title"], article["status"]) == ("Støvsuger uden sug", "in_review")
    assert again.json()["article"]["id"] == article["id"]
    assert reply.json()["reply"]["status"] == "in_review"
    assert api.get(address).json()["promoted"] == {
        "target": "article",
        "article": article["id"],
        "reply": reply.json()["reply"]["id"],
    }
    assert api.get(f"{CHATS}{chat.pk}/").json()["promoted"] is True


def test_open_chats_are_refused(alice):
    chat = make_chat(alice, status="open")
    response = caller(alice).post(f"{CHATS}{chat.pk}/promotion/", {"target": "article"})

    assert problem_of(response) == (409, "not_solved")


def test_a_duplicate_is_refused_with_what_answers_it(alice):
    article = make_article("Hvordan renser jeg filteret i støvsugeren?", language="da")
    chat = make_chat(alice, talk("Hvordan renser jeg filteret i støvsugeren?"))
    address = f"{CHATS}{chat.pk}/promotion/"

    refused = caller(alice).post(address, {"target": "article"})
    assert problem_of(refused) == (409, "duplicate")
    [similar] = refused.json()["similar"]
    assert similar.keys() == {
        *("type", "id", "title", "score", "why", "answers", "language", "excerpt")
    }
    assert (similar["type"], similar["id"]) == ("article", article.pk)
    assert (similar["answers"], similar["why"]) == (
        "clearly",
        "It asks the same. Words in common: filteret, renser, støvsugeren.",
    )
    alice.language = "da"
    alice.save()
    [shown] = caller(alice).get(address).json()["similar"]
    assert shown["why"].startswith("Den stiller samme spørgsmål. Fælles ord: ")
    linked = caller(alice).post(address, {"target": "link", "article": article.pk})
    assert (linked.status_code, linked.json()["article"]["id"]) == (201, article.pk)


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "/target", "required"),
        ({"target": "poem"}, "/target", "invalid_choice"),
        ({"target": "link"}, "/article", "required"),
        ({"target": "link", "article": 999}, "/article", "does_not_exist"),
        ({"target": "article", "keep": [{"id": "x"}]}, "/keep/0/reason", "required"),
        ({"target": "article", "keep": [{"id": "x", "reason": "y"}]}, "/keep/0/id", "unknown"),
        (
            {"target": "article", "add": [{"text": "x", "kind": "colour"}]},
            "/add/0/kind",
            "invalid_choice",
        ),
    ],
)
def test_a_wrong_wish_is_named(alice, body, pointer, code):
    chat = make_chat(alice)
    response = caller(alice).post(f"{CHATS}{chat.pk}/promotion/", body)

    assert errors_of(response) == {pointer: code}
    assert Article.objects.count() == 0


def test_a_hidden_article_cannot_be_linked(alice):
    chat, hidden = make_chat(alice), make_article(status="draft")
    response = caller(alice).post(
        f"{CHATS}{chat.pk}/promotion/", {"target": "link", "article": hidden.pk}
    )

    assert errors_of(response) == {"/article": "does_not_exist"}


def test_more_text_in_an_article_needs_its_scope(eva):
    chat, article = make_chat(eva), make_article()
    body = {"target": "revision", "article": article.pk}
    address = f"{CHATS}{chat.pk}/promotion/"

    assert caller(eva, "chats:write").post(address, body).status_code == 403
    assert caller(eva).post(address, body).status_code == 201


def test_publishing_stops_at_a_national_number_until_a_reason_is_given(eva):
    api = caller(eva)
    article = make_article("Hvem er 010190-1234?", status="in_review", language="da")
    address = f"/api/v1/articles/{article.pk}/publish/"

    refused = api.post(address)
    published = api.post(address, {"override": {"reason": "An example of ours"}})

    assert problem_of(refused) == (409, "personal_data")
    [finding] = refused.json()["findings"]
    assert finding == {
        "field": "title",
        "kind": "cpr",
        "text": "010190-1234",
        "start": 8,
        "end": 19,
    }
    assert published.json()["status"] == "published"
    [kept] = PublishOverride.objects.all()
    assert (kept.reason, kept.kinds, kept.by) == ("An example of ours", ["cpr"], eva)


def test_posting_it_published_is_scanned_too(eva):
    body = {"title": "x", "body": "CPR 010190-1234", "status": "published", "language": "da"}
    refused = caller(eva).post("/api/v1/articles/", body)
    taken = caller(eva).post("/api/v1/articles/", {**body, "override": {"reason": "Example"}})

    assert problem_of(refused) == (409, "personal_data")
    assert taken.status_code == 201
    assert Article.objects.count() == 1


def test_as_many_queries_for_three_similar_articles_as_for_one(alice):
    chat = make_chat(alice, talk("Hvordan renser jeg filteret i støvsugeren?"))
    counts = []
    for titles in (["Rens filteret"], ["Filteret i støvsugeren", "Støvsugeren og filteret"]):
        for title in titles:
            make_article(title, language="da")
        preview(chat, by=alice)  # whatever is read once for all
        with CaptureQueriesContext(connection) as asked:
            similar = caller(alice).get(f"{CHATS}{chat.pk}/promotion/").json()["similar"]
        counts.append((len(similar), len(asked)))

    assert [count for count, _queries in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]
