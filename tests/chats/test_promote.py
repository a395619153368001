import threading

import pytest
from django.db import connection

from accounts.models import User
from accounts.services.company import set_company_facts
from chats.exceptions import Duplicate, NotSolved
from chats.models import Chat, Promotion
from chats.services.previews import preview
from chats.services.promotion import Wish, _promote, promote
from chats.services.proposals import propose
from core.exceptions import Invalid, NotAllowed
from core.models import Change
from kb.models import Article
from kb.services.publishing import publish
from tests.api import caller
from tests.chats.factories import ANSWER, make_chat, message, talk
from tests.kb.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = (
    "Hej, det er Mette Sørensen. Hvorfor virker min rabatkode ikke? Mit cpr er 010190-1234, "
    "min mail mette@example.com, og jeg har tlf. 20 12 34 56."
)


def test_the_draft_is_question_and_answer_alone(alice):
    draft = propose(make_chat(alice)).draft

    assert draft.title == "Hvad gør jeg, når min støvsuger ikke suger længere?"
    assert draft.body == (
        "## Problem\n\n> Min støvsuger suger ikke længere. Hvad skal jeg gøre?\n\n"
        f"## Løsning\n\n{ANSWER}"
    )
    assert draft.summary == ANSWER
    for left_out in ("Velkommen", "øjeblik", "ringet før", "Tak for", "Selv tak", "Mette"):
        assert left_out not in draft.body


def test_an_article_is_made_in_review_and_linked_both_ways(alice):
    chat = make_chat(alice)

    promotion, created = promote(chat, Wish(), by=alice)

    article = promotion.article
    assert created
    assert (article.status, article.owner, article.from_chat) == ("in_review", alice, True)
    assert (article.language, article.visibility) == ("da", "internal")
    assert [each.chat for each in article.promotions.all()] == [chat]
    assert Chat.objects.get().version == 2
    assert Change.objects.filter(type="chat", verb="promoted").exists()


def test_the_second_time_answers_the_first(alice, bob):
    chat = make_chat(alice)
    first, _created = promote(chat, Wish(), by=alice)

    again, created = promote(chat, Wish(title="Another"), by=bob)

    assert (again.pk, created) == (first.pk, False)
    assert Article.objects.count() == 1


def test_a_link_counts_as_the_article_and_a_reply_beside_it(alice):
    chat, article = make_chat(alice), make_article()
    linked, _created = promote(chat, Wish(target="link", article=article), by=alice)

    again, created = promote(chat, Wish(), by=alice)
    reply, made = promote(chat, Wish(target="reply"), by=alice)

    assert (again.pk, created, made) == (linked.pk, False, True)
    assert (reply.reply.status, reply.reply.shared_with) == ("in_review", "staff")
    assert (reply.reply.body, reply.reply.article) == (ANSWER, article)
    assert promote(chat, Wish(target="reply"), by=alice) == (reply, False)


@pytest.mark.parametrize("status", ["open", "unsolved", "moved"])
def test_what_was_not_solved_is_refused(alice, status):
    with pytest.raises(NotSolved):
        promote(make_chat(alice, status=status), Wish(), by=alice)

    assert Article.objects.count() == 0


def test_a_customer_who_left_was_served(alice):
    assert promote(make_chat(alice, status="left"), Wish(), by=alice)[1]


def test_a_second_chat_is_offered_the_article(alice, eva):
    question = "Hej. Hvordan renser jeg filteret i støvsugeren?"
    made, _created = promote(make_chat(alice, talk(question)), Wish(), by=alice)
    publish(made.article, by=eva)
    other = "Goddag, hvordan kan jeg rense filteret i min støvsuger?"

    [similar] = preview(make_chat(alice, talk(other)), by=alice).similar
    asked = {"messages": [{"author": "customer", "text": other}], "language": "da"}
    offered = caller(alice).post("/api/v1/suggestions/", asked).json()["articles"]

    assert (similar.id, similar.answers) == (made.article.pk, "clearly")
    assert [each["id"] for each in offered] == [made.article.pk]


def test_a_colleague_who_was_faster_is_noticed_in_the_save(alice, bob):
    """The search asked before knew nothing of it."""
    first, second = (make_chat(alice, talk("Hvordan renser jeg filteret?")) for _chat in range(2))
    promote(first, Wish(), by=bob)

    with pytest.raises(Duplicate):
        _promote(second, Wish(), alice, [])


def test_typed_texts_are_cleaned_too(alice):
    chat = make_chat(alice, talk(SECRET))

    made, _created = promote(
        chat,
        Wish(title="Mettes kode", body="Mette Sørensen, 010190-1234, ny@example.com"),
        by=alice,
    )

    newest = made.article.newest
    assert "Mette" not in newest.title + newest.body
    assert "010190" not in newest.body
    assert "ny@example.com" not in newest.body


def test_what_is_kept_stays_and_the_reason_without_the_text(alice):
    chat = make_chat(alice, talk(SECRET))
    mail = next(each for each in propose(chat).found if each.kind == "email")

    made, _created = promote(chat, Wish(keep=[(mail.id, "Public address")]), by=alice)

    assert "mette@example.com" in made.article.newest.body
    assert made.kept == [{"kind": "email", "reason": "Public address"}]


