import pytest

from chats.models import Chat
from core.vocabulary import Status
from kb.models import Article, PublishOverride
from responses.models import Reply
from tests.chats.factories import ANSWER, make_chat, talk
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db

QUESTION = "Hej, I sendte den til mette@example.com. Hvorfor virker min rabatkode ikke?"


@pytest.fixture
def signed_in(client):
    def as_user(user):
        client.force_login(user)
        return client

    return as_user


@pytest.fixture
def chat(alice):
    return make_chat(alice, talk(QUESTION))


def typed(page, **changes):
    """The form as the page gave it."""
    form = page.context["form"]
    return {**{name: form[name].value() or "" for name in form.fields}, **changes}


def test_one_screen_shows_draft_and_redactions(signed_in, alice, chat):
    page = signed_in(alice).get(f"/chats/{chat.pk}/promote/")

    assert page.context["form"]["title"].value() == "Hvorfor virker min rabatkode ikke?"
    assert "[e-mail 1]" in page.context["form"]["body"].value()
    assert [each.text for each in page.context["groups"]] == ["mette@example.com", "Mette"]
    assert Article.objects.count() == 0


def test_sending_it_as_an_article(signed_in, alice, chat):
    address = f"/chats/{chat.pk}/promote/"
    page = signed_in(alice).get(address)

    answer = signed_in(alice).post(address, typed(page, title="Rabatkoder", then="article"))

    article = Article.objects.get()
    assert answer["Location"] == f"/articles/{article.pk}/"
    assert (str(article), article.status) == ("Rabatkoder", "in_review")
    assert "mette@example.com" not in article.newest.body


def test_keeping_a_detail_with_a_reason(signed_in, alice, chat):
    address = f"/chats/{chat.pk}/promote/"
    page = signed_in(alice).get(address)
    key = page.context["groups"][0].key

    refused = signed_in(alice).post(address, typed(page, then="article", keep=key))
    assert refused.status_code == 400
    assert "Say why it stays" in refused.text
    signed_in(alice).post(
        address, typed(page, then="article", keep=key, **{f"reason-{key}": "Public"})
    )

    assert "mette@example.com" in Article.objects.get().newest.body


def test_taking_out_more(signed_in, alice, chat):
    address = f"/chats/{chat.pk}/promote/"
    page = signed_in(alice).get(address)

    signed_in(alice).post(
        address, typed(page, then="article", add_text="rabatkode", add_kind="other")
    )

    assert "rabatkode" not in Article.objects.get().newest.body


def test_sending_it_as_a_reply(signed_in, alice, chat):
    address = f"/chats/{chat.pk}/promote/"
    page = signed_in(alice).get(address)

    answer = signed_in(alice).post(address, typed(page, body=ANSWER, then="reply"))

    reply = Reply.objects.get()
    assert answer["Location"] == f"/replies/{reply.pk}/"
    assert reply.body == ANSWER
    assert "From a chat" in signed_in(alice).get(f"/replies/{reply.pk}/").text


def test_linking_an_article_that_answers_it(signed_in, alice, chat):
    article = make_article("Hvorfor virker min rabatkode ikke?", language="da")
    address = f"/chats/{chat.pk}/promote/"
    page = signed_in(alice).get(address)
    assert "Link it" in page.text

    refused = signed_in(alice).post(address, typed(page, then="article"))
    assert refused.status_code == 409
    assert "Why another article is needed" in refused.text
    answer = signed_in(alice).post(address, typed(page, then=f"link:{article.pk}"))

    assert answer["Location"] == f"/articles/{article.pk}/"
    assert Chat.objects.get().promotions.get().article == article


def test_a_draft_without_words_is_refused(signed_in, alice, chat):
    address = f"/chats/{chat.pk}/promote/"
    page = signed_in(alice).get(address)

    assert signed_in(alice).post(address, typed(page, title="")).status_code == 400
    assert Article.objects.count() == 0


def test_a_hidden_or_unknown_article_cannot_be_linked(signed_in, alice, chat):
    hidden = make_article(status="draft")
    address = f"/chats/{chat.pk}/promote/"

    assert signed_in(alice).post(address, {"then": f"link:{hidden.pk}"}).status_code == 404
    assert signed_in(alice).post(address, {"then": "link:x"}).status_code == 400


def test_open_chats_say_why_not(signed_in, alice):
    chat = make_chat(alice, status="open")
    address = f"/chats/{chat.pk}/promote/"

    assert "Not solved" in signed_in(alice).get(address).text
    assert signed_in(alice).post(address, {"title": "x", "body": "x"}).status_code == 409


def test_links_both_ways_for_those_who_see_the_chat(signed_in, alice, bob, eva, support):
    chat = make_chat(alice, talk(QUESTION), team=support, subject="Rabatkode")
    address = f"/chats/{chat.pk}/promote/"
    signed_in(alice).post(address, typed(signed_in(alice).get(address), then="article"))
    article = Article.objects.get()

    assert f"/chats/{chat.pk}/" in signed_in(alice).get(f"/articles/{article.pk}/").text
    assert f"/articles/{article.pk}/" in signed_in(alice).get(f"/chats/{chat.pk}/").text
    seen_by_bob = signed_in(bob).get(f"/articles/{article.pk}/").text
    assert f"/chats/{chat.pk}/" not in seen_by_bob
    assert "Not reviewed" in seen_by_bob


def test_publishing_asks_for_a_reason_where_a_number_is_left(signed_in, eva):
    article = make_article("CPR 010190-1234", status="in_review", language="da", from_chat=True)
    address = f"/articles/{article.pk}/publish/"

    refused = signed_in(eva).post(address)
    assert refused.status_code == 409
    assert "Publish anyway" in refused.text
    assert "010190-1234" in refused.text
    signed_in(eva).post(address, {"revision": "1", "reason": "An example"})

    article.refresh_from_db()
    assert article.status == Status.PUBLISHED
    assert PublishOverride.objects.get().reason == "An example"
