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
    given = {name: form[name].value() or "" for name in form.fields}
    return {**given, "confirmed": "on", **changes}


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

    answer = signed_in(alice).post(address, typed(page, reply_body=ANSWER, then="reply"))

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


def test_the_article_and_the_reply_in_one_go_or_neither(signed_in, alice, chat):
    address = f"/chats/{chat.pk}/promote/"
    page = signed_in(alice).get(address)
    both = typed(page, then="send", make=["article", "reply"], title="Rabatkoder", reply_title="R")

    refused = signed_in(alice).post(address, {**both, "reply_body": "Hej {{kunde}}, se her"})
    assert (refused.status_code, Article.objects.count()) == (400, 0)
    assert refused.context["form"].errors.keys() == {"reply_body"}
    assert "Hej {{kunde}}, se her" in refused.text
    answer = signed_in(alice).post(address, {**both, "reply_body": "Hej Mette, se her"})

    assert answer["Location"] == f"/chats/{chat.pk}/"
    article, reply = Article.objects.get(), Reply.objects.get()
    assert (reply.body, reply.title, reply.article) == (
        *("Hej {{customer.first_name}}, se her", "R"),
        article,
    )
    seen = signed_in(alice).get(f"/chats/{chat.pk}/").text
    assert article.get_absolute_url() in seen
    assert reply.get_absolute_url() in seen


def test_somebody_has_to_look_at_what_is_taken_out(signed_in, alice, chat):
    address = f"/chats/{chat.pk}/promote/"
    page = signed_in(alice).get(address)
    sent = typed(page, title="Typed by hand", then="send", make="article", confirmed="")

    refused = signed_in(alice).post(address, sent)

    assert (refused.status_code, Article.objects.count()) == (400, 0)
    assert "then tick that it is right" in refused.text
    assert 'value="Typed by hand"' in refused.text


def test_extending_shows_what_the_article_says_and_the_addition(signed_in, eva, chat):
    article = make_article("Hvorfor virker min rabatkode ikke altid?", language="da", body="Kendt.")
    address = f"/chats/{chat.pk}/promote/"
    page = signed_in(eva).get(address)
    sent = typed(page, title="Mine", then=f"extend:{article.pk}")
    del sent["addition"]

    shown = signed_in(eva).post(address, sent)
    assert shown.status_code == 200
    assert shown.context["form"]["addition"].value().endswith(ANSWER)
    assert "Kendt." in shown.text
    assert 'value="Mine"' in shown.text
    addition = f"Mette spurgte.\n\n{ANSWER}"
    signed_in(eva).post(address, typed(shown, then=f"revision:{article.pk}", addition=addition))

    article.refresh_from_db()
    assert article.newest.body == f"Kendt.\n\n[navn 1] spurgte.\n\n{ANSWER}"
    assert article.waits


def test_the_chat_shows_what_is_taken_out_of_it(signed_in, alice, chat):
    page = signed_in(alice).get(f"/chats/{chat.pk}/promote/")

    pieces = [piece for each in page.context["said"] for piece in each.pieces if piece.group]
    assert [(each.text, each.group.replacement) for each in pieces] == [
        ("mette@example.com", "[e-mail 1]"),
        ("Mette", "[navn 1]"),
    ]


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

    typed_anew = {"title": "x", "body": "x", "confirmed": "on"}

    assert "Not solved" in signed_in(alice).get(address).text
    assert signed_in(alice).post(address, typed_anew).status_code == 409


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


def test_from_the_workspace_and_the_list_it_is_one_click(signed_in, alice, bob, support, chat):
    open_chat = make_chat(alice, status="open")
    hidden = make_chat(alice, team=support)

    def led_to(user, named):
        name = f"{named.source}:{named.external_id}"
        return signed_in(user).get("/chats/named/", {"chat": name})["Location"]

    assert led_to(alice, chat) == f"/chats/{chat.pk}/promote/"
    assert led_to(alice, open_chat) == f"/chats/{open_chat.pk}/"
    assert led_to(bob, hidden) == "/chats/new/"
    listed = signed_in(alice).get("/chats/?status=solved&promoted=false").text
    assert f"/chats/{chat.pk}/promote/" in listed
    assert f"/chats/{open_chat.pk}/" not in listed


def test_closing_a_chat_leads_on_to_the_article(signed_in, alice):
    chat = make_chat(alice, talk(QUESTION), status="open")
    closed = {"version": chat.version, "status": "solved", "rating": "", "then": "promote"}

    answer = signed_in(alice).post(f"/chats/{chat.pk}/outcome/", closed)

    assert answer["Location"] == f"/chats/{chat.pk}/promote/"
    assert Chat.objects.get().status == "solved"