def test_what_is_added_is_taken_out_everywhere(alice):
    chat = make_chat(alice, talk("Hvorfor virker koden Blåhat ikke?", "Blåhat er udløbet."))

    made, _created = promote(chat, Wish(add=[("blåhat", "other")]), by=alice)

    newest = made.article.newest
    assert "låhat" not in newest.title + newest.summary + newest.body


@pytest.mark.parametrize(
    ("wish", "pointer"),
    [
        (Wish(keep=[("nothing", "why")]), "keep/0/id"),
        (Wish(add=[("x", "colour")]), "add/0/kind"),
        (Wish(target="link"), "article"),
        (Wish(target="revision"), "article"),
        (Wish(title=" "), "title"),
    ],
)
def test_what_cannot_be_taken_is_named(alice, wish, pointer):
    with pytest.raises(Invalid) as refused:
        promote(make_chat(alice), wish, by=alice)

    assert pointer in refused.value.errors
    assert (Article.objects.count(), Promotion.objects.count()) == (0, 0)


def test_keeping_needs_a_reason(alice):
    chat = make_chat(alice)
    redaction = propose(chat, keep=()).found
    first = redaction[0].id

    with pytest.raises(Invalid) as refused:
        promote(chat, Wish(keep=[(first, " ")]), by=alice)

    assert list(refused.value.errors) == ["keep/0/reason"]


def test_our_own_address_is_left_alone(alice, adam):
    set_company_facts("*", {"name": "Shop", "email": "hej@shop.example"}, by=adam)
    chat = make_chat(alice, talk(answer="Skriv til hej@shop.example, så hjælper vi."))

    assert "hej@shop.example" in propose(chat).draft.body


def test_more_text_waits_in_the_article_for_an_editor(alice, eva):
    article = make_article(body="What we know.")
    chat = make_chat(alice)

    with pytest.raises(NotAllowed):
        promote(chat, Wish(target="revision", article=article), by=alice)
    promote(chat, Wish(target="revision", article=article), by=eva)

    article.refresh_from_db()
    assert article.waits
    assert article.newest.body.startswith("What we know.\n\n## ")
    assert article.newest.body.endswith(ANSWER)


def test_the_same_question_is_a_duplicate_until_a_reason_is_given(alice):
    article = make_article("Hvordan renser jeg filteret i støvsugeren?", language="da")
    chat = make_chat(alice, talk("Hej. Hvordan renser jeg filteret i støvsugeren?"))

    with pytest.raises(Duplicate) as refused:
        promote(chat, Wish(), by=alice)
    assert [each["id"] for each in refused.value.similar] == [article.pk]

    made, created = promote(chat, Wish(create_anyway="An older model"), by=alice)
    assert (created, made.reason) == (True, "An older model")


def test_a_question_of_its_own_is_no_duplicate(alice):
    make_article("Hvordan renser jeg tragten i kaffemaskinen?", language="da")

    assert promote(make_chat(alice), Wish(), by=alice)[1]


def test_similar_articles_are_shown_if_one_may_read_them(alice):
    make_article("Støvsugeren suger ikke", language="da")
    make_article("Støvsugeren suger ikke, udkast", language="da", status="draft")

    shown = preview(make_chat(alice), by=alice).similar

    assert [each.title for each in shown] == ["Støvsugeren suger ikke"]
    assert shown[0].why == "Words in common: støvsuger, suger."


def test_an_editor_publishes_it_for_customers(alice, eva):
    made, _created = promote(make_chat(alice), Wish(), by=alice)

    published = publish(made.article, by=eva)

    assert published.status == "published"


def test_brackets_that_somebody_typed_are_no_fields_of_a_reply(alice):
    chat = make_chat(alice, talk(answer="Skriv {{kode}} eller [[kode]] i feltet."))

    made, _created = promote(chat, Wish(target="reply"), by=alice)

    assert made.reply.body == "Skriv \\{{kode}} eller \\[[kode]] i feltet."


def test_without_an_answer_the_draft_says_what_is_missing(alice):
    chat = make_chat(alice, [message("customer", "Hej")], status="left")

    with pytest.raises(Invalid) as refused:
        promote(chat, Wish(), by=alice)

    assert set(refused.value.errors) == {"title", "body"}


def at_once(chats, by):
    """Each chat promoted by a thread of its own: what came of it, in no order."""
    start = threading.Barrier(len(chats))
    outcomes = []

    def click(chat):
        own = User.objects.get(pk=by.pk)
        start.wait()
        try:
            promotion, created = promote(chat, Wish(), by=own)
            outcomes.append((promotion.article_id, created))
        except Duplicate as refused:
            outcomes.append((refused.similar[0]["id"], False))
        finally:
            connection.close()

    threads = [threading.Thread(target=click, args=[chat]) for chat in chats]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.parametrize("chats", [1, 4])
def test_eight_clicks_at_once_make_one_article(alice, chats):
    """On one chat, and on several that ask the same."""
    made = [make_chat(alice) for _number in range(chats)]

    outcomes = at_once(made * (8 // chats), alice)

    assert len(outcomes) == 8
    assert len({article for article, _created in outcomes}) == 1
    assert sum(created for _article, created in outcomes) == 1
    assert Article.objects.count() == 1
